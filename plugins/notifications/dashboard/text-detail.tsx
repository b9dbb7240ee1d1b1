import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute } from '@tanstack/react-router';
import { api, Button, ConfirmationDialog, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, Textarea, usePermissions } from '@vendure/dashboard';
import { useRef, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, Ltr, Moment, Num, QueryState, useRested, wrongField } from '../../screens/dashboard/shared';
import { notificationTextDocument, notificationTextPreviewDocument, resetNotificationTextDocument, saveNotificationTextDocument } from './notifications.graphql';
import { useTemplateNames } from './template-name';
import { useFaultText, useWording } from './wording';

export const textDetail: DashboardRouteDefinition = {
    path: '/message-texts/$id',
    loader: () => ({ breadcrumb: [{ path: '/message-texts', label: <Trans>Message texts</Trans> }, <Trans>Text</Trans>] }),
    component: route => <TextDetail route={route} />,
};

function placeOf(id: string) {
    const [template = '', channel = '', language = ''] = id.split('.');
    return { template, channel, language };
}

function TextDetail({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const place = placeOf(id);
    const nameOf = useTemplateNames();
    const { channels, languages } = useWording();
    const query = useQuery({ queryKey: ['notification-text', id], queryFn: () => api.query(notificationTextDocument, place) });
    const text = query.data?.notificationText;
    if (!text) return <Page pageId="message-text"><QueryState query={query} /></Page>;
    return (
        <Page pageId="message-text">
            <PageTitle>{nameOf(text.template)} · {channels[text.channel]} · {languages[text.language]}</PageTitle>
            <TextEditor key={`${id}-${text.version}`} text={text} place={place} onChanged={() => query.refetch()} />
        </Page>
    );
}

interface TextEditorProps {
    text: { id: string; text: string; builtIn: string; isOwn: boolean; version: number; updatedAt: string | null; placeholders: Array<{ name: string; example: string }> };
    place: { template: string; channel: string; language: string };
    onChanged: () => Promise<unknown>;
}

function TextEditor({ text, place, onChanged }: TextEditorProps) {
    const { t } = useLingui();
    const client = useQueryClient();
    const mayWrite = usePermissions().hasPermissions(['UpdateNotification']);
    const [written, setWritten] = useState(text.text);
    const [wrong, setWrong] = useState<string | null>(null);
    const [busy, setBusy] = useState(false);
    const area = useRef<HTMLTextAreaElement>(null);
    const rested = useRested(written);
    const faultText = useFaultText();
    const seen = useQuery({ queryKey: ['notification-text-preview', text.id, rested], queryFn: () => api.query(notificationTextPreviewDocument, { ...place, text: rested }), placeholderData: before => before });
    const { preview, faults = [] } = seen.data?.notificationTextPreview ?? {};
    const insert = (name: string) => {
        const { selectionStart = written.length, selectionEnd = written.length } = area.current ?? {};
        setWritten(`${written.slice(0, selectionStart)}{{${name}}}${written.slice(selectionEnd)}`);
        area.current?.focus();
    };
    const done = async (said: string) => {
        toast.success(said);
        await client.invalidateQueries({ queryKey: ['notification-events'] });
        await onChanged();
    };
    const carryOut = async (work: () => Promise<void>) => {
        setBusy(true);
        setWrong(null);
        try {
            await work();
        } catch (error) {
            setWrong(wrongField(error)?.what ?? errorText(error));
        }
        setBusy(false);
    };
    const save = () =>
        carryOut(async () => {
            const { saveNotificationText: answer } = await api.mutate(saveNotificationTextDocument, { input: { ...place, text: written, version: text.version } });
            if (answer.__typename === 'NotificationTextRefusal') setWrong(faultText({ problem: answer.reason, name: null }));
            else await done(t`Saved`);
        });
    const reset = () =>
        carryOut(async () => {
            await api.mutate(resetNotificationTextDocument, { input: { ...place, version: text.version } });
            await done(t`The text that comes with Karvan is back`);
        });
    return (
        <PageLayout>
            <PageBlock column="main" blockId="message-text-editor">
                <div className="grid gap-4">
                    <LabelledField label={place.channel === 'mail' ? <Trans>Text, the subject on its first line</Trans> : <Trans>Text</Trans>} wrong={wrong ?? (faults[0] && faultText(faults[0]))}>
                        {told => (
                            <Textarea
                                {...told} ref={area} lang={place.language} dir={place.language === 'fa' ? 'rtl' : 'ltr'} rows={place.channel === 'mail' ? 14 : 6}
                                value={written} disabled={!mayWrite} onChange={event => setWritten(event.target.value)}
                            />
                        )}
                    </LabelledField>
                    {mayWrite && (
                        <div className="grid gap-2">
                            <p className="text-sm font-medium"><Trans>What this message can tell (press to insert)</Trans></p>
                            <div className="flex flex-wrap gap-2">
                                {text.placeholders.map(({ name, example }) => (
                                    <Button key={name} type="button" variant="outline" size="sm" title={example} onClick={() => insert(name)}><Ltr>{`{{${name}}}`}</Ltr></Button>
                                ))}
                            </div>
                        </div>
                    )}
                    {mayWrite && (
                        <div className="flex flex-wrap justify-end gap-2">
                            {text.isOwn && (
                                <ConfirmationDialog title={t`Back to the text that comes with Karvan?`} description={t`Your own words are gone from here; the audit log keeps them.`} onConfirm={() => void reset()}>
                                    <Button type="button" variant="outline" disabled={busy}><Trans>Back to the built-in text</Trans></Button>
                                </ConfirmationDialog>
                            )}
                            <Button type="button" disabled={busy || faults.length > 0 || written === text.text} onClick={() => void save()}><Trans>Save</Trans></Button>
                        </div>
                    )}
                </div>
            </PageBlock>
            <PageBlock column="side" blockId="message-text-preview" title={<Trans>Preview with examples</Trans>}>
                {preview ? (
                    <div className="grid gap-3 text-sm">
                        {preview.subject !== null && <p dir="auto" className="font-semibold">{preview.subject}</p>}
                        <p lang={place.language} dir={place.language === 'fa' ? 'rtl' : 'ltr'} className="bg-muted rounded-lg p-3 break-words whitespace-pre-wrap">{preview.text}</p>
                        {preview.encoding !== null && (
                            <dl className="grid grid-cols-2 gap-1">
                                <dt className="text-muted-foreground"><Trans>SMS that it makes</Trans></dt><dd><Num value={preview.parts} /></dd>
                                <dt className="text-muted-foreground"><Trans>Characters</Trans></dt><dd><Num value={preview.characters} /></dd>
                                <dt className="text-muted-foreground"><Trans>Alphabet</Trans></dt>
                                <dd>{preview.encoding === 'gsm' ? <Trans>GSM: 160 in one SMS, 153 in each part</Trans> : <Trans>Unicode: 70 in one SMS, 67 in each part</Trans>}</dd>
                            </dl>
                        )}
                    </div>
                ) : (
                    <p className="text-muted-foreground text-sm"><Trans>The preview appears when the text is right.</Trans></p>
                )}
            </PageBlock>
            <PageBlock column="side" blockId="message-text-facts">
                <p className="text-muted-foreground text-sm">
                    {text.isOwn ? <Trans>Your own words, version {text.version}</Trans> : <Trans>The text that comes with Karvan</Trans>}
                    {text.updatedAt !== null && <> · <Moment at={text.updatedAt} /></>}
                </p>
                {text.isOwn && (
                    <details className="mt-3 text-sm">
                        <summary><Trans>Show the built-in text</Trans></summary>
                        <p lang={place.language} dir={place.language === 'fa' ? 'rtl' : 'ltr'} className="mt-2 break-words whitespace-pre-wrap">{text.builtIn}</p>
                    </details>
                )}
            </PageBlock>
        </PageLayout>
    );
}
