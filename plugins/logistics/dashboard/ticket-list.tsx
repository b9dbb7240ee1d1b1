import { Trans } from '@lingui/react/macro';
import { Badge, type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { ticketListQuery } from './logistics.graphql';
import { useKg, useSourceName } from './wording';

export const ticketList: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'logistics', id: 'weighbridge-tickets', url: '/logistics/tickets', title: /* i18n*/ 'Weighbridge tickets', order: 30,
        requiresPermission: ['ReadShipment'],
    },
    path: '/logistics/tickets',
    loader: () => ({ breadcrumb: () => <Trans>Weighbridge tickets</Trans> }),
    component: route => <TicketListPage route={route} />,
};

function TicketListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const { moment } = useFormats();
    const kg = useKg();
    const sourceName = useSourceName();
    return (
        <ListPage
            pageId="weighbridge-ticket-list"
            title={<Trans>Weighbridge tickets</Trans>}
            listQuery={ticketListQuery}
            route={route}
            defaultVisibility={{ number: true, orderCode: true, companyName: true, netG: true, grossG: true, tareG: true, isWithinTolerance: true, secondWeighedAt: true }}
            defaultColumnOrder={['number', 'secondWeighedAt', 'companyName', 'orderCode', 'netG', 'grossG', 'tareG', 'isWithinTolerance']}
            defaultSort={[{ id: 'secondWeighedAt', desc: true }]}
            onSearchTermChange={term => (term ? { number: { contains: term } } : {})}
            customizeColumns={{
                number: { cell: ({ row }) => <DetailPageButton href={`/logistics/tickets/${row.original.id}`} label={row.original.number} /> },
                shipmentNumber: { enableSorting: false },
                orderCode: { enableSorting: false },
                companyName: { enableSorting: false, cell: ({ row }) => <bdi>{row.original.companyName}</bdi> },
                plate: { enableSorting: false, cell: ({ row }) => <Ltr>{row.original.plate ?? '–'}</Ltr> },
                scaleName: { enableSorting: false },
                source: { cell: ({ row }) => <>{sourceName(row.original.source)}</> },
                grossG: { cell: ({ row }) => <>{kg(row.original.grossG)}</> },
                tareG: { cell: ({ row }) => <>{kg(row.original.tareG)}</> },
                netG: { cell: ({ row }) => <>{kg(row.original.netG)}</> },
                differenceG: { cell: ({ row }) => <>{kg(row.original.differenceG)}</> },
                secondWeighedAt: { cell: ({ row }) => <>{moment(row.original.secondWeighedAt)}</> },
                isWithinTolerance: {
                    cell: ({ row }) => row.original.isWithinTolerance ? <Badge variant="success"><Trans>Within</Trans></Badge> : <Badge variant="destructive"><Trans>Outside</Trans></Badge>,
                },
            }}
        />
    );
}
