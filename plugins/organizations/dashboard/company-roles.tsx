import { Trans, useLingui } from '@lingui/react/macro';
import { api, Badge, Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { createRoleDocument, deleteRoleDocument, updateRoleDocument } from './company.graphql';
import { type Field, FormDialog, newKey, type Values } from '../../screens/dashboard/shared';
import type { Member } from './company-members';
import { useLabels } from './labels';

export interface CompanyRole {
    id: string;
    name: string;
    permissions: string[];
    version: number;
}

interface Props {
    company: { id: string; roles: CompanyRole[]; members: Member[] };
    refresh: () => Promise<void>;
}

/** The roles that the company made for itself, and who has them. */
export function CompanyRoles({ company, refresh }: Props) {
    const { t } = useLingui();
    const { permissions } = useLabels();
    const [key, setKey] = useState(newKey);
    const fields: Field[] = [
        { name: 'name', label: t`Name of the role`, required: true },
        ...Object.entries(permissions).map(([name, label]) => ({ name, label, kind: 'switch' as const })),
    ];
    const roleOf = (values: Values) => ({
        name: String(values.name),
        permissions: Object.keys(permissions).filter(name => values[name] === true),
    });
    const settle = async (answer: object) => {
        if ('reason' in answer) throw new Error(String((answer as unknown as { message: string }).message));
        toast.success(t`Saved`);
        await refresh();
    };
    return (
        <div className="grid gap-4">
            <PermissionGuard requires={['InviteMember']}>
                <div className="flex justify-end">
                    <FormDialog
                        title={<Trans>New role</Trans>}
                        trigger={<Button><Trans>New role</Trans></Button>}
                        fields={fields}
                        initial={{ name: '' }}
                        submitLabel={<Trans>Create</Trans>}
                        onSubmit={async values => {
                            const input = { ...roleOf(values), companyId: company.id, idempotencyKey: key };
                            await settle((await api.mutate(createRoleDocument, { input })).createCompanyRole);
                            setKey(newKey());
                        }}
                    />
                </div>
            </PermissionGuard>
            {company.roles.length === 0 && <p className="text-muted-foreground"><Trans>The company has made no roles of its own.</Trans></p>}
            {company.roles.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Role</Trans></TableHead>
                            <TableHead><Trans>Permissions</Trans></TableHead>
                            <TableHead><Trans>Members</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {company.roles.map(role => (
                            <TableRow key={role.id}>
                                <TableCell><bdi>{role.name}</bdi></TableCell>
                                <TableCell className="whitespace-normal">
                                    <div className="flex flex-wrap gap-1">
                                        {role.permissions.map(name => <Badge key={name} variant="outline">{permissions[name] ?? name}</Badge>)}
                                    </div>
                                </TableCell>
                                <TableCell className="whitespace-normal">
                                    {company.members.filter(({ ownRole }) => ownRole?.id === role.id).map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(', ')}
                                </TableCell>
                                <TableCell className="text-end">
                                    <PermissionGuard requires={['InviteMember']}>
                                        <div className="flex justify-end gap-1">
                                            <FormDialog
                                                title={role.name}
                                                trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                                                fields={fields}
                                                initial={{ name: role.name, ...Object.fromEntries(role.permissions.map(name => [name, true])) }}
                                                submitLabel={<Trans>Save</Trans>}
                                                version={role.version}
                                                onStale={refresh}
                                                onSubmit={async (values, version) => {
                                                    const input = { ...roleOf(values), id: role.id, version };
                                                    await settle((await api.mutate(updateRoleDocument, { input })).updateCompanyRole);
                                                }}
                                            />
                                            <FormDialog
                                                title={<Trans>Delete the role</Trans>}
                                                trigger={<Button size="sm" variant="ghost"><Trans>Delete</Trans></Button>}
                                                fields={[]}
                                                initial={{}}
                                                submitLabel={<Trans>Delete</Trans>}
                                                onSubmit={async () => {
                                                    const { id, version } = role;
                                                    await settle((await api.mutate(deleteRoleDocument, { id, version })).deleteCompanyRole);
                                                }}
                                            >
                                                <p><bdi>{role.name}</bdi></p>
                                            </FormDialog>
                                        </div>
                                    </PermissionGuard>
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </div>
    );
}
