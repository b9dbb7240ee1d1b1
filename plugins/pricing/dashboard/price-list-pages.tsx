import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Day, Ltr } from '../../screens/dashboard/shared';
import { PriceListPage } from './price-list-page';
import { deletePriceListDocument, priceListsDocument } from './pricing.graphql';

export const priceListList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'price-lists', url: '/price-lists', title: /* i18n*/ 'Price lists', requiresPermission: ['ReadPriceList'] },
    path: '/price-lists',
    loader: () => ({ breadcrumb: () => <Trans>Price lists</Trans> }),
    component: route => (
        <ListPage
            pageId="price-list-list"
            title={<Trans>Price lists</Trans>}
            listQuery={priceListsDocument}
            deleteMutation={deletePriceListDocument}
            route={route}
            defaultVisibility={{ name: true, code: true, currencyCode: true, enabled: true, validFrom: true, validUntil: true }}
            defaultSort={[{ id: 'name', desc: false }]}
            onSearchTermChange={term => ({ name: { contains: term } })}
            customizeColumns={{
                name: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={row.original.name} /> },
                code: { cell: ({ row }) => <Ltr>{row.original.code}</Ltr> },
                validFrom: { cell: ({ row }) => <Day day={row.original.validFrom} /> },
                validUntil: { cell: ({ row }) => <Day day={row.original.validUntil} /> },
                enabled: { cell: ({ row }) => (row.original.enabled ? <Badge variant="secondary"><Trans>On</Trans></Badge> : <Badge variant="outline"><Trans>Off</Trans></Badge>) },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <PermissionGuard requires={['CreatePriceList']}>
                    <Button render={<Link to="./new" />}><PlusIcon /> <Trans>New price list</Trans></Button>
                </PermissionGuard>
            </div></ActionBarItem>
        </ListPage>
    ),
};

export const priceListDetail: DashboardRouteDefinition = {
    path: '/price-lists/$id',
    loader: () => ({ breadcrumb: [{ path: '/price-lists', label: <Trans>Price lists</Trans> }, <Trans>Price list</Trans>] }),
    component: () => <PriceListPage />,
};
