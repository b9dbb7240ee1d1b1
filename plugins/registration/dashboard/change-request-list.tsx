import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Moment } from '../../screens/dashboard/shared';
import { useLabels } from './labels';
import { changeRequestsDocument } from './registration.graphql';

export const changeRequestList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'customers', id: 'change-requests', url: '/change-requests', title: /* i18n*/ 'Data changes', requiresPermission: ['ReadApplication'] },
    path: '/change-requests',
    loader: () => ({ breadcrumb: () => <Trans>Data changes</Trans> }),
    component: route => <ChangeRequestListPage route={route} />,
};

function ChangeRequestListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const { t } = useLingui();
    const { requestStates } = useLabels();
    return (
        <ListPage
            pageId="change-request-list"
            title={<Trans>Data changes</Trans>}
            listQuery={changeRequestsDocument}
            route={route}
            includeSelectionColumn={false}
            defaultVisibility={{ companyName: true, state: true, askedBy: true, createdAt: true, decidedAt: true }}
            defaultColumnOrder={['companyName', 'state', 'askedBy', 'createdAt', 'decidedAt']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            facetedFilters={{ state: { title: t`State`, options: Object.entries(requestStates).map(([value, label]) => ({ label, value })) } }}
            customizeColumns={{
                companyName: { enableSorting: false, cell: ({ row }) => <DetailPageButton id={row.original.id} label={<bdi>{row.original.companyName}</bdi>} /> },
                state: { cell: ({ row }) => <RequestState state={row.original.state} /> },
                askedBy: { enableSorting: false, cell: ({ row }) => <bdi>{row.original.askedBy}</bdi> },
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                updatedAt: { cell: ({ row }) => <Moment at={row.original.updatedAt} /> },
                decidedAt: { cell: ({ row }) => <Moment at={row.original.decidedAt} /> },
            }}
        />
    );
}

export function RequestState({ state }: { state: string }) {
    const { requestStates } = useLabels();
    const variant = state === 'refused' ? 'destructive' : state === 'open' ? 'secondary' : 'default';
    return <Badge variant={variant}>{requestStates[state] ?? state}</Badge>;
}
