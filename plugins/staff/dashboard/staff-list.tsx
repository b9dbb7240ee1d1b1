import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api,
    Badge,
    type DashboardRouteDefinition,
    Input,
    NativeSelect,
    NativeSelectOption,
    Page,
    PageBlock,
    PageLayout,
    PageTitle,
    Table,
    TableBody,
    TableCell,
    TableHead,
    TableHeader,
    TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { Ltr, Num, Pages, QueryState, useFormats, useRested } from '../../screens/dashboard/shared';
import { useReaches } from './labels';
import { useRoleName } from './names';
import { SecondFactorRoles } from './second-factor-roles';
import { staffMembersDocument } from './staff.graphql';

const perPage = 25;

export const staffList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'settings', id: 'staff', url: '/staff', title: /* i18n*/ 'Staff', requiresPermission: ['ReadAdministrator'] },
    path: '/staff',
    loader: () => ({ breadcrumb: () => <Trans>Staff</Trans> }),
    component: () => (
        <Page pageId="staff-list">
            <PageTitle><Trans>Staff</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="staff-table"><StaffTable /></PageBlock>
                <PageBlock column="full" blockId="second-factor-roles" title={<Trans>Second factor</Trans>}><SecondFactorRoles /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

function StaffTable() {
    const { t } = useLingui();
    const { parts } = useFormats();
    const reaches = useReaches();
    const roleName = useRoleName();
    const [term, setTerm] = useState('');
    const [firmBranchId, setBranch] = useState('');
    const [blocked, setBlocked] = useState('');
    const [skip, setSkip] = useState(0);
    const asked = useRested(term);
    const query = useQuery({
        queryKey: ['staff', asked, firmBranchId, blocked, skip],
        queryFn: () =>
            api.query(staffMembersDocument, {
                input: { term: asked, firmBranchId: firmBranchId || undefined, blocked: blocked === '' ? undefined : blocked === 'yes', skip, take: perPage },
            }),
        placeholderData: keepPreviousData,
    });
    const found = query.data;
    if (!found) return <QueryState query={query} />;
    const { items, totalItems } = found.staffMembers;
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap gap-2">
                <Input
                    className="max-w-sm" type="search" value={term} placeholder={t`Name or e-mail`} aria-label={t`Name or e-mail`}
                    onChange={event => { setTerm(event.target.value); setSkip(0); }}
                />
                <NativeSelect value={firmBranchId} aria-label={t`Firm branch`} onChange={event => { setBranch(event.target.value); setSkip(0); }}>
                    <NativeSelectOption value="">{t`All firm branches`}</NativeSelectOption>
                    {found.firmBranches.map(branch => <NativeSelectOption key={branch.id} value={branch.id}>{branch.name}</NativeSelectOption>)}
                </NativeSelect>
                <NativeSelect value={blocked} aria-label={t`State`} onChange={event => { setBlocked(event.target.value); setSkip(0); }}>
                    <NativeSelectOption value="">{t`All states`}</NativeSelectOption>
                    <NativeSelectOption value="no">{t`Active`}</NativeSelectOption>
                    <NativeSelectOption value="yes">{t`Blocked`}</NativeSelectOption>
                </NativeSelect>
            </div>
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Name</Trans></TableHead>
                        <TableHead><Trans>E-mail</Trans></TableHead>
                        <TableHead><Trans>Roles</Trans></TableHead>
                        <TableHead><Trans>Sees</Trans></TableHead>
                        <TableHead><Trans>Firm branch</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Customers</Trans></TableHead>
                        <TableHead><Trans>State</Trans></TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {items.map(row => (
                        <TableRow key={row.id}>
                            <TableCell><Link className="underline underline-offset-4" to={`/staff/${row.id}`}><bdi>{row.firstName} {row.lastName}</bdi></Link></TableCell>
                            <TableCell><Ltr>{row.emailAddress}</Ltr></TableCell>
                            <TableCell>{parts(row.roles.map(roleName))}</TableCell>
                            <TableCell>{reaches.find(([reach]) => reach === row.reach)?.[1]}</TableCell>
                            <TableCell><bdi>{row.firmBranchName}</bdi></TableCell>
                            <TableCell className="text-end"><Num value={row.companies} /></TableCell>
                            <TableCell><StaffState {...row} /></TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            {items.length === 0 && <p className="text-muted-foreground"><Trans>Nobody found.</Trans></p>}
            <Pages skip={skip} take={perPage} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

export function StaffState({ blockedAt, hasSecondFactor, needsSecondFactor }: { blockedAt: unknown; hasSecondFactor: boolean; needsSecondFactor: boolean }) {
    return (
        <span className="flex flex-wrap gap-1">
            {blockedAt === null ? <Badge variant="secondary"><Trans>Active</Trans></Badge> : <Badge variant="destructive"><Trans>Blocked</Trans></Badge>}
            {hasSecondFactor && <Badge variant="outline"><Trans>Second factor on</Trans></Badge>}
            {!hasSecondFactor && needsSecondFactor && <Badge variant="outline"><Trans>Second factor missing</Trans></Badge>}
        </span>
    );
}
