import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, type Field, FormDialog, Ltr, QueryState, reportError, type Values } from '../../screens/dashboard/shared';
import {
    checkCourierAccountMutation, type CourierAccountShown, courierAccountsQuery, type CourierKindShown, renewCourierHookMutation, saveCourierAccountMutation,
} from './courier.graphql';
import { ActiveBadge } from './fleet';

export const courierAccountsPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'logistics', id: 'couriers', url: '/logistics/couriers', title: /* i18n*/ 'Couriers', order: 70, requiresPermission: ['UpdateSettings'] },
    path: '/logistics/couriers',
    loader: () => ({ breadcrumb: () => <Trans>Couriers</Trans> }),
    component: () => (
        <Page pageId="courier-accounts">
            <PageTitle><Trans>Couriers</Trans></PageTitle>
            <PageLayout><PageBlock column="full" blockId="courier-accounts-table"><Accounts /></PageBlock></PageLayout>
        </Page>
    ),
};

function Accounts() {
    const query = useQuery({ queryKey: ['logistics', 'courier-accounts'], queryFn: () => api.query(courierAccountsQuery) });
    const [hook, setHook] = useState<{ name: string; address: string } | null>(null);
    if (!query.data) return <QueryState query={query} />;
    const { courierAccounts: accounts, courierKinds: kinds } = query.data;
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm"><Trans>The firm's accounts with couriers. Parcels are booked with them on the page of a shipment.</Trans></p>
            {hook && (
                <div role="status" className="grid gap-2 rounded border p-3 text-sm">
                    <span><Trans>The address for the courier's calls, shown this once. Enter it in his panel:</Trans> <bdi className="font-medium">{hook.name}</bdi></span>
                    <Ltr className="bg-muted rounded p-2 font-mono break-all">{hook.address}</Ltr>
                </div>
            )}
            {accounts.length === 0 && <p className="text-muted-foreground"><Trans>There is no account with a courier yet.</Trans></p>}
            {accounts.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Name</Trans></TableHead>
                            <TableHead><Trans>Courier</Trans></TableHead>
                            <TableHead><Trans>Organization number</Trans></TableHead>
                            <TableHead><Trans>Service</Trans></TableHead>
                            <TableHead><Trans>Active</Trans></TableHead>
                            <TableHead><span className="sr-only"><Trans>Actions</Trans></span></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {accounts.map(account => <AccountRow key={account.id} account={account} kinds={kinds} onHook={setHook} />)}
                    </TableBody>
                </Table>
            )}
            <PermissionGuard requires={['UpdateSettings']}><AccountDialog kinds={kinds} /></PermissionGuard>
        </div>
    );
}

interface RowProps {
    account: CourierAccountShown;
    kinds: readonly CourierKindShown[];
    onHook: (hook: { name: string; address: string }) => void;
}

function AccountRow({ account, kinds, onHook }: RowProps) {
    const queryClient = useQueryClient();
    const check = useMutation({ mutationFn: async () => (await api.mutate(checkCourierAccountMutation, { id: account.id })).checkCourierAccount });
    const renew = async () => {
        const token = (await api.mutate(renewCourierHookMutation, { accountId: account.id })).renewCourierHook;
        onHook({ name: account.name, address: `${window.location.origin}/courier-calls/${token}` });
        await queryClient.invalidateQueries({ queryKey: ['logistics', 'courier-accounts'] });
    };
    return (
        <TableRow>
            <TableCell><bdi className="font-medium">{account.name}</bdi></TableCell>
            <TableCell><bdi>{kinds.find(({ kind }) => kind === account.kind)?.name ?? account.kind}</bdi></TableCell>
            <TableCell><Ltr>{account.organization}</Ltr></TableCell>
            <TableCell><Ltr>{account.service}</Ltr></TableCell>
            <TableCell><ActiveBadge active={account.enabled} /></TableCell>
            <TableCell>
                <PermissionGuard requires={['UpdateSettings']}>
                    <div className="grid justify-items-end gap-2">
                        <span className="flex flex-wrap justify-end gap-2">
                            <Button type="button" size="sm" variant="outline" disabled={check.isPending} onClick={() => check.mutate()}><Trans>Check</Trans></Button>
                            <AccountDialog kinds={kinds} account={account} />
                            <Button type="button" size="sm" variant="outline" onClick={() => void renew().catch(reportError)}>
                                {account.hasHook ? <Trans>New address for calls</Trans> : <Trans>Address for calls</Trans>}
                            </Button>
                        </span>
                        {check.error && <p role="alert" className="text-destructive text-sm">{errorText(check.error)}</p>}
                        {check.data?.isOk && <p role="status" className="text-sm"><Trans>It works. The courier knows the account as</Trans> <bdi className="font-medium">{check.data.name}</bdi></p>}
                        {check.data && !check.data.isOk && <p role="alert" className="text-destructive text-sm"><Trans>It does not work:</Trans> <bdi>{check.data.problem}</bdi></p>}
                    </div>
                </PermissionGuard>
            </TableCell>
        </TableRow>
    );
}

function AccountDialog({ kinds, account }: { kinds: readonly CourierKindShown[]; account?: CourierAccountShown }) {
    const { t } = useLingui();
    const queryClient = useQueryClient();
    const offered = account ? kinds.filter(({ kind }) => kind === account.kind) : kinds;
    const fields: Field[] = [
        { name: 'name', label: t`Name`, required: true },
        ...(account ? [] : [{ name: 'kind', label: t`Courier`, kind: 'select' as const, required: true, options: kinds.map(({ kind, name }): [string, string] => [kind, name]) }]),
        { name: 'organization', label: t`Organization number`, required: true, ltr: true },
        { name: 'service', label: t`Service`, kind: 'select', required: true, options: offered.flatMap(({ services }) => services.map((one): [string, string] => [one, one])) },
        { name: 'token', label: t`Token`, required: !account, ltr: true, hint: account ? t`Left empty, the one that is kept stays.` : undefined },
        { name: 'enabled', label: t`Active`, kind: 'switch' },
    ];
    const initial: Values = account
        ? { name: account.name, organization: account.organization, service: account.service, token: '', enabled: account.enabled }
        : { name: '', kind: kinds[0]?.kind ?? '', organization: '', service: kinds[0]?.services[0] ?? '', token: '', enabled: true };
    const again = () => queryClient.invalidateQueries({ queryKey: ['logistics'] });
    const save = async (values: Values, version: number | undefined) => {
        const text = (name: string) => String(values[name] ?? '').trim();
        await api.mutate(saveCourierAccountMutation, {
            input: {
                ...(account && { id: account.id, version }),
                ...{ name: text('name'), kind: account?.kind ?? text('kind'), organization: text('organization'), service: text('service') },
                ...{ token: text('token') || null, enabled: values.enabled === true },
            },
        });
        toast.success(t`Saved.`);
        await again();
    };
    return (
        <FormDialog
            title={account ? <Trans>Account with a courier</Trans> : <Trans>New account with a courier</Trans>}
            trigger={account ? <Button type="button" size="sm" variant="outline"><Trans>Change</Trans></Button> : <Button type="button" className="justify-self-start"><Trans>New account with a courier</Trans></Button>}
            fields={fields} initial={initial} version={account?.version} onStale={again} submitLabel={<Trans>Save</Trans>} onSubmit={save}
        />
    );
}
