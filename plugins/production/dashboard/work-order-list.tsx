import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, type DashboardRouteDefinition, DetailPageButton, ListPage, Progress } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';
import { BatchBulkAction } from './batch-bulk-action';
import { workOrderListQuery } from './production.graphql';
import { StateBadge, useStateName } from './wording';

export const workOrderList: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'work-orders', url: '/production/work-orders', title: /* i18n*/ 'Work orders', order: 20,
        requiresPermission: ['ReadWorkOrder'],
    },
    path: '/production/work-orders',
    loader: () => ({ breadcrumb: () => <Trans>Work orders</Trans> }),
    component: route => <WorkOrderListPage route={route} />,
};

function WorkOrderListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const { t } = useLingui();
    const stateName = useStateName();
    const { day, moment, number, percent } = useFormats();
    return (
        <ListPage
            pageId="work-order-list"
            title={<Trans>Work orders</Trans>}
            listQuery={workOrderListQuery}
            route={route}
            defaultVisibility={{ orderCode: true, companyName: true, productName: true, quantity: true, state: true, progressPercent: true, dueDate: true, plannedEnd: true, openProblems: true, shortage: true, batchId: true }}
            defaultColumnOrder={['orderCode', 'state', 'progressPercent', 'productName', 'quantity', 'companyName', 'plannedEnd', 'dueDate', 'openProblems', 'shortage', 'batchId']}
            defaultSort={[{ id: 'plannedEnd', desc: true }]}
            onSearchTermChange={term => (term ? { orderCode: { contains: term } } : {})}
            facetedFilters={{
                state: {
                    title: t`State`,
                    options: ['planned', 'released', 'running', 'done', 'cancelled'].map(state => ({ label: stateName(state), value: state })),
                },
            }}
            bulkActions={[{ order: 100, component: BatchBulkAction }]}
            customizeColumns={{
                orderCode: { cell: ({ row }) => <DetailPageButton href={`/production/work-orders/${row.original.id}`} label={row.original.orderCode} /> },
                quantity: { cell: ({ row }) => <>{number(row.original.quantity)}</> },
                state: { cell: ({ row }) => <StateBadge state={row.original.state} /> },
                progressPercent: {
                    enableSorting: false,
                    cell: ({ row }) => (
                        <div className="flex items-center gap-2">
                            <Progress className="w-16" value={row.original.progressPercent} aria-label={t`Progress of ${row.original.orderCode}`} />
                            {percent(row.original.progressPercent / 100)}
                        </div>
                    ),
                },
                plannedEnd: {
                    cell: ({ row }) => (
                        <span className="flex items-center gap-2">
                            {moment(row.original.plannedEnd)} {row.original.late && <Badge variant="destructive"><Trans>Late</Trans></Badge>}
                        </span>
                    ),
                },
                dueDate: { cell: ({ row }) => <>{row.original.dueDate ? day(row.original.dueDate) : ''}</> },
                batchId: { cell: ({ row }) => (row.original.batchId ? <Badge variant="outline">{number(Number(row.original.batchId))}</Badge> : <></>) },
                companyName: { enableSorting: false, cell: ({ row }) => <bdi>{row.original.companyName}</bdi> },
                productName: { enableSorting: false },
                sku: { enableSorting: false },
                late: { enableSorting: false },
                openProblems: { enableSorting: false, cell: ({ row }) => <>{number(row.original.openProblems)}</> },
                shortage: { enableSorting: false, cell: ({ row }) => (row.original.shortage > 0 ? <span className="text-destructive font-medium">{number(row.original.shortage)}</span> : <></>) },
            }}
        />
    );
}
