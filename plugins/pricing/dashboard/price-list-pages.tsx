import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge, Button, type DashboardRouteDefinition, DetailPage, DetailPageButton, detailPageRouteLoader, ListPage, PageActionBarRight, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { createPriceListDocument, deletePriceListDocument, priceListDocument, priceListsDocument, updatePriceListDocument } from './pricing.graphql';

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
                code: { cell: ({ row }) => <bdi dir="ltr">{row.original.code}</bdi> },
                enabled: { cell: ({ row }) => (row.original.enabled ? <Badge variant="secondary"><Trans>On</Trans></Badge> : <Badge variant="outline"><Trans>Off</Trans></Badge>) },
            }}
        >
            <PageActionBarRight>
                <PermissionGuard requires={['CreatePriceList']}>
                    <Button render={<Link to="./new" />}><PlusIcon /> <Trans>New price list</Trans></Button>
                </PermissionGuard>
            </PageActionBarRight>
        </ListPage>
    ),
};

const newPriceList = msg`New price list`;

export const priceListDetail: DashboardRouteDefinition = {
    path: '/price-lists/$id',
    loader: detailPageRouteLoader({
        queryDocument: priceListDocument,
        breadcrumb: (isNew, entity) => [{ path: '/price-lists', label: <Trans>Price lists</Trans> }, isNew ? <Trans>New price list</Trans> : entity?.name],
    }),
    component: route => (
        <DetailPage
            pageId="price-list-detail"
            queryDocument={priceListDocument}
            createDocument={createPriceListDocument}
            updateDocument={updatePriceListDocument}
            route={route}
            title={list => list?.name ?? i18n._(newPriceList)}
            setValuesForUpdate={list => ({
                ...{ id: list?.id ?? '', code: list?.code ?? '', name: list?.name ?? '', currencyCode: list?.currencyCode ?? 'IRR' },
                ...{ enabled: list?.enabled ?? true, validFrom: list?.validFrom ?? null, validUntil: list?.validUntil ?? null },
            })}
        />
    ),
};
