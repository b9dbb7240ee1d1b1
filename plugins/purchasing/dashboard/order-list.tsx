import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Day, Moment, Money } from '../../screens/dashboard/shared';
import { conditions, useOrderFilter } from './order-filter';
import { ordersQuery } from './orders.graphql';
import { OrderStateBadge } from './shared';
import { useWording } from './wording';

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
    const { state, company, from, until } = useOrderFilter();
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
                const given = variables.options?.filter;
                const filter = { _and: [...(given ? [given] : []), ...conditions({ state, company, from, until })] };
                return { ...variables, options: { ...variables.options, filter } };
            }}
            transformQueryKey={key => [...key, state, company, from, until]}
            customizeColumns={{
                code: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={row.original.code} /> },
                companyName: { cell: ({ row }) => <bdi>{row.original.companyName}</bdi> },
                state: {
                    meta: { dependencies: ['awaitsGoods'] },
                    cell: ({ row }) => <span className="flex flex-wrap gap-1"><OrderStateBadge state={row.original.state} />{row.original.awaitsGoods && <Badge variant="secondary"><Trans>Pre-sale</Trans></Badge>}</span>,
                },
                placedAt: { cell: ({ row }) => <Moment at={row.original.placedAt} /> },
                wishedDate: { cell: ({ row }) => <Day day={row.original.wishedDate} /> },
                totalNet: { meta: { dependencies: ['currencyCode'] }, cell: ({ row }) => <Money minor={row.original.totalNet} currency={row.original.currencyCode} /> },
                totalGross: { meta: { dependencies: ['currencyCode'] }, cell: ({ row }) => <Money minor={row.original.totalGross} currency={row.original.currencyCode} /> },
                specialReasons: { enableSorting: false, enableColumnFilter: false, cell: ({ row }) => <SpecialReasons reasons={row.original.specialReasons} /> },
            }}
        >
            <ActionBarItem itemId="new-order" requiresPermission={['CreateCompanyOrder']}>
                <Button render={<Link to="/order-review/new" />}><PlusIcon /> <Trans>New order</Trans></Button>
            </ActionBarItem>
        </ListPage>
    );
}

function SpecialReasons({ reasons }: { reasons: readonly string[] }) {
    const { specialName } = useWording();
    return <span className="flex flex-wrap gap-1">{reasons.map(reason => <Badge key={reason} variant="warning">{specialName(reason)}</Badge>)}</span>;
}
