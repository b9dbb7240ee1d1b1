import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { deleteRoutingMutation, routingListQuery } from './production.graphql';
import { useNameIn } from './wording';

export const routingList: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'routings', url: '/production/routings', title: /* i18n*/ 'Routings', order: 50,
        requiresPermission: ['ReadRouting'],
    },
    path: '/production/routings',
    loader: () => ({ breadcrumb: () => <Trans>Routings</Trans> }),
    component: route => <RoutingListPage route={route} />,
};

function RoutingListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const nameIn = useNameIn();
    return (
        <ListPage
            pageId="routing-list"
            title={<Trans>Routings</Trans>}
            listQuery={routingListQuery}
            deleteMutation={deleteRoutingMutation}
            route={route}
            defaultVisibility={{ title: true, variantName: true, categoryName: true, operations: true, active: true }}
            defaultSort={[{ id: 'title', desc: false }]}
            onSearchTermChange={term => (term ? { title: { contains: term } } : {})}
            customizeColumns={{
                title: { cell: ({ row }) => <DetailPageButton href={`/production/routings/${row.original.id}`} label={row.original.title} /> },
                variantName: { enableSorting: false },
                categoryName: { enableSorting: false },
                operations: { enableSorting: false, cell: ({ row }) => <>{row.original.operations.map(one => nameIn(one.name)).join(' → ')}</> },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <PermissionGuard requires={['CreateRouting']}>
                    <Button render={<Link to="/production/routings/new" />}><PlusIcon /> <Trans>New routing</Trans></Button>
                </PermissionGuard>
            </div></ActionBarItem>
        </ListPage>
    );
}
