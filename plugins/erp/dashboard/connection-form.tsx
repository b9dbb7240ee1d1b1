import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, Input, NativeSelect, NativeSelectOption, Switch, Textarea } from '@vendure/dashboard';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, numberOf, reportError, wrongFields } from '../../screens/dashboard/shared';
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
}

/** Without a description of its own a kind is set by JSON. */
function fieldsOfKind(kind: ConnectionKind | undefined): SettingField[] {
    return kind?.form ? fieldsOf(kind.form as Schema, kind.secrets) : [{ name: 'settings', node: { kind: 'json' }, isRequired: true, start: {} }];
}

/** A key as PEM has lines. */
function isLongText({ form }: ConnectionKind, secret: string): boolean {
    return fieldsOf((form ?? {}) as Schema).some(({ name, node }) => name === secret && node.kind === 'text' && node.isLong);
}

/** Name, settings and secrets of a connection. What the server refuses stands beside its field, and all that was typed stays. */
export function ConnectionForm({ kinds, known, onSaved }: ConnectionFormProps) {
    const { t } = useLingui();
    const words = useErpWords();
    const settingWords = useSettingWords();
    const [name, setName] = useState(known?.name ?? '');
    const [kindName, setKindName] = useState(known?.kind ?? kinds[0]?.kind ?? '');
    const kind = kinds.find(one => one.kind === kindName);
    const fields = fieldsOfKind(kind);
    // What was typed for one kind is still there when its reader comes back to it.
    const [settings, setSettings] = useState<Record<string, Settings>>(known ? { [known.kind]: kind?.form ? known.settings : { settings: known.settings } } : {});
    const values = settings[kindName] ?? startsOf(fields);
    const [secrets, setSecrets] = useState<Record<string, string>>({});
    const [enabled, setEnabled] = useState(known?.enabled ?? false);
    const [wrong, setWrong] = useState<readonly Wrong[]>([]);
    const [isBusy, setBusy] = useState(false);
    const own = ['name', 'kind', ...(kind?.secrets ?? [])];
    const wrongAt = (place: string) => wrong.find(one => one.place === place)?.what;
    const refused = (error: unknown) => {
        const found = wrongFields(error).map(({ field, what }) => ({ place: field.replace(/^(settings|secrets)\./, ''), what }));
        const isShown = found.length > 0 && found.every(({ place }) => own.includes(place) || hasPlace(fields, values, place));
        if (isShown) setWrong(found);
        else reportError(error);
    };
    const save = async () => {
        const sent = settingsToSend(fields, values, numberOf);
        const given = Object.fromEntries(Object.entries(secrets).filter(([secret, value]) => value !== '' && kind?.secrets.includes(secret)));
        const input = {
            id: known?.id ?? null, name, kind: kindName, settings: kind?.form ? sent : sent.settings, secrets: Object.keys(given).length > 0 ? given : null,
            enabled, version: known?.version ?? null,
        };
        const { id } = (await api.mutate(saveConnectionDocument, { input })).saveErpConnection;
        toast.success(t`Saved`);
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
            <Button type="submit" disabled={isBusy} className="justify-self-end"><Trans>Save</Trans></Button>
        </form>
    );
}
