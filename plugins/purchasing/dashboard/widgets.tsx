import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, DashboardBaseWidget, useWidgetFilters } from '@vendure/dashboard';

import { Money, Moment, QueryState } from '../../screens/dashboard/shared';
import { orderCountsQuery, ordersQuery } from './orders.graphql';
import { OrderStateBadge } from './shared';
import { reviewStates, useWording } from './wording';

/** The newest orders of the chosen period, each in its own currency. */
export function LatestOrdersWidget() {
    const { t } = useLingui();
    const { dateRange } = useWidgetFilters();
    const [after, before] = [dateRange.from.toISOString(), dateRange.to.toISOString()];
    const query = useQuery({
        queryKey: ['company-orders', 'latest', after, before],
        queryFn: () => api.query(ordersQuery, {
            options: { take: 8, sort: { placedAt: 'DESC' as const }, filter: { _and: [{ placedAt: { after } }, { placedAt: { before } }] } },
        }),
        refetchInterval: 60_000,
    });
    const items = query.data?.companyOrders.items;
    return (
        <DashboardBaseWidget id="latest-orders-widget" title={t`Latest orders`}>
            <QueryState query={query} />
            {items?.length === 0 && <p className="text-muted-foreground"><Trans>No order in this period.</Trans></p>}
            <ul className="divide-y">
                {items?.map(order => (
                    <li key={order.id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 py-2 text-sm">
                        <Link to={`/order-review/${order.id}`} className="font-medium underline-offset-4 hover:underline"><bdi>{order.code}</bdi></Link>
                        <span className="truncate"><bdi>{order.companyName}</bdi></span>
                        <span className="text-end"><Money minor={order.totalGross} currency={order.currencyCode} /></span>
                        <span className="text-muted-foreground col-span-2"><Moment at={order.placedAt} /></span>
                        <span className="justify-self-end"><OrderStateBadge state={order.state} /></span>
                    </li>
                ))}
            </ul>
        </DashboardBaseWidget>
    );
}

/** How many orders stand where now. */
export function OrderStatesWidget() {
    const { t } = useLingui();
    const { number, stateName } = useWording();
    const query = useQuery({ queryKey: ['company-orders', 'counts'], queryFn: () => api.query(orderCountsQuery), refetchInterval: 30_000 });
    const counts = new Map(query.data?.companyOrderCounts.map(one => [one.state, one.count]));
    return (
        <DashboardBaseWidget id="orders-summary-widget" title={t`Orders now`}>
            <QueryState query={query} />
            <ul className="grid gap-x-6 sm:grid-cols-2">
                {reviewStates.map(state => (
                    <li key={state} className="border-b py-1.5">
                        <Link to="/order-review" search={{ state } as never} className="flex items-center justify-between gap-2 hover:underline">
                            <span>{stateName(state)}</span>
                            <Badge variant={(state === 'Submitted' || state === 'OnHold') && counts.get(state) ? 'warning' : 'secondary'}>{number(counts.get(state) ?? 0)}</Badge>
                        </Link>
                    </li>
                ))}
            </ul>
        </DashboardBaseWidget>
    );
}
