import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, type DashboardRouteDefinition, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, Switch, usePermissions } from '@vendure/dashboard';
import { PencilIcon, PlusIcon, Trash2Icon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, QueryState } from '../../screens/dashboard/shared';
import { type Kind, kindsQuery, setSettingsMutation, type Settings, settingsQuery } from './complaints.graphql';
import { KindForm } from './kind-form';

export const complaintSettings: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'support', id: 'complaint-settings', url: '/complaint-settings', title: /* i18n*/ 'Complaint forms', order: 95, requiresPermission: ['ReadComplaint'] },
    path: '/complaint-settings',
    loader: () => ({ breadcrumb: () => <Trans>Complaint forms</Trans> }),
    component: () => (
        <Page pageId="complaint-settings">
            <PageTitle><Trans>Complaint forms</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="complaint-kinds" title={<Trans>Kinds of complaints</Trans>} description={<Trans>Each has a form of its own. A form without required questions is offered on the tracking page too.</Trans>}><Kinds /></PageBlock>
                <PageBlock column="side" blockId="complaint-deadlines" title={<Trans>Deadline of the answer</Trans>}><Deadlines /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

function Kinds() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const [edited, setEdited] = useState<Kind | 'new' | null>(null);
    const query = useQuery({ queryKey: ['complaint-kinds'], queryFn: () => api.query(kindsQuery), refetchOnWindowFocus: false });
    if (!query.data) return <QueryState query={query} />;
    if (edited) return <KindForm known={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />;
    const mayChange = hasPermissions(['UpdateSettings']);
    return (
        <div className="grid gap-3">
            {query.data.complaintKinds.length === 0 && <p className="text-muted-foreground text-sm"><Trans>There is none yet: customers cannot file complaints.</Trans></p>}
            <ul className="divide-y">
                {query.data.complaintKinds.map(kind => (
                    <li key={kind.id} className="flex items-center gap-3 py-2">
                        <div className="min-w-0 grow">
                            <p className="font-medium"><bdi>{kind.name.en}</bdi> · <bdi lang="fa">{kind.name.fa}</bdi> {!kind.active && <Badge variant="outline"><Trans>not offered</Trans></Badge>}</p>
                            <p className="text-muted-foreground text-sm">{kind.fields.map(field => field.label.en).join(', ')}</p>
                        </div>
                        {mayChange && <Button size="icon" variant="ghost" aria-label={t`Edit ${kind.name.en}`} onClick={() => setEdited(kind)}><PencilIcon /></Button>}
                    </li>
                ))}
            </ul>
            {mayChange && <Button variant="outline" className="justify-self-start" onClick={() => setEdited('new')}><PlusIcon /> <Trans>New kind</Trans></Button>}
        </div>
    );
}

function Deadlines() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const queryClient = useQueryClient();
    const query = useQuery({ queryKey: ['complaint-settings'], queryFn: () => api.query(settingsQuery), refetchOnWindowFocus: false });
    const [form, setForm] = useState<Settings | null>(null);
    useEffect(() => { if (query.data) setForm(query.data.complaintSettings); }, [query.data]);
    const save = useMutation({
        mutationFn: ({ version, mail, days, counts, countries }: Settings) => api.mutate(setSettingsMutation, { input: { version, mail: mail?.trim() || null, days, counts, countries } }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void queryClient.invalidateQueries({ queryKey: ['complaint-settings'] });
        },
    });
    if (!form) return <QueryState query={query} />;
    const set = (part: Partial<Settings>) => setForm({ ...form, ...part });
    const setCountry = (place: number, part: Partial<Settings['countries'][number]>) => set({ countries: form.countries.map((one, at) => (at === place ? { ...one, ...part } : one)) });
    const kinds = <><NativeSelectOption value="working">{t`working days`}</NativeSelectOption><NativeSelectOption value="calendar">{t`calendar days`}</NativeSelectOption></>;
    const whole = (value: string) => Math.max(1, Math.min(365, Math.trunc(Number(value)) || 1));
    return (
        <form className="grid gap-4" onSubmit={event => { event.preventDefault(); save.mutate(form); }}>
            <fieldset disabled={!hasPermissions(['UpdateSettings'])} className="grid gap-4">
                <LabelledField label={<Trans>Tell this address too</Trans>}>{told => <Input {...told} type="email" dir="ltr" value={form.mail ?? ''} onChange={event => set({ mail: event.target.value })} />}</LabelledField>
                <LabelledField label={<Trans>Answer within</Trans>}>
                    {told => (
                        <div className="flex gap-2">
                            <Input {...told} type="number" dir="ltr" min={1} max={365} value={form.days} onChange={event => set({ days: whole(event.target.value) })} />
                            <NativeSelect aria-label={t`Days`} value={form.counts} onChange={event => set({ counts: event.target.value })}>{kinds}</NativeSelect>
                        </div>
                    )}
                </LabelledField>
                {form.countries.map((one, place) => (
                    <div key={place} className="grid gap-2 rounded-md border p-3">
                        <div className="flex gap-2">
                            <Input aria-label={t`Country`} className="w-16" dir="ltr" maxLength={2} required pattern="[A-Z]{2}" value={one.countryCode} onChange={event => setCountry(place, { countryCode: event.target.value.toUpperCase() })} />
                            <Input aria-label={t`Answer within`} type="number" dir="ltr" min={1} max={365} value={one.days} onChange={event => setCountry(place, { days: whole(event.target.value) })} />
                            <Button type="button" size="icon" variant="ghost" aria-label={t`Delete ${one.countryCode}`} onClick={() => set({ countries: form.countries.filter((_, at) => at !== place) })}><Trash2Icon /></Button>
                        </div>
                        <NativeSelect aria-label={t`Days`} value={one.counts} onChange={event => setCountry(place, { counts: event.target.value })}>{kinds}</NativeSelect>
                        <label className="flex items-center gap-2 text-sm"><Switch checked={one.consumersOnly} onCheckedChange={consumersOnly => setCountry(place, { consumersOnly })} /> <Trans>For people who buy for themselves only</Trans></label>
                    </div>
                ))}
                <Button type="button" variant="outline" className="justify-self-start" onClick={() => set({ countries: [...form.countries, { countryCode: '', consumersOnly: true, days: 14, counts: 'calendar' }] })}><PlusIcon /> <Trans>Rule of a country</Trans></Button>
                {save.error && <p role="alert" className="text-destructive text-sm">{errorText(save.error)}</p>}
                {hasPermissions(['UpdateSettings']) && <Button type="submit" className="justify-self-start" disabled={save.isPending}><Trans>Save</Trans></Button>}
            </fieldset>
        </form>
    );
}
