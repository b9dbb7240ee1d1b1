import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, useNavigate, useSearch } from '@tanstack/react-router';
import {
    ActionBarItem,
    api,
    Badge,
    Button,
    type DashboardRouteDefinition,
    Page,
    PageActionBar,
    PageBlock,
    PageLayout,
    PageTitle,
    PermissionGuard,
    Tabs,
    TabsContent,
    TabsList,
    TabsTrigger,
    usePermissions,
} from '@vendure/dashboard';
import { toast } from 'sonner';

import { ActingList } from './acting-list';
import { CompanyBranches } from './company-branches';
import { CompanyHistory } from './company-history';
import { CompanyMembers } from './company-members';
import { CompanyMerge } from './company-merge';
import { CompanyNew } from './company-new';
import { CompanyRoles } from './company-roles';
import { companyDocument, companyGroupsDocument, setCompanyActiveDocument, staffDocument, updateCompanyDocument } from './company.graphql';
import { type Field, FieldForm, FormDialog, inputOf, QueryState, valuesOf } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

export const companyDetail: DashboardRouteDefinition = {
    path: '/companies/$id',
    loader: () => ({ breadcrumb: [{ path: '/companies', label: <Trans>Companies</Trans> }, <Trans>Company</Trans>] }),
    component: route => <CompanyPage route={route} />,
};

function CompanyPage({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    return id === 'new' ? <CompanyNew /> : <CompanyDetail id={id} />;
}

function CompanyDetail({ id }: { id: string }) {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const { companyFields, legalFields } = useLabels();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['company', id], queryFn: () => api.query(companyDocument, { id }) });
    const staff = useQuery({ queryKey: ['company-managers'], queryFn: () => api.query(staffDocument), enabled: hasPermissions(['ReadAdministrator']), retry: false });
    const groups = useQuery({ queryKey: ['company-groups'], queryFn: () => api.query(companyGroupsDocument) });
    const [tab, open] = useOpenTab();
    const company = query.data?.company;
    if (!company) return <Page pageId="company-detail"><PageTitle><Trans>Company</Trans></PageTitle><QueryState query={query} /></Page>;
    const refresh = () => client.invalidateQueries({ queryKey: ['company', id] });
    const people = staff.data?.administrators.items.map(one => [one.id, `${one.firstName} ${one.lastName}`] as [string, string]);
    const manager = people ? [{ name: 'managerAdministratorId', label: t`Account manager`, kind: 'select' as const, options: people }] : [];
    const groupNames = groups.data?.companyGroups.map(({ name }) => name) ?? [company.groupName ?? ''].filter(Boolean);
    const group: Field = { name: 'groupName', label: t`Group`, kind: 'select', options: groupNames.map(name => [name, name]) };
    const fields = [...companyFields, group, ...manager, ...legalFields];
    // The manager too while the list of staff is on its way, so that nothing typed is lost when it comes.
    const shown = [...fields, { name: 'managerAdministratorId', label: '' }];
    const { active } = company;
    return (
        <Page pageId="company-detail">
            <PageTitle>
                {company.name} {company.kind === 'guest' && <Badge variant="secondary"><Trans>Guest</Trans></Badge>} {!active && <Badge variant="destructive"><Trans>Inactive</Trans></Badge>}
            </PageTitle>
            <PageActionBar>
                <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                    <PermissionGuard requires={['UpdateCompany']}>
                        <FormDialog
                            title={active ? <Trans>Deactivate the company</Trans> : <Trans>Activate the company</Trans>}
                            trigger={<Button variant="outline">{active ? <Trans>Deactivate</Trans> : <Trans>Activate</Trans>}</Button>}
                            fields={[{ name: 'reason', label: t`Reason`, required: active }]}
                            initial={{ reason: '' }}
                            submitLabel={active ? <Trans>Deactivate</Trans> : <Trans>Activate</Trans>}
                            onSubmit={async ({ reason }) => {
                                await api.mutate(setCompanyActiveDocument, { id, active: !active, reason: String(reason) || null });
                                await refresh();
                            }}
                        >
                            {active && (
                                <p className="text-sm text-muted-foreground">
                                    <Trans>All its members are signed out at once and cannot sign in again.</Trans>
                                </p>
                            )}
                        </FormDialog>
                    </PermissionGuard>
                </div></ActionBarItem>
            </PageActionBar>
            <PageLayout>
                <PageBlock column="main" blockId="company-tabs">
                    <Tabs value={tab} onValueChange={chosen => open(String(chosen))}>
                        <TabsList className="h-auto! flex-wrap justify-start">
                            <TabsTrigger value="data"><Trans>Data</Trans></TabsTrigger>
                            <TabsTrigger value="branches"><Trans>Branches</Trans></TabsTrigger>
                            <TabsTrigger value="members"><Trans>Members</Trans></TabsTrigger>
                            <TabsTrigger value="roles"><Trans>Roles</Trans></TabsTrigger>
                            <TabsTrigger value="acting"><Trans>Acting for</Trans></TabsTrigger>
                            <PermissionGuard requires={['DeleteCompany']}><TabsTrigger value="merge"><Trans>Merge</Trans></TabsTrigger></PermissionGuard>
                            <TabsTrigger value="history"><Trans>History</Trans></TabsTrigger>
                        </TabsList>
                        <TabsContent value="data" className="pt-4">
                            <FieldForm
                                fields={fields}
                                initial={valuesOf(shown, company)}
                                version={company.version}
                                onStale={refresh}
                                submitLabel={<Trans>Save</Trans>}
                                disabled={!hasPermissions(['UpdateCompany'])}
                                onSubmit={async (values, version) => {
                                    const input = { ...inputOf(values), id, version };
                                    await api.mutate(updateCompanyDocument, { input: input as never });
                                    toast.success(t`Saved`);
                                    await refresh();
                                }}
                            />
                        </TabsContent>
                        <TabsContent value="branches" className="pt-4">
                            <CompanyBranches company={company} refresh={refresh} />
                        </TabsContent>
                        <TabsContent value="members" className="pt-4">
                            <CompanyMembers company={company} refresh={refresh} />
                        </TabsContent>
                        <TabsContent value="acting" className="pt-4">
                            <ActingList companyId={id} />
                        </TabsContent>
                        <TabsContent value="merge" className="pt-4">
                            <CompanyMerge company={company} refresh={refresh} />
                        </TabsContent>
                        <TabsContent value="roles" className="pt-4">
                            <CompanyRoles company={company} refresh={refresh} />
                        </TabsContent>
                        <TabsContent value="history" className="pt-4">
                            <CompanyHistory entries={company.history} members={company.members} />
                        </TabsContent>
                    </Tabs>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

/** Which tab is open stands in the address, so that it survives a reload and can be passed on. */
function useOpenTab(): [string, (tab: string) => void] {
    const search = useSearch({ strict: false }) as Record<string, unknown>;
    const navigate = useNavigate();
    return [
        typeof search.tab === 'string' ? search.tab : 'data',
        tab => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, tab })) as never }),
    ];
}
