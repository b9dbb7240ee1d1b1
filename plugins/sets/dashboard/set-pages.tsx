import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Day, Ltr, Money, Num } from '../../screens/dashboard/shared';
import { SetPage } from './set-page';
import { deleteSetDocument, setsDocument } from './sets.graphql';

export const setList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'product-sets', url: '/product-sets', title: /* i18n*/ 'Sets', requiresPermission: ['ReadPriceList'] },
    path: '/product-sets',
    loader: () => ({ breadcrumb: () => <Trans>Sets</Trans> }),
    component: route => (
        <ListPage
            pageId="product-set-list"
            title={<Trans>Sets</Trans>}
            listQuery={setsDocument}
            deleteMutation={deleteSetDocument}
            route={route}
            defaultVisibility={{ name: true, code: true, parts: true, prices: true, enabled: true, validFrom: true, validUntil: true }}
            defaultSort={[{ id: 'code', desc: false }]}
            onSearchTermChange={term => ({ code: { contains: term } })}
            customizeColumns={{
                name: { header: () => <Trans>Name</Trans>, enableSorting: false, cell: ({ row }) => <DetailPageButton id={row.original.id} label={row.original.name} /> },
                code: { header: () => <Trans>Code</Trans>, cell: ({ row }) => <Ltr>{row.original.code}</Ltr> },
                parts: {
                    header: () => <Trans>Products</Trans>,
                    cell: ({ row }) => (
                        <ul className="grid gap-0.5">
                            {row.original.parts.map(part => <li key={part.sku}><Num value={part.quantity} /> × {part.name}</li>)}
                        </ul>
                    ),
                },
                prices: {
                    header: () => <Trans>Net price</Trans>,
                    cell: ({ row }) => (
                        <ul className="grid gap-0.5 tabular-nums">
                            {row.original.prices.map(price => <li key={price.currencyCode}><Money minor={price.unitNet} currency={price.currencyCode} /></li>)}
                        </ul>
                    ),
                },
                validFrom: { header: () => <Trans>Valid from</Trans>, cell: ({ row }) => <Day day={row.original.validFrom} /> },
                validUntil: { header: () => <Trans>Valid until</Trans>, cell: ({ row }) => <Day day={row.original.validUntil} /> },
                enabled: {
                    header: () => <Trans>In use</Trans>,
                    cell: ({ row }) => (row.original.enabled ? <Badge variant="secondary"><Trans>On</Trans></Badge> : <Badge variant="outline"><Trans>Off</Trans></Badge>),
                },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <PermissionGuard requires={['CreatePriceList']}>
                    <Button render={<Link to="./new" />}><PlusIcon /> <Trans>New set</Trans></Button>
                </PermissionGuard>
            </div></ActionBarItem>
        </ListPage>
    ),
};

export const setDetail: DashboardRouteDefinition = {
    path: '/product-sets/$id',
    loader: () => ({ breadcrumb: [{ path: '/product-sets', label: <Trans>Sets</Trans> }, <Trans>Set</Trans>] }),
    component: () => <SetPage />,
};
