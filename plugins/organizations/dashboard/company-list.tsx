import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, api, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard, usePermissions } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Ltr, Moment, Num, useFormats } from '../../screens/dashboard/shared';
import { ExportCompanies } from './company-export';
import { companiesDocument, companyGroupsDocument, staffDocument } from './company.graphql';
import { useLabels } from './labels';

export const companyList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'customers', id: 'companies', url: '/companies', title: /* i18n*/ 'Companies', requiresPermission: ['ReadCompany'] },
    path: '/companies',
    loader: () => ({ breadcrumb: () => <Trans>Companies</Trans> }),
    component: route => <CompanyList route={route} />,
};

/** The columns as they stand, which is the order of the query's fields too: a saved view of Vendure's forgets any other. */
const columns = ['name', 'code', 'taxId', 'groupName', 'city', 'branchCount', 'memberCount', 'active', 'orderingEnabled'] as const;

function CompanyList({ route }: { route: Parameters<NonNullable<DashboardRouteDefinition['component']>>[0] }) {
    const { t } = useLingui();
    const { country } = useFormats();
    const { currencies = [], languages = [], kinds } = useLabels();
    const managers = useManagers();
    return (
        <ListPage
            pageId="company-list"
            title={<Trans>Companies</Trans>}
            listQuery={companiesDocument}
            route={route}
            includeSelectionColumn={false}
            defaultVisibility={Object.fromEntries(columns.map(column => [column, true]))}
            defaultColumnOrder={[...columns]}
            defaultSort={[{ id: 'name', desc: false }]}
            onSearchTermChange={term => ({ name: { contains: term } })}
            facetedFilters={{
                groupName: { title: t`Group`, optionsFn: groupChoices },
                // Guests of the open shop are in the list only when they are asked for.
                kind: { title: t`Kind`, options: Object.entries(kinds).map(([value, label]) => ({ label, value })) },
                ...(managers.length > 0 && { managerAdministratorId: { title: t`Account manager`, options: managers } }),
            }}
            customizeColumns={{
                name: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={<bdi>{row.original.name}</bdi>} /> },
                taxId: { cell: ({ row }) => <Ltr>{row.original.taxId}</Ltr> },
                kind: { cell: ({ row }) => <>{kinds[row.original.kind]}</> },
                groupName: { cell: ({ row }) => <bdi>{row.original.groupName}</bdi> },
                city: { cell: ({ row }) => <bdi>{row.original.city}</bdi> },
                branchCount: { cell: ({ row }) => <Num value={row.original.branchCount} /> },
                memberCount: { cell: ({ row }) => <Num value={row.original.memberCount} /> },
                managerAdministratorId: { cell: ({ row }) => <bdi>{managers.find(({ value }) => value === row.original.managerAdministratorId)?.label ?? '–'}</bdi> },
                active: {
                    enableSorting: true,
                    cell: ({ row }) =>
                        row.original.active ? <Badge variant="secondary"><Trans>Active</Trans></Badge> : <Badge variant="destructive"><Trans>Inactive</Trans></Badge>,
                },
                orderingEnabled: { enableSorting: true, cell: ({ row }) => (row.original.orderingEnabled ? <Trans>May order</Trans> : <Trans>No orders</Trans>) },
                phone: { cell: ({ row }) => <Ltr>{row.original.phone}</Ltr> },
                email: { cell: ({ row }) => <Ltr>{row.original.email}</Ltr> },
                countryCode: { cell: ({ row }) => <>{country(row.original.countryCode)}</> },
                currencyCode: { cell: ({ row }) => <>{nameOf(currencies, row.original.currencyCode)}</> },
                language: { cell: ({ row }) => <bdi>{nameOf(languages, row.original.language)}</bdi> },
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                updatedAt: { cell: ({ row }) => <Moment at={row.original.updatedAt} /> },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <ExportCompanies />
                <PermissionGuard requires={['CreateCompany']}>
                    <Button render={<Link to="./new" />}>
                        <PlusIcon /> <Trans>New company</Trans>
                    </Button>
                </PermissionGuard>
            </div></ActionBarItem>
        </ListPage>
    );
}

async function groupChoices() {
    const { companyGroups } = await api.query(companyGroupsDocument);
    return companyGroups.map(({ name }) => ({ label: name, value: name }));
}

const nameOf = (choices: ReadonlyArray<[string, string]>, value: string) => choices.find(([code]) => code === value)?.[1] ?? value;

/** Whoever may be the contact of a company, for those who may know the staff. */
function useManagers() {
    const { hasPermissions } = usePermissions();
    const query = useQuery({ queryKey: ['company-managers'], queryFn: () => api.query(staffDocument), enabled: hasPermissions(['ReadAdministrator']), retry: false });
    return (query.data?.administrators.items ?? []).map(one => ({ value: one.id, label: `${one.firstName} ${one.lastName}` }));
}
