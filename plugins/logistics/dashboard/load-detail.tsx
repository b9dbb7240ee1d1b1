import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, useDisplayLocale } from '@vendure/dashboard';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, Ltr, newKey, QueryState, wrongField } from '../../screens/dashboard/shared';
import { DriverBlock } from './driver-block';
import { type Journey, JourneyFields, journeyInput } from './journey-fields';
import { LoadCheckBlock } from './load-check';
import { GateSteps } from './load-gate';
import { LoadStops } from './load-stops';
import { LoadStateBadge, useCountryName, useLoadRefusalText } from './load-wording';
import { createLoadMutation, type LoadableShipment, loadQuery, type LoadShown, updateLoadMutation } from './load.graphql';

export const loadDetail: DashboardRouteDefinition = {
    path: '/logistics/loads/$id',
    loader: () => ({ breadcrumb: [{ path: '/logistics/loads', label: <Trans>Loads</Trans> }, <Trans>Load</Trans>] }),
    component: () => <LoadPage />,
};

function LoadPage() {
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const query = useQuery({ queryKey: ['logistics', 'load', id], queryFn: () => api.query(loadQuery, { id }), enabled: !isNew });
    const load = query.data?.load ?? null;
    return (
        <Page pageId="transport-load-detail">
            <PageTitle>{load ? <><Ltr>{load.number}</Ltr> <LoadStateBadge state={load.state} /></> : isNew ? <Trans>New load</Trans> : <Trans>Load</Trans>}</PageTitle>
            <PageLayout>
                {!isNew && (
                    <PageBlock column="full" blockId="load-gate">
                        <QueryState query={query} />
                        {query.data && !load && <p><Trans>There is no such load.</Trans></p>}
                        {load?.isShared && <p className="text-muted-foreground mb-4"><Trans>Goods of customers that you do not look after are on it too. Stops and weights are those of yours; who sees all customers changes the load.</Trans></p>}
                        {load && <GateSteps load={load} />}
                    </PageBlock>
                )}
                {load && <PageBlock column="side" blockId="load-check" title={<Trans>How full it is</Trans>}><LoadCheckBlock load={load} /></PageBlock>}
                {load && <PageBlock column="side" blockId="load-driver" title={<Trans>Driver's page</Trans>}><DriverBlock load={load} /></PageBlock>}
                {load && !load.isShared && <PageBlock column="side" blockId="load-papers" title={<Trans>Papers</Trans>}><LoadPapers load={load} /></PageBlock>}
                {(isNew || load) && (
                    <PageBlock column="main" blockId="load-plan" title={<Trans>Truck and stops</Trans>}>
                        {/* What was typed is thrown away when somebody else has changed the load. */}
                        <LoadForm key={`${id}-${load?.version ?? 0}`} load={load} />
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}

function LoadPapers({ load }: { load: LoadShown }) {
    const { bcp47Tag } = useDisplayLocale();
    const language = bcp47Tag.slice(0, 2);
    const paper = (name: string) => <a href={`/load-papers/${load.id}/${name}?lang=${language}`} target="_blank" rel="noreferrer" />;
    return (
        <div className="grid gap-2">
            <Button variant="outline" render={paper('waybill')}><Trans>Waybill</Trans></Button>
            <Button variant="outline" render={paper('packing-list')}><Trans>Packing list</Trans></Button>
            <Button variant="outline" render={paper('picking-list')}><Trans>Picking list</Trans></Button>
        </div>
    );
}

type Truck = Journey & { carrier: string; countryCode: string };

function LoadForm({ load }: { load: LoadShown | null }) {
    const { t } = useLingui();
    const refusalText = useLoadRefusalText();
    const countryName = useCountryName();
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const [key, setKey] = useState(newKey);
    const [truck, setTruck] = useState<Truck>(() => truckOf(load));
    const [chosen, setChosen] = useState<LoadableShipment[]>(() => load?.stops.map(stop => stop.shipment) ?? []);
    const mayChange = load === null || (!load.isShared && (load.state === 'planned' || load.state === 'arrived'));
    const save = useMutation({
        mutationFn: async () => {
            const { loadingAt, destination: _, ...rest } = journeyInput(truck);
            const input = { ...rest, gateAt: loadingAt, carrier: truck.carrier.trim() || null, countryCode: truck.countryCode || null, shipmentIds: chosen.map(one => one.id) };
            return load === null
                ? (await api.mutate(createLoadMutation, { input: { ...input, idempotencyKey: key } })).createLoad
                : (await api.mutate(updateLoadMutation, { input: { ...input, id: load.id, version: load.version } })).updateLoad;
        },
        onSuccess: answer => {
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
            if (answer.__typename === 'LoadRefusal') {
                setKey(newKey());
                return;
            }
            toast.success(t`Load ${answer.number} is saved.`);
            if (load === null) void navigate({ to: `/logistics/loads/${answer.id}` });
        },
    });
    const refusal = save.data?.__typename === 'LoadRefusal' ? { field: save.data.field ?? '', what: refusalText(save.data) } : wrongField(save.error);
    const failure = refusal && refusal.field in truck ? null : (refusal?.what ?? (save.error && errorText(save.error)));
    const submit = (event: FormEvent) => {
        event.preventDefault();
        save.mutate();
    };
    return (
        <form className="grid gap-6" onSubmit={submit}>
            <JourneyFields value={truck} onChange={journey => setTruck(before => ({ ...before, ...journey }))} disabled={!mayChange} wrong={refusal} isLoad />
            <fieldset disabled={!mayChange} className="grid gap-4 sm:grid-cols-2">
                <LabelledField label={<Trans>Carrier, if it is not our own</Trans>} wrong={refusal?.field === 'carrier' ? refusal.what : null}>
                    {told => <Input {...told} dir="auto" maxLength={150} value={truck.carrier} onChange={event => setTruck(before => ({ ...before, carrier: event.target.value }))} />}
                </LabelledField>
                <LabelledField label={<Trans>Roads of</Trans>} wrong={refusal?.field === 'countryCode' ? refusal.what : null}>
                    {told => (
                        <NativeSelect {...told} className="w-full" value={truck.countryCode} onChange={event => setTruck(before => ({ ...before, countryCode: event.target.value }))}>
                            <NativeSelectOption value=""><Trans>As the vehicle</Trans></NativeSelectOption>
                            {['IR', 'PL', 'RU'].map(code => <NativeSelectOption key={code} value={code}>{countryName(code)}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
            </fieldset>
            <LoadStops chosen={chosen} onChange={setChosen} load={load} mayChange={mayChange} />
            {failure && <p role="alert" className="text-destructive">{failure}</p>}
            {mayChange && (
                <PermissionGuard requires={[load === null ? 'CreateShipment' : 'UpdateShipment']}>
                    <Button type="submit" className="justify-self-start" disabled={save.isPending || chosen.length === 0}><Trans>Save</Trans></Button>
                </PermissionGuard>
            )}
        </form>
    );
}

function truckOf(load: LoadShown | null): Truck {
    return {
        driverId: load?.driverId ?? '',
        vehicleId: load?.vehicleId ?? '',
        driverName: load?.driverName ?? '',
        driverPhone: load?.driverPhone ?? '',
        vehicleName: load?.vehicleName ?? '',
        plate: load?.plate ?? '',
        destination: '',
        loadingAt: load?.gateAt ?? null,
        carrier: load?.carrier ?? '',
        countryCode: load?.countryCode ?? '',
    };
}
