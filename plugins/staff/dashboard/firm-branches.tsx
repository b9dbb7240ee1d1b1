import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
    ActionBarItem,
    api,
    Button,
    type DashboardRouteDefinition,
    Page,
    PageActionBar,
    PageBlock,
    PageLayout,
    PageTitle,
    PermissionGuard,
    Table,
    TableBody,
    TableCell,
    TableHead,
    TableHeader,
    TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { type Field, FormDialog, newKey, Num, QueryState, reportError } from '../../screens/dashboard/shared';
import { orThrow } from './refused';
import { createFirmBranchDocument, deleteFirmBranchDocument, firmBranchesDocument, updateFirmBranchDocument } from './staff.graphql';

export const firmBranchesPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'settings', id: 'firm-branches', url: '/firm-branches', title: /* i18n*/ 'Firm branches', requiresPermission: ['ReadAdministrator'] },
    path: '/firm-branches',
    loader: () => ({ breadcrumb: () => <Trans>Firm branches</Trans> }),
    component: () => <FirmBranches />,
};

function FirmBranches() {
    const { t } = useLingui();
    const client = useQueryClient();
    const [key, setKey] = useState(newKey);
    const query = useQuery({ queryKey: ['firm-branches'], queryFn: () => api.query(firmBranchesDocument) });
    const refresh = () => client.invalidateQueries({ queryKey: ['firm-branches'] });
    const fields: Field[] = [{ name: 'name', label: t`Name`, required: true }];
    const branches = query.data?.firmBranches;
    const remove = async (id: string) => {
        orThrow((await api.mutate(deleteFirmBranchDocument, { id })).deleteFirmBranch);
        await refresh();
    };
    return (
        <Page pageId="firm-branches">
            <PageTitle><Trans>Firm branches</Trans></PageTitle>
            <PageActionBar>
                <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                    <PermissionGuard requires={['UpdateAdministrator']}>
                        <FormDialog
                            title={<Trans>New firm branch</Trans>}
                            trigger={<Button><Trans>New firm branch</Trans></Button>}
                            fields={fields}
                            initial={{ name: '' }}
                            submitLabel={<Trans>Save</Trans>}
                            onSubmit={async ({ name }) => {
                                await api.mutate(createFirmBranchDocument, { name: String(name), idempotencyKey: key });
                                setKey(newKey());
                                await refresh();
                            }}
                        />
                    </PermissionGuard>
                </div></ActionBarItem>
            </PageActionBar>
            <PageLayout>
                <PageBlock column="full" blockId="firm-branches">
                    <p className="mb-4 text-sm text-muted-foreground"><Trans>People of one firm branch can be let see each other's customers.</Trans></p>
                    {!branches && <QueryState query={query} />}
                    {branches?.length === 0 && <p className="text-muted-foreground"><Trans>No firm branch yet.</Trans></p>}
                    {branches && branches.length > 0 && (
                        <Table>
                            <TableHeader>
                                <TableRow>
                                    <TableHead><Trans>Name</Trans></TableHead>
                                    <TableHead className="text-end"><Trans>People</Trans></TableHead>
                                    <TableHead />
                                </TableRow>
                            </TableHeader>
                            <TableBody>
                                {branches.map(branch => (
                                    <TableRow key={branch.id}>
                                        <TableCell><bdi>{branch.name}</bdi></TableCell>
                                        <TableCell className="text-end"><Num value={branch.people} /></TableCell>
                                        <TableCell className="text-end">
                                            <PermissionGuard requires={['UpdateAdministrator']}>
                                                <div className="flex justify-end gap-1">
                                                    <FormDialog
                                                        title={branch.name}
                                                        trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                                                        fields={fields}
                                                        initial={{ name: branch.name }}
                                                        submitLabel={<Trans>Save</Trans>}
                                                        onSubmit={async ({ name }) => {
                                                            await api.mutate(updateFirmBranchDocument, { id: branch.id, name: String(name), version: branch.version });
                                                            await refresh();
                                                        }}
                                                    />
                                                    <Button size="sm" variant="ghost" onClick={() => void remove(branch.id).catch(reportError)}><Trans>Delete</Trans></Button>
                                                </div>
                                            </PermissionGuard>
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
