import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { deleteStationMutation, stationListQuery } from './production.graphql';
import { minutesToTime, useNameIn } from './wording';

export const stationList: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'stations', url: '/production/stations', title: /* i18n*/ 'Stations', order: 40,
        requiresPermission: ['ReadRouting'],
    },
    path: '/production/stations',
    loader: () => ({ breadcrumb: () => <Trans>Stations</Trans> }),
    component: route => <StationListPage route={route} />,
};

function StationListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const nameIn = useNameIn();
    return (
        <ListPage
            pageId="station-list"
            title={<Trans>Stations</Trans>}
            listQuery={stationListQuery}
            deleteMutation={deleteStationMutation}
            route={route}
            defaultVisibility={{ code: true, name: true, operators: true, openMinute: true, closeMinute: true, parallelOperations: true, active: true }}
            defaultSort={[{ id: 'code', desc: false }]}
            onSearchTermChange={term => (term ? { code: { contains: term } } : {})}
            customizeColumns={{
                code: { cell: ({ row }) => <DetailPageButton href={`/production/stations/${row.original.id}`} label={row.original.code} /> },
                name: { enableSorting: false, cell: ({ row }) => <>{nameIn(row.original.name)}</> },
                openMinute: { cell: ({ row }) => <>{minutesToTime(row.original.openMinute)}</> },
                closeMinute: { cell: ({ row }) => <>{minutesToTime(row.original.closeMinute)}</> },
                operators: { enableSorting: false, cell: ({ row }) => <>{row.original.operators.map(one => `${one.firstName} ${one.lastName}`).join(', ')}</> },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <PermissionGuard requires={['CreateRouting']}>
                    <Button render={<Link to="/production/stations/new" />}><PlusIcon /> <Trans>New station</Trans></Button>
                </PermissionGuard>
            </div></ActionBarItem>
        </ListPage>
    );
}
