import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PageActionBarRight } from '@vendure/dashboard';

import { Moment } from '../../screens/dashboard/shared';
import { useLabels } from './labels';
import { requestsDocument } from './privacy.graphql';

export const requestList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'customers', id: 'personal-data', url: '/personal-data', title: /* i18n*/ 'Personal data', requiresPermission: ['HandlePersonalData'] },
    path: '/personal-data',
    loader: () => ({ breadcrumb: () => <Trans>Personal data</Trans> }),
    component: route => <RequestListPage route={route} />,
};

function RequestListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const { t } = useLingui();
    const { kinds, states } = useLabels();
    const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ label, value }));
    return (
        <ListPage
            pageId="personal-data-request-list"
            title={<Trans>Personal data</Trans>}
            listQuery={requestsDocument}
            route={route}
            includeSelectionColumn={false}
            defaultVisibility={{ person: true, kind: true, state: true, createdAt: true, decidedAt: true }}
            defaultColumnOrder={['person', 'kind', 'state', 'createdAt', 'decidedAt']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            facetedFilters={{ state: { title: t`State`, options: options(states) }, kind: { title: t`Kind`, options: options(kinds) } }}
            customizeColumns={{
                person: { enableSorting: false, cell: ({ row }) => <DetailPageButton id={row.original.id} label={<bdi>{row.original.person?.name ?? `person-${row.original.id}`}</bdi>} /> },
                kind: { cell: ({ row }) => kinds[row.original.kind] ?? row.original.kind },
                state: { cell: ({ row }) => <RequestState state={row.original.state} /> },
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                updatedAt: { cell: ({ row }) => <Moment at={row.original.updatedAt} /> },
                decidedAt: { cell: ({ row }) => <Moment at={row.original.decidedAt} /> },
            }}
        >
            <PageActionBarRight>
                <Button render={<Link to="./person" />}><Trans>Find a person</Trans></Button>
            </PageActionBarRight>
        </ListPage>
    );
}

export function RequestState({ state }: { state: string }) {
    const { states } = useLabels();
    const variant = state === 'refused' ? 'destructive' : state === 'open' ? 'secondary' : 'default';
    return <Badge variant={variant}>{states[state] ?? state}</Badge>;
}
