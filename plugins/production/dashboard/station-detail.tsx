import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Button, Checkbox, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, Spinner, Switch, usePermissions } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { NameFields } from './name-fields';
import { Labelled } from './operation-rows';
import { createStationMutation, staffQuery, stationQuery, updateStationMutation } from './production.graphql';
import { StationFloor } from './station-floor';
import { minutesToTime, timeToMinutes, useNameIn } from './wording';

export const stationDetail: DashboardRouteDefinition = {
    path: '/production/stations/$id',
    loader: () => ({ breadcrumb: [{ path: '/production/stations', label: <Trans>Stations</Trans> }, <Trans>Station</Trans>] }),
    component: () => <StationPage />,
};

const fresh = {
    code: '', name: { en: '', fa: '', pl: '', ru: '' }, active: true, openMinute: 480, closeMinute: 1020, parallelOperations: 1, operatorIds: [] as string[],
};

function StationPage() {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const { hasPermissions } = usePermissions();
    const nameIn = useNameIn();
    const mayEdit = hasPermissions([isNew ? 'CreateRouting' : 'UpdateRouting']);
    const [form, setForm] = useState(fresh);
    const found = useQuery({ queryKey: ['production', 'station', id], queryFn: () => api.query(stationQuery, { id }), enabled: !isNew, refetchOnWindowFocus: false });
    const staff = useQuery({ queryKey: ['production-staff'], queryFn: () => api.query(staffQuery) });
    const station = found.data?.productionStation;
    useEffect(() => {
        if (station) {
            const { code, name, active, openMinute, closeMinute, parallelOperations, operators } = station;
            setForm({ code, name: { en: name.en, fa: name.fa, pl: name.pl ?? '', ru: name.ru ?? '' }, active, openMinute, closeMinute, parallelOperations, operatorIds: operators.map(one => one.id) });
        }
    }, [station]);
    const save = useMutation({
        mutationFn: async () => (isNew
            ? (await api.mutate(createStationMutation, { input: form })).createProductionStation
            : (await api.mutate(updateStationMutation, { id, input: form })).updateProductionStation),
        onSuccess: saved => {
            toast.success(t`The station is saved.`);
            void queryClient.invalidateQueries({ queryKey: ['production'] });
            void queryClient.invalidateQueries({ queryKey: ['production-stations'] });
            if (isNew) void navigate({ to: `/production/stations/${saved.id}` });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    const change = (patch: Partial<typeof fresh>) => setForm(before => ({ ...before, ...patch }));
    const setOperator = (operatorId: string, works: boolean) =>
        change({ operatorIds: works ? [...form.operatorIds, operatorId] : form.operatorIds.filter(one => one !== operatorId) });
    return (
        <Page pageId="station-detail">
            <PageTitle>{isNew ? <Trans>New station</Trans> : nameIn(form.name) || form.code}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="station-form">
                    {found.isLoading && <Spinner />}
                    {found.error && <p role="alert" className="text-destructive">{errorText(found.error)}</p>}
                    <form className="flex flex-col gap-4" onSubmit={event => { event.preventDefault(); save.mutate(); }}>
                        <fieldset disabled={!mayEdit} className="flex flex-col gap-4">
                            <Labelled text={t`Code`}><Input dir="ltr" required pattern="[a-z0-9][a-z0-9\-]*" maxLength={40} value={form.code} onChange={e => change({ code: e.target.value })} /></Labelled>
                            <NameFields name={form.name} onChange={name => change({ name })} />
                            <div className="grid gap-4 sm:grid-cols-3">
                                <Labelled text={t`Opens at`}><Input type="time" required value={minutesToTime(form.openMinute)} onChange={e => change({ openMinute: timeToMinutes(e.target.value) })} /></Labelled>
                                <Labelled text={t`Closes at`}><Input type="time" required value={minutesToTime(form.closeMinute)} onChange={e => change({ closeMinute: timeToMinutes(e.target.value) })} /></Labelled>
                                <Labelled text={t`Operations at the same time`}><Input type="number" min={1} max={100} required value={form.parallelOperations} onChange={e => change({ parallelOperations: Math.trunc(Number(e.target.value)) })} /></Labelled>
                            </div>
                            <label className="flex items-center gap-2 text-sm"><Switch checked={form.active} onCheckedChange={active => change({ active })} /> <Trans>Active</Trans></label>
                        </fieldset>
                        {mayEdit && <Button type="submit" className="self-start" disabled={save.isPending}><Trans>Save</Trans></Button>}
                    </form>
                </PageBlock>
                <PageBlock column="side" blockId="station-operators" title={<Trans>Operators</Trans>} description={<Trans>They see the work of this station and do it.</Trans>}>
                    <ul className="flex max-h-96 flex-col gap-2 overflow-y-auto">
                        {staff.data?.productionStaff.map(one => (
                            <li key={one.id}>
                                <label className="flex items-center gap-2 text-sm">
                                    <Checkbox disabled={!mayEdit} checked={form.operatorIds.includes(one.id)} onCheckedChange={works => setOperator(one.id, works === true)} />
                                    {one.firstName} {one.lastName}
                                </label>
                            </li>
                        ))}
                    </ul>
                </PageBlock>
                {!isNew && <PageBlock column="main" blockId="station-floor" title={<Trans>How work is done here</Trans>}><StationFloor stationId={id} /></PageBlock>}
            </PageLayout>
        </Page>
    );
}
