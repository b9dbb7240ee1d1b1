import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Ltr, Moment, useFormats } from '../../screens/dashboard/shared';
import { useLabels } from './labels';
import { applicationsDocument } from './registration.graphql';

export const applicationList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'customers', id: 'applications', url: '/applications', title: /* i18n*/ 'Applications', requiresPermission: ['ReadApplication'] },
    path: '/applications',
    loader: () => ({ breadcrumb: () => <Trans>Applications</Trans> }),
    component: route => <ApplicationListPage route={route} />,
};

function ApplicationListPage({ route }: { route: Parameters<DashboardRouteDefinition['component']>[0] }) {
    const { t } = useLingui();
    const { applicationStates } = useLabels();
    const { country } = useFormats();
    return (
        <ListPage
            pageId="application-list"
            title={<Trans>Applications</Trans>}
            listQuery={applicationsDocument}
            route={route}
            includeSelectionColumn={false}
            defaultVisibility={{ companyName: true, state: true, countryCode: true, taxId: true, emailAddress: true, assignedTo: true, createdAt: true }}
            defaultColumnOrder={['companyName', 'state', 'countryCode', 'taxId', 'emailAddress', 'assignedTo', 'confirmedAt', 'createdAt']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            onSearchTermChange={term => (term ? { companyName: { contains: term } } : {})}
            facetedFilters={{
                state: { title: t`State`, options: Object.entries(applicationStates).map(([value, label]) => ({ label, value })) },
                countryCode: { title: t`Country`, options: ['IR', 'PL', 'RU', 'DE', 'TR', 'AE'].map(value => ({ label: country(value), value })) },
            }}
            customizeColumns={{
                companyName: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={<bdi>{row.original.companyName}</bdi>} /> },
                state: { cell: ({ row }) => <ApplicationState state={row.original.state} /> },
                countryCode: { cell: ({ row }) => <>{country(row.original.countryCode)}</> },
                taxId: { cell: ({ row }) => <Ltr>{row.original.taxId}</Ltr> },
                phone: { cell: ({ row }) => <Ltr>{row.original.phone}</Ltr> },
                emailAddress: { cell: ({ row }) => <Ltr>{row.original.emailAddress}</Ltr> },
                assignedTo: { cell: ({ row }) => <bdi>{row.original.assignedTo ?? '–'}</bdi> },
                confirmedAt: { cell: ({ row }) => <Moment at={row.original.confirmedAt} /> },
                decidedAt: { cell: ({ row }) => <Moment at={row.original.decidedAt} /> },
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                updatedAt: { cell: ({ row }) => <Moment at={row.original.updatedAt} /> },
            }}
        />
    );
}

export function ApplicationState({ state }: { state: string }) {
    const { applicationStates } = useLabels();
    const variant = state === 'refused' ? 'destructive' : state === 'accepted' ? 'default' : 'secondary';
    return <Badge variant={variant}>{applicationStates[state] ?? state}</Badge>;
}
