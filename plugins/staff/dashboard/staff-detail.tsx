import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, Link } from '@tanstack/react-router';
import {
    ActionBarItem,
    api,
    AssetPickerDialog,
    Button,
    type DashboardRouteDefinition,
    Page,
    PageActionBar,
    PageBlock,
    PageLayout,
    PageTitle,
    PermissionGuard,
    usePermissions,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FieldForm, FormDialog, inputOf, Ltr, Moment, Num, QueryState, reportError, useFormats, valuesOf } from '../../screens/dashboard/shared';
import { useReaches } from './labels';
import { useRoleName } from './names';
import { orThrow } from './refused';
import { StaffState } from './staff-list';
import { blockStaffMemberDocument, resetSecondFactorDocument, staffMemberDocument, unblockStaffMemberDocument, updateStaffMemberDocument } from './staff.graphql';

export const staffDetail: DashboardRouteDefinition = {
    path: '/staff/$id',
    loader: () => ({ breadcrumb: [{ path: '/staff', label: <Trans>Staff</Trans> }, <Trans>Staff member</Trans>] }),
    component: route => <StaffPage route={route} />,
};

function StaffPage({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const { parts } = useFormats();
    const reaches = useReaches();
    const roleName = useRoleName();
    const client = useQueryClient();
    const [isPicking, setPicking] = useState(false);
    const query = useQuery({ queryKey: ['staff-member', id], queryFn: () => api.query(staffMemberDocument, { id }) });
    const found = query.data;
    if (!found) return <Page pageId="staff-detail"><PageTitle><Trans>Staff member</Trans></PageTitle><QueryState query={query} /></Page>;
    const person = found.staffMember;
    const refresh = () => client.invalidateQueries({ queryKey: ['staff-member', id] });
    const branches = found.firmBranches.map(branch => [branch.id, branch.name] as [string, string]);
    const fields: Field[] = [
        { name: 'reach', label: t`Sees`, kind: 'select', options: reaches, required: true },
        { name: 'firmBranchId', label: t`Firm branch`, kind: 'select', options: branches },
        { name: 'phone', label: t`Phone`, ltr: true, hint: t`On the card that his customers see` },
    ];
    const save = async (changes: object) => {
        const { reach, firmBranchId, phone, photoId, version } = person;
        const input = { id, reach, firmBranchId, phone, photoId, version, ...changes };
        orThrow((await api.mutate(updateStaffMemberDocument, { input: input as never })).updateStaffMember);
        toast.success(t`Saved`);
        await refresh();
    };
    const unblock = async () => {
        orThrow((await api.mutate(unblockStaffMemberDocument, { id })).unblockStaffMember);
        await refresh();
    };
    const reasonField: Field[] = [{ name: 'reason', label: t`Reason`, required: true }];
    return (
        <Page pageId="staff-detail">
            <PageTitle>{person.firstName} {person.lastName} <StaffState {...person} /></PageTitle>
            <PageActionBar>
                <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                    <PermissionGuard requires={['UpdateAdministrator']}>
                        {person.hasSecondFactor && (
                            <FormDialog
                                title={<Trans>Reset the second factor</Trans>}
                                trigger={<Button variant="outline"><Trans>Reset the second factor</Trans></Button>}
                                fields={reasonField}
                                initial={{ reason: '' }}
                                submitLabel={<Trans>Reset</Trans>}
                                onSubmit={async ({ reason }) => {
                                    orThrow((await api.mutate(resetSecondFactorDocument, { administratorId: id, reason: String(reason) })).resetSecondFactor);
                                    await refresh();
                                }}
                            />
                        )}
                        {person.blockedAt === null ? (
                            <FormDialog
                                title={<Trans>Block</Trans>}
                                trigger={<Button variant="outline"><Trans>Block</Trans></Button>}
                                fields={reasonField}
                                initial={{ reason: '' }}
                                submitLabel={<Trans>Block</Trans>}
                                onSubmit={async ({ reason }) => {
                                    orThrow((await api.mutate(blockStaffMemberDocument, { id, reason: String(reason) })).blockStaffMember);
                                    await refresh();
                                }}
                            >
                                <p className="text-sm text-muted-foreground"><Trans>He is signed out at once and cannot sign in again.</Trans></p>
                            </FormDialog>
                        ) : (
                            <Button variant="outline" onClick={() => void unblock().catch(reportError)}><Trans>Unblock</Trans></Button>
                        )}
                    </PermissionGuard>
                </div></ActionBarItem>
            </PageActionBar>
            <PageLayout>
                <PageBlock column="main" blockId="staff-reach">
                    <FieldForm
                        key={person.version}
                        fields={fields}
                        initial={valuesOf(fields, person)}
                        submitLabel={<Trans>Save</Trans>}
                        disabled={!hasPermissions(['UpdateAdministrator'])}
                        onSubmit={async values => save(inputOf(values))}
                    />
                </PageBlock>
                <PageBlock column="side" blockId="staff-card">
                    <dl className="grid gap-3 text-sm">
                        <Fact label={<Trans>Picture</Trans>}>
                            <span className="flex flex-wrap items-center gap-3">
                                {person.photo ? <img src={person.photo} alt="" className="size-14 rounded-full object-cover" /> : <Trans>None</Trans>}
                                <PermissionGuard requires={['UpdateAdministrator']}>
                                    <Button size="sm" variant="outline" onClick={() => setPicking(true)}><Trans>Choose</Trans></Button>
                                    {person.photoId !== null && (
                                        <Button size="sm" variant="ghost" onClick={() => void save({ photoId: null }).catch(reportError)}><Trans>Remove</Trans></Button>
                                    )}
                                </PermissionGuard>
                            </span>
                        </Fact>
                        <Fact label={<Trans>E-mail</Trans>}><Ltr>{person.emailAddress}</Ltr></Fact>
                        <Fact label={<Trans>Roles</Trans>}>
                            {parts(person.roles.map(roleName))} <Link className="underline underline-offset-4" to={`/administrators/${id}`}><Trans>Change</Trans></Link>
                        </Fact>
                        <Fact label={<Trans>Customers</Trans>}><Num value={person.companies} /></Fact>
                        <Fact label={<Trans>Last sign-in</Trans>}><Moment at={person.lastSignInAt as string | null} /></Fact>
                        {person.blockedReason !== null && <Fact label={<Trans>Blocked because</Trans>}><bdi>{person.blockedReason}</bdi></Fact>}
                    </dl>
                    <AssetPickerDialog
                        open={isPicking}
                        onClose={() => setPicking(false)}
                        onSelect={assets => void save({ photoId: assets[0]?.id ?? null }).catch(reportError)}
                    />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Fact({ label, children }: { label: React.ReactNode; children: React.ReactNode }) {
    return (
        <div>
            <dt className="text-muted-foreground">{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}
