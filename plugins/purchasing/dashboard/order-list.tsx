import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ActionBarItem, api, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';
import { useState } from 'react';

import { orderCountsQuery, ordersQuery } from './orders.graphql';
import { reviewStates, StateBadge, useWording } from './wording';

export const orderList: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'sales', id: 'order-review', url: '/order-review', title: /* i18n*/ 'Order review', order: 50,
        requiresPermission: ['ReadCompanyOrder'],
    },
    path: '/order-review',
    loader: () => ({ breadcrumb: () => <Trans>Order review</Trans> }),
    component: route => <OrderList route={route} />,
};

function OrderList({ route }: { route: Parameters<NonNullable<DashboardRouteDefinition['component']>>[0] }) {
    const [state, setState] = useState<string | null>('Submitted');
    return (
        <ListPage
            pageId="order-review-list"
            title={<Trans>Order review</Trans>}
            listQuery={ordersQuery}
            route={route}
            defaultVisibility={{ code: true, companyName: true, placedAt: true, totalGross: true, state: true, specialReasons: true, wishedDate: true }}
            defaultColumnOrder={['code', 'companyName', 'placedAt', 'wishedDate', 'totalGross', 'state', 'specialReasons']}
            defaultSort={[{ id: 'placedAt', desc: true }]}
            onSearchTermChange={term => (term ? { _or: [{ code: { contains: term } }, { companyName: { contains: term } }] } : {})}
            transformVariables={variables => {
                const filter = variables.options?.filter;
                const byState = state === null ? [] : [{ state: { eq: state } }];
                return { ...variables, options: { ...variables.options, filter: { _and: [...(filter ? [filter] : []), ...byState] } } };
            }}
            transformQueryKey={key => [...key, state]}
            customizeColumns={{
                code: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={row.original.code} /> },
                state: { cell: ({ row }) => <StateBadge state={row.original.state} /> },
                placedAt: { cell: ({ row }) => <Moment at={row.original.placedAt} /> },
                wishedDate: { cell: ({ row }) => (row.original.wishedDate ? <Day day={row.original.wishedDate} /> : '–') },
                totalNet: { meta: { dependencies: ['currencyCode'] }, cell: ({ row }) => <Amount minor={row.original.totalNet} currency={row.original.currencyCode} /> },
                totalGross: { meta: { dependencies: ['currencyCode'] }, cell: ({ row }) => <Amount minor={row.original.totalGross} currency={row.original.currencyCode} /> },
                specialReasons: { enableSorting: false, enableColumnFilter: false, cell: ({ row }) => <SpecialReasons reasons={row.original.specialReasons} /> },
            }}
        >
            <ActionBarItem itemId="order-states"><StateTabs chosen={state} onChoose={setState} /></ActionBarItem>
        </ListPage>
    );
}

function StateTabs({ chosen, onChoose }: { chosen: string | null; onChoose: (state: string | null) => void }) {
    const { stateName, number } = useWording();
    const { data } = useQuery({ queryKey: ['company-orders', 'counts'], queryFn: () => api.query(orderCountsQuery), refetchInterval: 30_000 });
    const counts = new Map(data?.companyOrderCounts.map(one => [one.state, one.count]));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const shown = reviewStates.filter(state => state === 'Submitted' || state === 'OnHold' || state === chosen || counts.has(state));
    return (
        <div role="group" className="flex flex-wrap gap-2">
            {shown.map(state => (
                <Button key={state} size="sm" variant={chosen === state ? 'default' : 'outline'} aria-pressed={chosen === state} onClick={() => onChoose(state)}>
                    {stateName(state)} <Badge variant="secondary">{number(counts.get(state) ?? 0)}</Badge>
                </Button>
            ))}
            <Button size="sm" variant={chosen === null ? 'default' : 'outline'} aria-pressed={chosen === null} onClick={() => onChoose(null)}>
                <Trans>All</Trans> <Badge variant="secondary">{number(total)}</Badge>
            </Button>
        </div>
    );
}

function Moment({ at }: { at: string }) {
    return <>{useWording().moment(at)}</>;
}

function Day({ day }: { day: string }) {
    return <>{useWording().day(day)}</>;
}

function Amount({ minor, currency }: { minor: number; currency: string }) {
    return <span className="tabular-nums whitespace-nowrap">{useWording().money(minor, currency)}</span>;
}

function SpecialReasons({ reasons }: { reasons: readonly string[] }) {
    const { specialName } = useWording();
    return <span className="flex flex-wrap gap-1">{reasons.map(reason => <Badge key={reason} variant="warning">{specialName(reason)}</Badge>)}</span>;
}
