import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import {
    ActionBarItem, api, Button, type DashboardRouteDefinition, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { useUnitName } from '../../assortment/dashboard/shared';
import { Ltr, SearchedTable, useFormats, useSearchedList } from '../../screens/dashboard/shared';
import { QuotaPage } from './quota-page';
import { useQuotaTexts } from './quota-texts';
import { quotasDocument } from './quotas.graphql';

export const quotaList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'purchase-quotas', url: '/purchase-quotas', title: /* i18n*/ 'Quotas', order: 82, requiresPermission: ['ReadPriceList'] },
    path: '/purchase-quotas',
    loader: () => ({ breadcrumb: () => <Trans>Quotas</Trans> }),
    component: () => (
        <Page pageId="purchase-quota-list">
            <PageTitle><Trans>Quotas</Trans></PageTitle>
            <ActionBarItem itemId="page-actions">
                <PermissionGuard requires={['CreatePriceList']}>
                    <Button render={<Link to="/purchase-quotas/new" />}><PlusIcon /> <Trans>New quota</Trans></Button>
                </PermissionGuard>
            </ActionBarItem>
            <PageLayout>
                <PageBlock column="full" blockId="purchase-quota-table"><QuotaTable /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

export const quotaDetail: DashboardRouteDefinition = {
    path: '/purchase-quotas/$id',
    loader: () => ({ breadcrumb: [{ path: '/purchase-quotas', label: <Trans>Quotas</Trans> }, <Trans>Quota</Trans>] }),
    component: () => <QuotaPage />,
};

function QuotaTable() {
    const { t } = useLingui();
    const { number, day } = useFormats();
    const { periods } = useQuotaTexts();
    const unitName = useUnitName();
    const list = useSearchedList('purchase-quota', { term: '', period: '' }, async input => (await api.query(quotasDocument, { input })).purchaseQuotas);
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm"><Trans>At most how much of some goods a customer may order in a period. Customers see what is left at the line of their cart.</Trans></p>
            <SearchedTable
                list={list} placeholder={t`Company, group or goods`} none={<Trans>There is no such quota.</Trans>}
                filters={(
                    <NativeSelect aria-label={t`Period`} value={list.asked.period} onChange={event => list.set({ period: event.target.value })}>
                        <NativeSelectOption value="">{t`Any period`}</NativeSelectOption>
                        {Object.entries(periods).map(([period, name]) => <NativeSelectOption key={period} value={period}>{name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            >
                {rows => (
                    <Table>
                        <TableHeader>
                            <TableRow>
                                <TableHead><Trans>For</Trans></TableHead>
                                <TableHead><Trans>Goods</Trans></TableHead>
                                <TableHead className="text-end"><Trans>At most</Trans></TableHead>
                                <TableHead className="text-end"><Trans>Ordered in this period</Trans></TableHead>
                            </TableRow>
                        </TableHeader>
                        <TableBody>
                            {rows.map(quota => (
                                <TableRow key={quota.id}>
                                    <TableCell className="align-top">
                                        <Link className="underline-offset-4 hover:underline" to={`/purchase-quotas/${quota.id}`}><bdi>{quota.ownerName}</bdi></Link>
                                        {quota.groupId != null && <div className="text-muted-foreground text-sm"><Trans>Group, {number(quota.companies)} companies</Trans></div>}
                                    </TableCell>
                                    <TableCell className="align-top">
                                        <bdi>{quota.goodsName}</bdi>
                                        <div className="text-muted-foreground text-sm">
                                            {quota.sku != null ? <Ltr>{quota.sku}</Ltr> : quota.productId != null ? <Trans>All variants</Trans> : <Trans>Category</Trans>}
                                        </div>
                                    </TableCell>
                                    <TableCell className="text-end align-top tabular-nums">{number(quota.maxQuantity)} {quota.baseUnit != null && unitName(quota.baseUnit)}<div className="text-muted-foreground text-sm">{periods[quota.period] ?? quota.period}</div></TableCell>
                                    <TableCell className="text-end align-top tabular-nums">
                                        {quota.orderedQuantity == null ? '–' : number(quota.orderedQuantity)} {quota.orderedQuantity != null && quota.baseUnit != null && unitName(quota.baseUnit)}
                                        {quota.lastDay != null && <div className="text-muted-foreground text-sm"><Trans>until {day(quota.lastDay)}</Trans></div>}
                                    </TableCell>
                                </TableRow>
                            ))}
                        </TableBody>
                    </Table>
                )}
            </SearchedTable>
        </div>
    );
}
