import { Trans, useLingui } from '@lingui/react/macro';
import { api, Badge, Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { useState } from 'react';

import { type BranchContact, BranchContacts } from './branch-contacts';
import { createBranchDocument, updateBranchDocument } from './company.graphql';
import { type Field, FormDialog, inputOf, newKey, valuesOf } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

export interface Branch {
    id: string;
    parentId: string | null;
    name: string;
    city: string;
    streetLine: string;
    phone: string | null;
    contactName: string;
    active: boolean;
    isHeadOffice: boolean;
    orderingEnabled: boolean;
    contacts: BranchContact[];
    version: number;
}

interface Props {
    company: { id: string; countryCode: string; branches: Branch[] };
    refresh: () => Promise<void>;
}

/** The branches as a tree in rows: a branch stands under its parent, set in by its depth. */
function inTree(branches: Branch[], parentId: string | null = null, depth = 0): Array<Branch & { depth: number }> {
    return branches
        .filter(branch => branch.parentId === parentId)
        .flatMap(branch => [{ ...branch, depth }, ...inTree(branches, branch.id, depth + 1)]);
}

export function CompanyBranches({ company, refresh }: Props) {
    const { t } = useLingui();
    const { branchFields } = useLabels();
    const [key, setKey] = useState(newKey);
    const parents = (self?: string): Field => ({
        name: 'parentId',
        label: t`Under`,
        kind: 'select',
        options: company.branches.filter(branch => branch.id !== self).map(branch => [branch.id, branch.name]),
    });
    const newFields = [...branchFields, parents()];
    return (
        <div className="grid gap-4">
            <PermissionGuard requires={['UpdateCompany']}>
                <div className="flex justify-end">
                    <FormDialog
                        title={<Trans>New branch</Trans>}
                        trigger={<Button><Trans>New branch</Trans></Button>}
                        fields={newFields}
                        initial={{ countryCode: company.countryCode }}
                        submitLabel={<Trans>Create</Trans>}
                        onSubmit={async values => {
                            const input = { ...inputOf(values), companyId: company.id, idempotencyKey: key };
                            await api.mutate(createBranchDocument, { input: input as never });
                            setKey(newKey());
                            await refresh();
                        }}
                    />
                </div>
            </PermissionGuard>
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Name</Trans></TableHead>
                        <TableHead><Trans>Address</Trans></TableHead>
                        <TableHead><Trans>Phone</Trans></TableHead>
                        <TableHead><Trans>Contacts</Trans></TableHead>
                        <TableHead><Trans>State</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {inTree(company.branches).map(branch => {
                        const fields: Field[] = [
                            ...branchFields,
                            parents(branch.id),
                            { name: 'isHeadOffice', label: t`Head office`, kind: 'switch' },
                            { name: 'orderingEnabled', label: t`May order`, kind: 'switch' },
                            { name: 'active', label: t`Active`, kind: 'switch' },
                        ];
                        return (
                            <TableRow key={branch.id}>
                                <TableCell style={{ paddingInlineStart: `${0.5 + branch.depth * 1.5}rem` }}>
                                    {branch.name} {branch.isHeadOffice && <Badge><Trans>Head office</Trans></Badge>}
                                </TableCell>
                                <TableCell>{[branch.city, branch.streetLine].filter(Boolean).join(', ')}</TableCell>
                                <TableCell><bdi dir="ltr">{branch.phone}</bdi></TableCell>
                                <TableCell className="whitespace-normal"><BranchContacts branch={branch} refresh={refresh} /></TableCell>
                                <TableCell>
                                    {branch.active ? <Trans>Active</Trans> : <Trans>Inactive</Trans>}
                                    {branch.active && !branch.orderingEnabled && <> · <Trans>No orders</Trans></>}
                                </TableCell>
                                <TableCell className="text-end">
                                    <PermissionGuard requires={['UpdateCompany']}>
                                        <FormDialog
                                            title={branch.name}
                                            trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                                            fields={fields}
                                            initial={valuesOf(fields, { ...branch })}
                                            submitLabel={<Trans>Save</Trans>}
                                            version={branch.version}
                                            onStale={refresh}
                                            onSubmit={async (values, version) => {
                                                await api.mutate(updateBranchDocument, { input: { ...inputOf(values), id: branch.id, version } as never });
                                                await refresh();
                                            }}
                                        />
                                    </PermissionGuard>
                                </TableCell>
                            </TableRow>
                        );
                    })}
                </TableBody>
            </Table>
        </div>
    );
}
