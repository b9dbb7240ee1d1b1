import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch, Table, TableBody, TableCell, TableRow, Textarea } from '@vendure/dashboard';
import { SendIcon, UndoIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, Moment, MomentField, newKey, Pages, pageSize, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { AudienceFields } from './audience-fields';
import { type Audience, type Broadcast, oneQuery, recipientsQuery, saveMutation, scheduleMutation, withdrawMutation } from './broadcasts.graphql';
import { type Language, languages, StateBadge } from './wording';

export const broadcastDetail: DashboardRouteDefinition = {
    path: '/broadcasts/$id',
    loader: ({ params }) => ({ breadcrumb: [{ path: '/broadcasts', label: <Trans>Broadcasts</Trans> }, params.id === 'new' ? <Trans>New broadcast</Trans> : params.id] }),
    component: route => <BroadcastPage id={(route.useParams() as { id: string }).id} />,
};

function BroadcastPage({ id }: { id: string }) {
    const isNew = id === 'new';
    const query = useQuery({ queryKey: ['broadcasts', 'one', id], queryFn: () => api.query(oneQuery, { id }), enabled: !isNew });
    const known = query.data?.broadcast ?? null;
    const isDraft = isNew || known?.state === 'draft';
    return (
        <Page pageId="broadcast-detail">
            <PageTitle>{isNew ? <Trans>New broadcast</Trans> : <Trans>Broadcast</Trans>} {known && <StateBadge state={known.state} />}</PageTitle>
            <PageLayout>
                {!isNew && !known && <PageBlock column="full" blockId="broadcast-state"><QueryState query={query} /></PageBlock>}
                {isDraft && (isNew || known) && <PageBlock column="full" blockId="broadcast-draft"><Draft key={known?.version ?? 0} known={known} /></PageBlock>}
                {known && !isDraft && <PageBlock column="main" blockId="broadcast-texts"><Texts broadcast={known} /></PageBlock>}
                {known && !isDraft && <PageBlock column="side" blockId="broadcast-way"><Way broadcast={known} /></PageBlock>}
                {known && !isDraft && <PageBlock column="main" blockId="broadcast-recipients" title={<Trans>Who has read it</Trans>}><Recipients id={known.id} /></PageBlock>}
            </PageLayout>
        </Page>
    );
}

const everybody: Audience = { companyIds: [], groupNames: [], countryCodes: [], firmBranchIds: [], priceListIds: [], noOrderForDays: null };

function useRefusals(): Record<string, string> {
    const { t } = useLingui();
    return { 'wrong-state': t`The broadcast has gone on; this is not possible now.`, nobody: t`Nobody fits: it would go to no one.` };
}

function Draft({ known }: { known: Broadcast | null }) {
    const { t } = useLingui();
    const refusals = useRefusals();
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const [texts, setTexts] = useState<Record<string, { subject: string; text: string }>>(() => Object.fromEntries((known?.texts ?? []).map(({ language, subject, text }) => [language, { subject, text }])));
    const [audience, setAudience] = useState<Audience>(known?.audience ?? everybody);
    const [ways, setWays] = useState({ banner: known?.banner ?? false, byMail: known?.byMail ?? false, bySms: known?.bySms ?? false });
    const [sendAt, setSendAt] = useState<string | null>(null);
    const [key, setKey] = useState(newKey);
    const written = Object.entries(texts).filter(([, one]) => one.subject.trim() !== '' && one.text.trim() !== '').map(([language, one]) => ({ language, subject: one.subject.trim(), text: one.text.trim() }));
    const save = async () => {
        const { saveBroadcast } = await api.mutate(saveMutation, { input: { id: known?.id ?? null, version: known?.version ?? null, texts: written, audience, ...ways, idempotencyKey: key } });
        setKey(newKey());
        if (saveBroadcast.__typename === 'BroadcastRefusal') throw new Error(refusals[saveBroadcast.reason] ?? saveBroadcast.message);
        return saveBroadcast;
    };
    const failed = (error: unknown) => {
        setKey(newKey());
        reportError(error);
    };
    const after = async (id: string) => {
        await queryClient.invalidateQueries({ queryKey: ['broadcasts'] });
        await navigate({ to: `/broadcasts/${id}` });
    };
    const keep = useMutation({ mutationFn: save, onSuccess: ({ id }) => { toast.success(t`Saved`); void after(id); }, onError: failed });
    const send = useMutation({
        mutationFn: async () => {
            const { id, version } = await save();
            const { scheduleBroadcast } = await api.mutate(scheduleMutation, { input: { id, version, sendAt, idempotencyKey: newKey() } });
            if (scheduleBroadcast.__typename === 'BroadcastRefusal') toast.error(refusals[scheduleBroadcast.reason] ?? scheduleBroadcast.message);
            else toast.success(sendAt === null ? t`It is on its way.` : t`It goes at its time.`);
            return id;
        },
        onSuccess: id => void after(id),
        onError: failed,
    });
    const isBusy = keep.isPending || send.isPending;
    const toggles: [keyof typeof ways, React.ReactNode][] = [
        ['banner', <Trans key="banner">At the head of the portal until it is read</Trans>],
        ['byMail', <Trans key="mail">By mail too</Trans>],
        ['bySms', <Trans key="sms">By SMS too: the subject and a link</Trans>],
    ];
    return (
        <form className="grid gap-6" onSubmit={event => { event.preventDefault(); if (written.length > 0 && !isBusy) keep.mutate(); }}>
            <div className="grid gap-4 lg:grid-cols-2">
                {(Object.keys(languages) as Language[]).map(code => {
                    const one = texts[code] ?? { subject: '', text: '' };
                    const set = (part: Partial<typeof one>) => setTexts({ ...texts, [code]: { ...one, ...part } });
                    return (
                        <fieldset key={code} className="grid gap-2 rounded-md border p-3">
                            <legend className="px-1 text-sm font-medium" lang={code}>{languages[code]}</legend>
                            <LabelledField label={<Trans>Subject</Trans>}>{told => <Input {...told} dir="auto" lang={code} maxLength={150} value={one.subject} onChange={event => set({ subject: event.target.value })} />}</LabelledField>
                            <LabelledField label={<Trans>Text</Trans>}>{told => <Textarea {...told} dir="auto" lang={code} className="min-h-24" maxLength={4000} value={one.text} onChange={event => set({ text: event.target.value })} />}</LabelledField>
                        </fieldset>
                    );
                })}
            </div>
            <p className="text-muted-foreground text-sm"><Trans>Who reads a language that you leave out reads English, or else what there is.</Trans></p>
            <AudienceFields audience={audience} onChange={setAudience} />
            <div className="grid gap-2">
                {toggles.map(([name, label]) => <label key={name} className="flex items-center gap-2 text-sm"><Switch checked={ways[name]} onCheckedChange={on => setWays({ ...ways, [name]: on })} /> {label}</label>)}
            </div>
            <LabelledField className="max-w-72" label={<Trans>Goes at; empty: at once</Trans>}>
                {({ id, ...told }) => <MomentField id={id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} value={sendAt} onChange={setSendAt} />}
            </LabelledField>
            <PermissionGuard requires={['SendBroadcast']}>
                <div className="flex flex-wrap gap-2">
                    <Button type="button" disabled={written.length === 0 || isBusy} onClick={() => send.mutate()}><SendIcon className="rtl:-scale-x-100" /> <Trans>Send</Trans></Button>
                    <Button type="submit" variant="outline" disabled={written.length === 0 || isBusy}><Trans>Save as a draft</Trans></Button>
                </div>
            </PermissionGuard>
        </form>
    );
}

function Texts({ broadcast }: { broadcast: Broadcast }) {
    return (
        <div className="grid gap-4">
            {broadcast.texts.map(({ language, subject, text }) => (
                <article key={language} lang={language}>
                    <h2 dir="auto" className="font-semibold">{subject}</h2>
                    <p dir="auto" className="break-words whitespace-pre-wrap">{text}</p>
                </article>
            ))}
        </div>
    );
}

function Way({ broadcast }: { broadcast: Broadcast }) {
    const { moment } = useFormats();
    const queryClient = useQueryClient();
    const withdraw = useMutation({ mutationFn: () => api.mutate(withdrawMutation, { id: broadcast.id }), onSuccess: () => queryClient.invalidateQueries({ queryKey: ['broadcasts'] }), onError: reportError });
    return (
        <div className="grid gap-3 text-sm">
            {broadcast.sendAt && <p><Trans>Goes at {moment(broadcast.sendAt)}</Trans></p>}
            {broadcast.sentAt && <p><Trans>Sent at {moment(broadcast.sentAt)}</Trans></p>}
            {broadcast.banner && <p><Trans>At the head of the portal until it is read</Trans></p>}
            {broadcast.byMail && <p><Trans>By mail too</Trans></p>}
            {broadcast.bySms && <p><Trans>By SMS too: the subject and a link</Trans></p>}
            {broadcast.state !== 'withdrawn' && (
                <PermissionGuard requires={['SendBroadcast']}>
                    <Button variant="outline" className="justify-self-start" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}><UndoIcon /> <Trans>Withdraw</Trans></Button>
                </PermissionGuard>
            )}
        </div>
    );
}

function Recipients({ id }: { id: string }) {
    const [skip, setSkip] = useState(0);
    const query = useQuery({ queryKey: ['broadcasts', 'recipients', id, skip], queryFn: () => api.query(recipientsQuery, { id, input: { skip, take: pageSize } }), refetchInterval: 15_000 });
    if (!query.data) return <QueryState query={query} />;
    const { items, totalItems } = query.data.broadcastRecipients;
    if (totalItems === 0) return <p className="text-muted-foreground text-sm"><Trans>It has gone to nobody yet.</Trans></p>;
    return (
        <div className="grid gap-4">
            <Table>
                <TableBody>
                    {items.map((row, place) => (
                        <TableRow key={place}>
                            <TableCell className="whitespace-normal"><bdi>{row.companyName}</bdi></TableCell>
                            <TableCell className="whitespace-normal"><bdi>{row.name}</bdi></TableCell>
                            <TableCell className="whitespace-normal">{row.readAt ? <Moment at={row.readAt} /> : <Trans>not read</Trans>}</TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}
