import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, Input, NativeSelect, NativeSelectOption, Switch, Textarea } from '@vendure/dashboard';
import { type FormEvent, useEffect, useState } from 'react';
import { toast } from 'sonner';

import { ChangedMeanwhile, LabelledField, numberOf, reportError, wrongFields } from '../../screens/dashboard/shared';
import { useErpWords } from './erp-words';
import { saveConnectionDocument } from './erp.graphql';
import { SettingInputs, type Wrong } from './setting-inputs';
import { useSettingWords } from './setting-words';
import { fieldsOf, hasPlace, type Schema, type SettingField, type Settings, settingsToSend, startsOf } from './settings-fields';

export interface ConnectionKind {
    kind: string;
    form?: unknown;
    secrets: readonly string[];
}

interface Known {
    id: string;
    name: string;
    kind: string;
    settings: Settings;
    keptSecrets: readonly string[];
    enabled: boolean;
    version: number;
}

interface ConnectionFormProps {
    kinds: readonly ConnectionKind[];
    /** Null for a new one, which stays off until it has been seen to answer. */
    known: Known | null;
    onSaved: (id: string) => unknown;
    /** The server says that somebody changed it: load it again. */
    onStale?: () => unknown;
}

/** Without a description of its own a kind is set by JSON. */
function fieldsOfKind(kind: ConnectionKind | undefined): SettingField[] {
    return kind?.form ? fieldsOf(kind.form as Schema, kind.secrets) : [{ name: 'settings', node: { kind: 'json' }, isRequired: true, start: {} }];
}

/** A key as PEM has lines. */
function isLongText({ form }: ConnectionKind, secret: string): boolean {
    return fieldsOf((form ?? {}) as Schema).some(({ name, node }) => name === secret && node.kind === 'text' && node.isLong);
}

function settingsOf(known: Known | null, kinds: readonly ConnectionKind[]): Record<string, Settings> {
    if (known === null) return {};
    return { [known.kind]: kinds.find(one => one.kind === known.kind)?.form ? known.settings : { settings: known.settings } };
}

/**
 * Name, settings and secrets of a connection. What the server refuses stands beside its field, and all that was typed stays; when the connection is another meanwhile,
 * by a colleague or by its own tables of codes, the writer decides.
 */
export function ConnectionForm({ kinds, known, onSaved, onStale }: ConnectionFormProps) {
    const { t } = useLingui();
    const words = useErpWords();
    const settingWords = useSettingWords();
    const [name, setName] = useState(known?.name ?? '');
    const [kindName, setKindName] = useState(known?.kind ?? kinds[0]?.kind ?? '');
    const kind = kinds.find(one => one.kind === kindName);
    const fields = fieldsOfKind(kind);
    // What was typed for one kind is still there when its reader comes back to it.
    const [settings, setSettings] = useState(() => settingsOf(known, kinds));
    const values = settings[kindName] ?? startsOf(fields);
    const [secrets, setSecrets] = useState<Record<string, string>>({});
    const [enabled, setEnabled] = useState(known?.enabled ?? false);
    const [wrong, setWrong] = useState<readonly Wrong[]>([]);
    const [isBusy, setBusy] = useState(false);
    // What the typing began with, or was saved last.
    const [base, setBase] = useState({ version: known?.version ?? null, name, settings, enabled });
    const [staleBy, setStaleBy] = useState<string | null>(null);
    const isTyped = name !== base.name || settings !== base.settings || enabled !== base.enabled || Object.values(secrets).some(Boolean);
    const isOutdated = known !== null && known.version !== base.version;
    const keep = () => {
        setBase({ ...base, version: known?.version ?? null });
        setStaleBy(null);
    };
    const take = () => {
        if (known === null) return;
        const saved = settingsOf(known, kinds);
        setName(known.name);
        setSettings(saved);
        setSecrets({});
        setEnabled(known.enabled);
        setBase({ version: known.version, name: known.name, settings: saved, enabled: known.enabled });
        setStaleBy(null);
    };
    useEffect(() => {
        // Nothing was typed: what is saved is shown.
        if (isOutdated && !isTyped) take();
    });
    const own = ['name', 'kind', ...(kind?.secrets ?? [])];
    const wrongAt = (place: string) => wrong.find(one => one.place === place)?.what;
    const refused = (error: unknown) => {
        const found = wrongFields(error).map(({ field, what }) => ({ place: field.replace(/^(settings|secrets)\./, ''), what }));
        const stale = found.find(({ place }) => place === 'version');
        if (stale) {
            setStaleBy(stale.what);
            void onStale?.();
            return;
        }
        const isShown = found.length > 0 && found.every(({ place }) => own.includes(place) || hasPlace(fields, values, place));
        if (isShown) setWrong(found);
        else reportError(error);
    };
    const save = async () => {
        const sent = settingsToSend(fields, values, numberOf);
        const given = Object.fromEntries(Object.entries(secrets).filter(([secret, value]) => value !== '' && kind?.secrets.includes(secret)));
        const input = {
            id: known?.id ?? null, name, kind: kindName, settings: kind?.form ? sent : sent.settings, secrets: Object.keys(given).length > 0 ? given : null,
            enabled, version: base.version,
        };
        const { id } = (await api.mutate(saveConnectionDocument, { input })).saveErpConnection;
        toast.success(t`Saved`);
        setSecrets(now => (now === secrets ? {} : now));
        setBase({ ...base, name, settings, enabled });
        await onSaved(id);
    };
    const submit = (event: FormEvent) => {
        event.preventDefault();
        setWrong([]);
        setBusy(true);
        save().catch(refused).finally(() => setBusy(false));
    };
    return (
        <form onSubmit={submit} className="@container grid gap-4">
            <div className="grid items-start gap-4 @sm:grid-cols-2">
                <LabelledField label={t`Name`} wrong={wrongAt('name')}>{told => <Input {...told} dir="auto" required autoComplete="off" value={name} onChange={event => setName(event.target.value)} />}</LabelledField>
                {!known && (
                    <LabelledField label={t`Kind`} wrong={wrongAt('kind')}>
                        {told => (
                            <NativeSelect {...told} className="w-full" value={kindName} onChange={event => setKindName(event.target.value)}>
                                {kinds.map(one => <NativeSelectOption key={one.kind} value={one.kind}>{words.kind(one.kind)}</NativeSelectOption>)}
                            </NativeSelect>
                        )}
                    </LabelledField>
                )}
                {kind?.secrets.map(secret => {
                    const isText = isLongText(kind, secret);
                    const typed = { dir: 'ltr', autoComplete: 'off', value: secrets[secret] ?? '' };
                    const type = (value: string) => setSecrets({ ...secrets, [secret]: value });
                    return (
                        <LabelledField key={secret} label={settingWords.label(secret, '')} wrong={wrongAt(secret)}>
                            {told => (
                                <>
                                    {isText ? <Textarea {...told} {...typed} className="min-h-10 font-mono text-sm" onChange={event => type(event.target.value)} /> : <Input {...told} {...typed} type="password" autoComplete="new-password" onChange={event => type(event.target.value)} />}
                                    <span className="text-muted-foreground text-sm">{known?.keptSecrets.includes(secret) ? <Trans>Is kept; empty leaves it as it is</Trans> : <Trans>Not set</Trans>}</span>
                                </>
                            )}
                        </LabelledField>
                    );
                })}
            </div>
            <SettingInputs key={kindName} fields={fields} values={values} place="" wrong={wrong} onChange={changed => setSettings({ ...settings, [kindName]: changed })} />
            {known && <label className="flex items-center gap-2 text-sm"><Switch checked={enabled} onCheckedChange={setEnabled} /> <Trans>Switched on</Trans></label>}
            {((isOutdated && isTyped) || staleBy !== null) && <ChangedMeanwhile who={staleBy ?? ''} onKeep={keep} onTake={take} />}
            <Button type="submit" disabled={isBusy} className="justify-self-end"><Trans>Save</Trans></Button>
        </form>
    );
}
