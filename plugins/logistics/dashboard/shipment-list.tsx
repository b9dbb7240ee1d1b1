import { Trans, useLingui } from '@lingui/react/macro';
import { type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { shipmentListQuery } from './logistics.graphql';
import { StateBadge, useKg, useStateName } from './wording';

export const shipmentList: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'logistics', id: 'shipments', url: '/logistics/shipments', title: /* i18n*/ 'Shipments', order: 20,
        requiresPermission: ['ReadShipment'],
    },
    path: '/logistics/shipments',
    loader: () => ({ breadcrumb: () => <Trans>Shipments</Trans> }),
    component: route => <ShipmentListPage route={route} />,
};

function ShipmentListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const { t } = useLingui();
    const stateName = useStateName();
    const { moment } = useFormats();
    const kg = useKg();
    const momentCell = (value: string | null) => <>{value ? moment(value) : '–'}</>;
    return (
        <ListPage
            pageId="shipment-list"
            title={<Trans>Shipments</Trans>}
            listQuery={shipmentListQuery}
            route={route}
            defaultVisibility={{ number: true, orderCode: true, companyName: true, state: true, plate: true, destination: true, loadingAt: true, plannedWeightG: true }}
            defaultColumnOrder={['number', 'orderCode', 'companyName', 'state', 'plate', 'destination', 'loadingAt', 'plannedWeightG']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            onSearchTermChange={term => (term ? { _or: [{ number: { contains: term } }, { orderCode: { contains: term } }, { plate: { contains: term } }] } : {})}
            facetedFilters={{
                state: {
                    title: t`State`,
                    options: ['planned', 'loading', 'weighed', 'dispatched', 'delivered', 'cancelled'].map(state => ({ label: stateName(state), value: state })),
                },
            }}
            customizeColumns={{
                number: { cell: ({ row }) => <DetailPageButton href={`/logistics/shipments/${row.original.id}`} label={row.original.number} /> },
                state: { cell: ({ row }) => <StateBadge state={row.original.state} /> },
                companyName: { enableSorting: false, cell: ({ row }) => <bdi>{row.original.companyName}</bdi> },
                plate: { cell: ({ row }) => <Ltr>{row.original.plate ?? '–'}</Ltr> },
                destination: { cell: ({ row }) => <span className="line-clamp-2 max-w-56 whitespace-normal">{row.original.destination}</span> },
                loadingAt: { cell: ({ row }) => momentCell(row.original.loadingAt) },
                dispatchedAt: { cell: ({ row }) => momentCell(row.original.dispatchedAt) },
                deliveredAt: { cell: ({ row }) => momentCell(row.original.deliveredAt) },
                plannedWeightG: { cell: ({ row }) => <>{kg(row.original.plannedWeightG)}</> },
            }}
        />
    );
}
