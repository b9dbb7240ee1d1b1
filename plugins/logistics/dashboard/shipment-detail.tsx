import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Spinner, useDisplayLocale } from '@vendure/dashboard';
import { type FormEvent, useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, Ltr, useFormats, wrongField } from '../../screens/dashboard/shared';
import { CourierBlock } from './courier-block';
import { type Journey, JourneyFields, journeyInput } from './journey-fields';
import { shipmentQuery, type ShipmentShown, updateShipmentMutation } from './logistics.graphql';
import { PhotoBlock } from './photo-block';
import { ScalePanel } from './scale-panel';
import { ShipmentSteps } from './shipment-steps';
import { WaitingWeights } from './waiting-weights';
import { StateBadge, useKg, useQuantity, useRefusalText } from './wording';

export const shipmentDetail: DashboardRouteDefinition = {
    path: '/logistics/shipments/$id',
    loader: () => ({ breadcrumb: [{ path: '/logistics/shipments', label: <Trans>Shipments</Trans> }, <Trans>Shipment</Trans>] }),
    component: () => <ShipmentPage />,
};

function ShipmentPage() {
    const { id } = useParams({ strict: false }) as { id: string };
    const { data, error, isPending } = useQuery({
        queryKey: ['logistics', 'shipment', id],
        queryFn: () => api.query(shipmentQuery, { id }),
        refetchInterval: 15_000,
    });
    const shipment = data?.shipment;
    return (
        <Page pageId="shipment-detail">
            <PageTitle>{shipment ? <><Ltr>{shipment.number}</Ltr> <StateBadge state={shipment.state} /></> : <Trans>Shipment</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="shipment-steps">
                    {isPending && <Spinner />}
                    {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
                    {data && !shipment && <p><Trans>There is no such shipment.</Trans></p>}
                    {shipment && <ShipmentSteps shipment={shipment} />}
                </PageBlock>
                <PageBlock column="main" blockId="shipment-scale" title={<Trans>Weighbridge</Trans>}>
                    {shipment && <WaitingWeights requests={shipment.weightRequests} />}
                    {shipment?.state === 'loading' && <PermissionGuard requires={['WeighShipment']}><ScalePanel shipment={shipment} /></PermissionGuard>}
                    {shipment && <Weights shipment={shipment} />}
                </PageBlock>
                <PageBlock column="main" blockId="shipment-lines" title={<Trans>Goods</Trans>}>
                    {shipment && <Lines shipment={shipment} />}
                </PageBlock>
                <PageBlock column="main" blockId="shipment-photos" title={<Trans>Photos</Trans>}>
                    {shipment && <PhotoBlock shipment={shipment} />}
                </PageBlock>
                <PageBlock column="side" blockId="shipment-courier" title={<Trans>Courier</Trans>}>
                    {shipment && <CourierBlock shipment={shipment} />}
                </PageBlock>
                <PageBlock column="side" blockId="shipment-journey" title={<Trans>Transport</Trans>}>
                    {shipment && <JourneyForm shipment={shipment} />}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Lines({ shipment }: { shipment: ShipmentShown }) {
    const kg = useKg();
    const quantity = useQuantity();
    const { bcp47Tag } = useDisplayLocale();
    return (
        <>
            <p className="mb-2"><bdi>{shipment.companyName}</bdi> · <Trans>order {shipment.orderCode}</Trans></p>
            <ul className="divide-y">
                {shipment.lines.map(line => (
                    <li key={line.orderLineId} className="flex justify-between gap-4 py-2">
                        <span>{line.productName} <Ltr className="text-muted-foreground text-sm">{line.sku}</Ltr></span>
                        <span className="whitespace-nowrap tabular-nums">{quantity(line.quantity, line.baseUnit)}</span>
                    </li>
                ))}
            </ul>
            <p className="mt-2 font-medium"><Trans>Planned weight: {kg(shipment.plannedWeightG)}</Trans></p>
            <p className="mt-2 flex flex-wrap gap-2">
                <Button variant="outline" size="sm" render={<a href={`/shipment-labels/${shipment.id}/pdf?lang=${bcp47Tag.slice(0, 2)}`} target="_blank" rel="noreferrer" />}><Trans>Label</Trans></Button>
                <Button variant="outline" size="sm" render={<a href={`/shipment-labels/${shipment.id}/zpl?lang=${bcp47Tag.slice(0, 2)}`} download />}><Trans>Label for a label printer (ZPL)</Trans></Button>
            </p>
        </>
    );
}

/** Planned against real: the bar's middle is the plan. */
function Weights({ shipment }: { shipment: ShipmentShown }) {
    const kg = useKg();
    const formats = useFormats();
    const { moment } = formats;
    const { t } = useLingui();
    const [current, ...older] = shipment.tickets;
    if (!current) {
        return shipment.firstWeighing ? (
            <p className="mt-4"><Trans>Empty vehicle: {kg(shipment.firstWeighing.weightG)}, {moment(shipment.firstWeighing.weighedAt)}</Trans></p>
        ) : (
            <p className="text-muted-foreground mt-4"><Trans>Not weighed yet.</Trans></p>
        );
    }
    const share = shipment.plannedWeightG === 0 ? 0 : current.differenceG / shipment.plannedWeightG;
    const percent = Math.max(-50, Math.min(50, share * 500));
    const shown = formats.percent(share, 1);
    return (
        <div className="grid gap-3">
            <p className="text-lg">
                <Link to={`/logistics/tickets/${current.id}`} className="font-medium underline-offset-4 hover:underline"><Ltr>{current.number}</Ltr></Link>
            </p>
            <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
                <Fact name={t`Gross`} value={kg(current.grossG)} />
                <Fact name={t`Tare`} value={kg(current.tareG)} />
                <Fact name={t`Net`} value={kg(current.netG)} />
                <Fact name={t`Planned`} value={kg(shipment.plannedWeightG)} />
            </dl>
            <div role="img" aria-label={t`Difference to the plan: ${shown}`} className="bg-muted relative h-3 overflow-hidden rounded-full">
                <div
                    className={`absolute inset-y-0 ${current.isWithinTolerance ? 'bg-primary' : 'bg-destructive'}`}
                    style={{ insetInlineStart: `${percent < 0 ? 50 + percent : 50}%`, width: `${Math.abs(percent)}%` }}
                />
                <div className="bg-foreground absolute inset-y-0 start-1/2 w-px" />
            </div>
            <p className={current.isWithinTolerance ? 'text-muted-foreground text-sm' : 'text-destructive text-sm'}>
                <Trans>Difference {kg(current.differenceG)} ({shown})</Trans> · {current.isWithinTolerance ? <Trans>Within the tolerance</Trans> : <Trans>Outside the tolerance</Trans>}
                {current.reason && <> · {current.reason}</>}
            </p>
            {older.map(ticket => (
                <p key={ticket.id} className="text-muted-foreground text-sm line-through">
                    <Link to={`/logistics/tickets/${ticket.id}`}>{ticket.number}</Link> · {kg(ticket.netG)}
                </p>
            ))}
        </div>
    );
}

function Fact({ name, value }: { name: string; value: string }) {
    return (
        <div>
            <dt className="text-muted-foreground text-sm">{name}</dt>
            <dd className="font-medium tabular-nums">{value}</dd>
        </div>
    );
}

function JourneyForm({ shipment }: { shipment: ShipmentShown }) {
    const { t } = useLingui();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const [journey, setJourney] = useState<Journey>(journeyOf(shipment));
    useEffect(() => setJourney(journeyOf(shipment)), [shipment.id, shipment.state]);
    const mayChange = shipment.state === 'planned' || shipment.state === 'loading';
    const save = useMutation({
        mutationFn: async () => {
            const input = { id: shipment.id, ...journeyInput(journey) };
            return (await api.mutate(updateShipmentMutation, { input })).updateShipment;
        },
        onSuccess: answer => {
            if (answer.__typename !== 'ShipmentRefusal') toast.success(t`Saved.`);
            void queryClient.invalidateQueries({ queryKey: ['logistics'] });
        },
    });
    const refusal = save.data?.__typename === 'ShipmentRefusal' ? { field: save.data.field ?? '', what: refusalText(save.data) } : wrongField(save.error);
    const failure = refusal && refusal.field in journey ? null : (refusal?.what ?? (save.error && errorText(save.error)));
    const submit = (event: FormEvent) => {
        event.preventDefault();
        save.mutate();
    };
    return (
        <form className="grid gap-4 [&_fieldset]:sm:grid-cols-1" onSubmit={submit}>
            {shipment.loadId && (
                <p><Link to={`/logistics/loads/${shipment.loadId}`} className="font-medium underline underline-offset-4"><Trans>On load {shipment.loadNumber}, stop {shipment.stop}</Trans></Link></p>
            )}
            <JourneyFields value={journey} onChange={setJourney} disabled={!mayChange} wrong={refusal} />
            {failure && <p role="alert" className="text-destructive">{failure}</p>}
            {shipment.driverPhone && <p className="text-sm"><a className="underline" href={`tel:${shipment.driverPhone}`}><Ltr>{shipment.driverPhone}</Ltr></a></p>}
            {mayChange && (
                <PermissionGuard requires={['UpdateShipment']}>
                    <Button type="submit" disabled={save.isPending}><Trans>Save</Trans></Button>
                </PermissionGuard>
            )}
            {shipment.deliveredInPart && <p className="text-destructive text-sm font-medium"><Trans>Only a part was taken over.</Trans></p>}
            {shipment.confirmedVia === 'driver' && (
                <p className="flex flex-wrap gap-3 text-sm">
                    <a className="underline" href={`/delivery-pictures/${shipment.id}/signature`}><Trans>Signature</Trans></a>
                    <a className="underline" href={`/delivery-pictures/${shipment.id}/photo`}><Trans>Photo of the delivery</Trans></a>
                </p>
            )}
            {shipment.receivedBy && <p className="text-sm"><Trans>Received by {shipment.receivedBy}</Trans>{shipment.deliveryNote && <>: {shipment.deliveryNote}</>}</p>}
        </form>
    );
}

function journeyOf(shipment: ShipmentShown): Journey {
    return {
        driverId: shipment.driverId ?? '',
        vehicleId: shipment.vehicleId ?? '',
        driverName: shipment.driverName ?? '',
        driverPhone: shipment.driverPhone ?? '',
        vehicleName: shipment.vehicleName ?? '',
        plate: shipment.plate ?? '',
        destination: shipment.destination,
        loadingAt: shipment.loadingAt ?? null,
    };
}
