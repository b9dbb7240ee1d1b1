import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, type DashboardRouteDefinition, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Input, NativeSelect, NativeSelectOption, Page, PageBlock,
    PageLayout, PageTitle, PermissionGuard, Textarea, usePermissions,
} from '@vendure/dashboard';
import { PencilIcon, PlusIcon, Trash2Icon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, QueryState, reportError, wrongField } from '../../screens/dashboard/shared';
import { type Canned, cannedAnswersQuery, deleteCannedMutation, saveCannedMutation, setSettingsMutation, type Settings, settingsQuery } from './support.graphql';

export const deskSettings: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'support', id: 'support-desk', url: '/support-desk', title: /* i18n*/ 'Support desk', order: 90, requiresPermission: ['AnswerSupportThread'] },
    path: '/support-desk',
    loader: () => ({ breadcrumb: () => <Trans>Support desk</Trans> }),
    component: () => (
        <Page pageId="support-desk">
            <PageTitle><Trans>Support desk</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="support-canned" title={<Trans>Ready answers</Trans>} description={<Trans>What is said often; it can be changed before it is sent.</Trans>}><CannedAnswers /></PageBlock>
                <PageBlock column="side" blockId="support-targets" title={<Trans>How soon customers are answered</Trans>} description={<Trans>In minutes of the desk's hours. Nights, days off and holidays do not count.</Trans>}><Targets /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const languages: Record<string, string> = { en: 'English', fa: 'فارسی', pl: 'Polski', ru: 'Русский' };

function CannedAnswers() {
    const { t } = useLingui();
    const queryClient = useQueryClient();
    const [edited, setEdited] = useState<Partial<Canned> | null>(null);
    const query = useQuery({ queryKey: ['support', 'canned'], queryFn: () => api.query(cannedAnswersQuery) });
    const remove = useMutation({
        mutationFn: (id: string) => api.mutate(deleteCannedMutation, { id }),
        onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['support', 'canned'] }),
        onError: reportError,
    });
    if (!query.data) return <QueryState query={query} />;
    const answers = query.data.cannedAnswers;
    return (
        <div className="grid gap-3">
            {answers.length === 0 && <p className="text-muted-foreground text-sm"><Trans>There is none yet.</Trans></p>}
            <ul className="divide-y">
                {answers.map(one => (
                    <li key={one.id} className="flex items-start gap-3 py-2">
                        <div className="min-w-0 grow">
                            <p className="font-medium"><bdi>{one.title}</bdi> <span className="text-muted-foreground text-sm font-normal">{languages[one.language]}</span></p>
                            <p dir="auto" className="text-muted-foreground line-clamp-2 text-sm">{one.text}</p>
                        </div>
                        <Button size="icon" variant="ghost" aria-label={t`Edit ${one.title}`} onClick={() => setEdited(one)}><PencilIcon /></Button>
                        <Button size="icon" variant="ghost" aria-label={t`Delete ${one.title}`} disabled={remove.isPending} onClick={() => remove.mutate(one.id)}><Trash2Icon /></Button>
                    </li>
                ))}
            </ul>
            <Button variant="outline" className="justify-self-start" onClick={() => setEdited({})}><PlusIcon /> <Trans>New ready answer</Trans></Button>
            {edited && <CannedDialog known={edited} onClose={() => setEdited(null)} />}
        </div>
    );
}

function CannedDialog({ known, onClose }: { known: Partial<Canned>; onClose: () => void }) {
    const { t } = useLingui();
    const queryClient = useQueryClient();
    const [form, setForm] = useState({ language: known.language ?? 'en', title: known.title ?? '', text: known.text ?? '' });
    const [isTried, setTried] = useState(false);
    const set = (part: Partial<typeof form>) => setForm(before => ({ ...before, ...part }));
    const save = useMutation({
        mutationFn: () => api.mutate(saveCannedMutation, { input: { ...form, id: known.id ?? null, version: known.version ?? null } }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void queryClient.invalidateQueries({ queryKey: ['support', 'canned'] });
            onClose();
        },
    });
    const wrong = wrongField(save.error)?.field;
    const missing = t`Please fill this in.`;
    const isWrong = form.title.trim() === '' || form.text.trim() === '';
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle>{known.id ? <Trans>Ready answer</Trans> : <Trans>New ready answer</Trans>}</DialogTitle>
                    <DialogDescription><Trans>What is said often; it can be changed before it is sent.</Trans></DialogDescription>
                </DialogHeader>
                <form className="grid gap-4" onSubmit={event => { event.preventDefault(); setTried(true); if (!isWrong) save.mutate(); }}>
                    <LabelledField label={<Trans>Language</Trans>}>
                        {told => (
                            <NativeSelect {...told} value={form.language} onChange={event => set({ language: event.target.value })}>
                                {Object.entries(languages).map(([code, name]) => <NativeSelectOption key={code} value={code}>{name}</NativeSelectOption>)}
                            </NativeSelect>
                        )}
                    </LabelledField>
                    <LabelledField label={<Trans>Title</Trans>} wrong={isTried && form.title.trim() === '' ? missing : wrong === 'title' && t`Another answer in this language has this title.`}>
                        {told => <Input {...told} dir="auto" maxLength={120} value={form.title} onChange={event => set({ title: event.target.value })} />}
                    </LabelledField>
                    <LabelledField label={<Trans>Text</Trans>} wrong={isTried && form.text.trim() === '' && missing}>
                        {told => <Textarea {...told} dir="auto" className="min-h-40" maxLength={4000} value={form.text} onChange={event => set({ text: event.target.value })} />}
                    </LabelledField>
                    {save.error && wrong !== 'title' && <p role="alert" className="text-destructive text-sm">{errorText(save.error)}</p>}
                    <DialogFooter>
                        <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                        <Button type="submit" disabled={save.isPending}><Trans>Save</Trans></Button>
                    </DialogFooter>
                </form>
            </DialogContent>
        </Dialog>
    );
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function Targets() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const queryClient = useQueryClient();
    const query = useQuery({ queryKey: ['support-settings'], queryFn: () => api.query(settingsQuery), refetchOnWindowFocus: false });
    const [form, setForm] = useState<Settings | null>(null);
    useEffect(() => { if (query.data) setForm(query.data.supportSettings); }, [query.data]);
    const save = useMutation({
        mutationFn: (input: Settings) => api.mutate(setSettingsMutation, { input }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void queryClient.invalidateQueries({ queryKey: ['support-settings'] });
        },
    });
    if (!form) return <QueryState query={query} />;
    const set = (part: Partial<Settings>) => setForm({ ...form, ...part });
    const wrong = form.openMinute >= form.closeMinute ? 'closeMinute' : form.highMinutes > form.normalMinutes ? 'highMinutes' : form.urgentMinutes > form.highMinutes ? 'urgentMinutes' : null;
    const longer = t`Not longer than the one above.`;
    const minutes = (field: 'normalMinutes' | 'highMinutes' | 'urgentMinutes', label: string) => (
        <LabelledField label={label} wrong={wrong === field && longer}>
            {told => <Input {...told} type="number" dir="ltr" min={1} max={14400} required value={form[field] || ''} onChange={event => set({ [field]: Math.trunc(Number(event.target.value)) })} />}
        </LabelledField>
    );
    return (
        <form className="grid gap-4" onSubmit={event => { event.preventDefault(); if (!wrong) save.mutate(form); }}>
            <fieldset disabled={!hasPermissions(['UpdateSettings'])} className="grid gap-4">
                <div className="grid gap-4">
                    <LabelledField label={<Trans>Opens at</Trans>}>{told => <Input {...told} type="time" required value={clock(form.openMinute)} onChange={event => set({ openMinute: minutesOf(event.target.value) })} />}</LabelledField>
                    <LabelledField label={<Trans>Closes at</Trans>} wrong={wrong === 'closeMinute' && t`After the opening, please.`}>{told => <Input {...told} type="time" required value={clock(form.closeMinute)} onChange={event => set({ closeMinute: minutesOf(event.target.value) })} />}</LabelledField>
                </div>
                {minutes('normalMinutes', t`Normal`)}
                {minutes('highMinutes', t`High`)}
                {minutes('urgentMinutes', t`Urgent`)}
            </fieldset>
            {save.error && <p role="alert" className="text-destructive text-sm">{errorText(save.error)}</p>}
            <PermissionGuard requires={['UpdateSettings']}><Button type="submit" className="justify-self-start" disabled={save.isPending || wrong !== null}><Trans>Save</Trans></Button></PermissionGuard>
        </form>
    );
}
