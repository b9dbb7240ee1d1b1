import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
    ActionBarItem,
    api, Badge, Button, type DashboardRouteDefinition, Page, PageActionBar, PageBlock, PageLayout, PageTitle,
    PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { type Field, FormDialog, inputOf, newKey, QueryState, reportError, useFormats, valuesOf } from '../../screens/dashboard/shared';
import { companyGroupsDocument, createGroupDocument, deleteGroupDocument, updateGroupDocument } from './company.graphql';

export const companyGroups: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'customers', id: 'company-groups', url: '/company-groups', title: /* i18n*/ 'Groups of companies', requiresPermission: ['ReadCompany'],
    },
    path: '/company-groups',
    loader: () => ({ breadcrumb: () => <Trans>Groups of companies</Trans> }),
    component: () => <CompanyGroups />,
};

function CompanyGroups() {
    const { t } = useLingui();
    const { number } = useFormats();
    const [key, setKey] = useState(newKey);
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['company-groups'], queryFn: () => api.query(companyGroupsDocument) });
    const refresh = () => client.invalidateQueries({ queryKey: ['company-groups'] });
    const fields: Field[] = [
        { name: 'name', label: t`Name`, required: true },
        { name: 'orderingEnabled', label: t`May order`, kind: 'switch' },
    ];
    const remove = (id: string) => api.mutate(deleteGroupDocument, { id }).then(refresh).catch(reportError);
    const groups = query.data?.companyGroups;
    return (
        <Page pageId="company-groups">
            <PageTitle><Trans>Groups of companies</Trans></PageTitle>
            <PageActionBar>
                <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                    <PermissionGuard requires={['CreateCompany']}>
                        <FormDialog
                            title={<Trans>New group</Trans>}
                            trigger={<Button><Trans>New group</Trans></Button>}
                            fields={fields}
                            initial={{ name: '', orderingEnabled: true }}
                            submitLabel={<Trans>Create</Trans>}
                            onSubmit={async values => {
                                await api.mutate(createGroupDocument, { input: { ...inputOf(values), idempotencyKey: key } as never });
                                setKey(newKey());
                                await refresh();
                            }}
                        />
                    </PermissionGuard>
                </div></ActionBarItem>
            </PageActionBar>
            <PageLayout>
                <PageBlock column="full" blockId="company-groups-table">
                    <QueryState query={query} />
                    {groups?.length === 0 && <p className="text-muted-foreground"><Trans>No group yet.</Trans></p>}
                    {groups && groups.length > 0 && (
                        <Table>
                            <TableHeader>
                                <TableRow>
                                    <TableHead><Trans>Name</Trans></TableHead>
                                    <TableHead><Trans>Companies</Trans></TableHead>
                                    <TableHead><Trans>Ordering</Trans></TableHead>
                                    <TableHead />
                                </TableRow>
                            </TableHeader>
                            <TableBody>
                                {groups.map(group => (
                                    <TableRow key={group.id}>
                                        <TableCell><bdi>{group.name}</bdi></TableCell>
                                        <TableCell>{number(group.companyCount)}</TableCell>
                                        <TableCell>
                                            {group.orderingEnabled ? <Trans>May order</Trans> : <Badge variant="destructive"><Trans>No orders</Trans></Badge>}
                                        </TableCell>
                                        <TableCell className="flex justify-end gap-2">
                                            <PermissionGuard requires={['UpdateCompany']}>
                                                <FormDialog
                                                    title={group.name}
                                                    trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                                                    fields={fields}
                                                    initial={valuesOf(fields, group)}
                                                    submitLabel={<Trans>Save</Trans>}
                                                    version={group.version}
                                                    onStale={refresh}
                                                    onSubmit={async (values, version) => {
                                                        await api.mutate(updateGroupDocument, { input: { ...inputOf(values), id: group.id, version } as never });
                                                        await refresh();
                                                    }}
                                                />
                                            </PermissionGuard>
                                            {group.companyCount === 0 && (
                                                <PermissionGuard requires={['DeleteCompany']}>
                                                    <Button size="sm" variant="ghost" onClick={() => void remove(group.id)}><Trans>Delete</Trans></Button>
                                                </PermissionGuard>
                                            )}
                                        </TableCell>
                                    </TableRow>
                                ))}
                            </TableBody>
                        </Table>
                    )}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
