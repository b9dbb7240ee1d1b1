import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Spinner } from '@vendure/dashboard';
import { useState } from 'react';

import { errorText, Ltr, Num, useFormats } from '../../screens/dashboard/shared';
import { type BoardShipment, boardQuery, type ShippableOrder, shippableOrdersQuery } from './logistics.graphql';
import { PlanShipmentDialog } from './plan-shipment-dialog';
import { useKg, useStateName } from './wording';

const refreshMs = 20_000;

export const shipmentBoard: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'logistics', id: 'shipment-board', url: '/logistics/board', title: /* i18n*/ 'Loading board', order: 10,
        requiresPermission: ['ReadShipment'],
    },
    path: '/logistics/board',
    loader: () => ({ breadcrumb: () => <Trans>Loading board</Trans> }),
    component: () => <BoardPage />,
};

function BoardPage() {
    return (
        <Page pageId="shipment-board">
            <PageTitle><Trans>Loading board</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="shipment-columns"><Columns /></PageBlock>
                <PageBlock column="full" blockId="orders-to-ship" title={<Trans>Orders to ship</Trans>}>
                    <PermissionGuard requires={['CreateShipment']}><OrdersToShip /></PermissionGuard>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Columns() {
    const stateName = useStateName();
    const { data, error, isPending } = useQuery({
        queryKey: ['logistics', 'board'],
        queryFn: () => api.query(boardQuery),
        refetchInterval: refreshMs,
    });
    if (isPending) return <Spinner />;
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    const { items } = data.shipments;
    return (
        <div className="grid gap-4 lg:grid-cols-4">
            {['planned', 'loading', 'weighed', 'dispatched'].map(state => (
                <section key={state} aria-label={stateName(state)} className="bg-muted/40 rounded-md p-3">
                    <h3 className="mb-3 flex items-center justify-between font-medium">
                        {stateName(state)} <Badge variant="secondary"><Num value={items.filter(one => one.state === state).length} /></Badge>
                    </h3>
                    <div className="flex flex-col gap-3">
                        {items.filter(one => one.state === state).map(one => <ShipmentCard key={one.id} shipment={one} />)}
                    </div>
                </section>
            ))}
        </div>
    );
}

function ShipmentCard({ shipment }: { shipment: BoardShipment }) {
    const { moment } = useFormats();
    const kg = useKg();
    const at = shipment.dispatchedAt ?? shipment.loadingAt;
    return (
        <article className="bg-card rounded-md border p-3 text-sm">
            <div className="flex items-baseline justify-between gap-2">
                <Link to={`/logistics/shipments/${shipment.id}`} className="font-medium underline-offset-4 hover:underline">{shipment.number}</Link>
                <span className="text-muted-foreground">{shipment.orderCode}</span>
            </div>
            <p><bdi>{shipment.companyName}</bdi></p>
            <p className="text-muted-foreground"><bdi>{shipment.destination}</bdi></p>
            <p className="mt-2 flex flex-wrap justify-between gap-2">
                <span>{shipment.plate ? <Ltr>{shipment.plate}</Ltr> : <Trans>No vehicle yet</Trans>}</span>
                <span>{kg(shipment.plannedWeightG)}</span>
            </p>
            {at && <p className="text-muted-foreground">{moment(at)}</p>}
        </article>
    );
}

function OrdersToShip() {
    const { t } = useLingui();
    const kg = useKg();
    const [term, setTerm] = useState('');
    const [planned, setPlanned] = useState<ShippableOrder | null>(null);
    const { data, error, isPending } = useQuery({
        queryKey: ['logistics', 'shippable', term],
        queryFn: () => api.query(shippableOrdersQuery, { term }),
        refetchInterval: refreshMs,
    });
    const weight = (order: ShippableOrder) => order.lines.reduce((sum, line) => sum + line.remaining * line.weightG, 0);
    return (
        <>
            <Input className="mb-3 max-w-sm" type="search" value={term} onChange={event => setTerm(event.target.value)} placeholder={t`Order or company`} aria-label={t`Order or company`} />
            {isPending && <Spinner />}
            {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
            {data?.shippableOrders.length === 0 && <p className="text-muted-foreground"><Trans>No order is waiting for transport.</Trans></p>}
            <ul className="divide-y">
                {data?.shippableOrders.map(order => (
                    <li key={order.orderId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                        <span className="font-medium">{order.orderCode}</span>
                        <span><bdi>{order.companyName}</bdi></span>
                        <span className="text-muted-foreground text-sm"><bdi>{order.destination}</bdi></span>
                        {order.state === 'ReadyToShip' && <Badge variant="success"><Trans>Ready</Trans></Badge>}
                        <span className="grow" />
                        <span className="text-sm">{kg(weight(order))}</span>
                        <Button size="sm" aria-label={t`Make a shipment of order ${order.orderCode}`} onClick={() => setPlanned(order)}><Trans>Make shipment</Trans></Button>
                    </li>
                ))}
            </ul>
            {planned && <PlanShipmentDialog order={planned} onClose={() => setPlanned(null)} />}
        </>
    );
}
