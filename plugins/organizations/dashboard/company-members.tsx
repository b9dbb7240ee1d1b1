import { Trans, useLingui } from '@lingui/react/macro';
import { api, Badge, Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { ActFor } from './act-for';
import type { Branch } from './company-branches';
import { inviteMemberDocument, resendInvitationDocument, updateMemberDocument } from './company.graphql';
import { type Field, FormDialog, inputOf, newKey, reportError, type Values, valuesOf } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

export interface Member {
    id: string;
    firstName: string;
    lastName: string;
    emailAddress: string;
    phone: string | null;
    role: string;
    ownRole: { id: string; name: string } | null;
    language: string;
    active: boolean;
    acceptedAt: unknown;
    version: number;
    branch: { id: string; name: string } | null;
}

interface Props {
    company: { id: string; language: string; branches: Branch[]; members: Member[]; roles: Array<{ id: string; name: string }> };
    refresh: () => Promise<void>;
}

export function CompanyMembers({ company, refresh }: Props) {
    const { t } = useLingui();
    const { roles, languages } = useLabels();
    const [key, setKey] = useState(newKey);
    const branches = company.branches.filter(branch => branch.active).map(branch => [branch.id, branch.name] as [string, string]);
    const choices = [...(roles ?? []), ...company.roles.map(role => [`own:${role.id}`, role.name] as [string, string])];
    const shared: Field[] = [
        { name: 'firstName', label: t`First name`, required: true },
        { name: 'lastName', label: t`Last name`, required: true },
        { name: 'phone', label: t`Mobile phone`, ltr: true },
        { name: 'role', label: t`Role`, kind: 'select', options: choices, required: true },
        { name: 'branchId', label: t`Branch (none: the whole company)`, kind: 'select', options: branches },
        { name: 'language', label: t`Language`, kind: 'select', options: languages, required: true },
    ];
    const inviteFields: Field[] = [...shared, { name: 'emailAddress', label: t`E-mail`, ltr: true, required: true }];
    const memberFields: Field[] = [...shared, { name: 'active', label: t`May sign in`, kind: 'switch' }];
    const resend = async (id: string) => {
        const { resendInvitation } = await api.mutate(resendInvitationDocument, { id });
        if ('reason' in resendInvitation) throw new Error(resendInvitation.message);
        toast.success(t`The invitation was sent`);
        await refresh();
    };
    return (
        <div className="grid gap-4">
            <PermissionGuard requires={['InviteMember']}>
                <div className="flex justify-end">
                    <FormDialog
                        title={<Trans>Invite a member</Trans>}
                        trigger={<Button><Trans>Invite a member</Trans></Button>}
                        fields={inviteFields}
                        initial={{ role: 'buyer', language: company.language }}
                        submitLabel={<Trans>Send invitation</Trans>}
                        onSubmit={async values => {
                            const input = { ...memberInput(values), companyId: company.id, idempotencyKey: key };
                            await api.mutate(inviteMemberDocument, { input: input as never });
                            setKey(newKey());
                            toast.success(t`The invitation was sent`);
                            await refresh();
                        }}
                    />
                </div>
            </PermissionGuard>
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Name</Trans></TableHead>
                        <TableHead><Trans>E-mail</Trans></TableHead>
                        <TableHead><Trans>Role</Trans></TableHead>
                        <TableHead><Trans>Branch</Trans></TableHead>
                        <TableHead><Trans>State</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {company.members.map(member => (
                        <TableRow key={member.id}>
                            <TableCell>{member.firstName} {member.lastName}</TableCell>
                            <TableCell><bdi dir="ltr">{member.emailAddress}</bdi></TableCell>
                            <TableCell>{member.ownRole ? <bdi>{member.ownRole.name}</bdi> : roles?.find(([role]) => role === member.role)?.[1]}</TableCell>
                            <TableCell>{member.branch?.name ?? <Trans>Whole company</Trans>}</TableCell>
                            <TableCell><MemberState member={member} /></TableCell>
                            <TableCell className="text-end">
                                <div className="flex justify-end gap-1">
                                    {member.active && member.acceptedAt !== null && <ActFor memberId={member.id} name={`${member.firstName} ${member.lastName}`} />}
                                    <PermissionGuard requires={['InviteMember']}>
                                        {member.active && member.acceptedAt === null && (
                                            <Button size="sm" variant="ghost" onClick={() => void resend(member.id).catch(reportError)}>
                                                <Trans>Send again</Trans>
                                            </Button>
                                        )}
                                        <FormDialog
                                            title={`${member.firstName} ${member.lastName}`}
                                            trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                                            fields={memberFields}
                                            initial={valuesOf(memberFields, { ...member, role: member.ownRole ? `own:${member.ownRole.id}` : member.role, branchId: member.branch?.id })}
                                            submitLabel={<Trans>Save</Trans>}
                                            version={member.version}
                                            onStale={refresh}
                                            onSubmit={async (values, version) => {
                                                const { updateCompanyMember } = await api.mutate(updateMemberDocument, { input: { ...memberInput(values), id: member.id, version } as never });
                                                if ('reason' in updateCompanyMember) throw new Error(updateCompanyMember.message);
                                                await refresh();
                                            }}
                                        />
                                    </PermissionGuard>
                                </div>
                            </TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
        </div>
    );
}

/** A role of the company's own is chosen by its id, a preset by its name. */
function memberInput(values: Values) {
    const { role, ...input } = inputOf(values);
    const own = typeof role === 'string' && role.startsWith('own:');
    return own ? { ...input, ownRoleId: role.slice(4) } : { ...input, role };
}

function MemberState({ member }: { member: Member }) {
    if (!member.active) {
        return <Badge variant="destructive"><Trans>Inactive</Trans></Badge>;
    }
    return member.acceptedAt === null ? <Badge variant="outline"><Trans>Invited</Trans></Badge> : <Badge variant="secondary"><Trans>Active</Trans></Badge>;
}
