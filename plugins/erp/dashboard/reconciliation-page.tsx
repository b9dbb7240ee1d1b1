import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, type DashboardRouteDefinition, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead,
    TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { Ltr, Moment, Num, Pages, pageSize, QueryState, reportError } from '../../screens/dashboard/shared';
import { KeepButtons } from './keep-file';
import { erpDifferencesFileQuery, erpDifferencesQuery, erpReconciliationsQuery, startErpReconciliationDocument } from './reconciliation.graphql';

export const reconciliationPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'erp-differences', url: '/erp-differences', title: /* i18n*/ 'ERP differences', requiresPermission: ['ReadErp'] },
    path: '/erp-differences',
    loader: () => ({ breadcrumb: () => <Trans>ERP differences</Trans> }),
    component: () => <Reconciliations />,
};

/** What can be compared, as `erpObjects` calls it. */
const objects = ['customer', 'address', 'product', 'stock', 'list-price', 'contract-price', 'credit', 'payment-terms', 'delivery-terms', 'discount', 'order-status', 'invoice', 'invoice-file', 'account-manager'];

export function useObjectNames(): Record<string, string> {
    const { t } = useLingui();
    return {
        customer: t`Customers`, address: t`Addresses`, product: t`Articles`, stock: t`Stock`, 'list-price': t`List prices`, 'contract-price': t`Contract prices`, credit: t`Credit limits`,
        'payment-terms': t`Terms of payment`, 'delivery-terms': t`Delivery terms`, discount: t`Discounts`, 'order-status': t`States of orders`, invoice: t`Invoices`, 'invoice-file': t`Files of invoices`,
        'account-manager': t`Account managers`,
    };
}

function Reconciliations() {
    const names = useObjectNames();
    const [shown, setShown] = useState<string | null>(null);
    const query = useQuery({ queryKey: ['erp-reconciliations'], queryFn: () => api.query(erpReconciliationsQuery), refetchInterval: 2_000 });
    const reports = query.data?.erpReconciliations ?? [];
    const open = reports.find(({ id }) => id === shown) ?? reports[0];
    return (
        <Page pageId="erp-differences">
            <PageTitle><Trans>ERP differences</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="erp-reports">
                    <div className="grid gap-4">
                        <p className="text-muted-foreground text-sm"><Trans>Reads all that the ERP has of an object, and compares it with what is here. Nothing is changed.</Trans></p>
                        <PermissionGuard requires={['ManageErp']}><StartReport connections={query.data?.erpPushQueues ?? []} /></PermissionGuard>
                        <QueryState query={query} />
                        {query.data && reports.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing has been compared yet.</Trans></p>}
                        {reports.length > 0 && (
                            <Table>
                                <TableHeader>
                                    <TableRow>
                                        <TableHead><Trans>What</Trans></TableHead>
                                        <TableHead><Trans>Begun</Trans></TableHead>
                                        <TableHead><Trans>State</Trans></TableHead>
                                        <TableHead className="text-end"><Trans>Read</Trans></TableHead>
                                        <TableHead className="text-end"><Trans>Missing here</Trans></TableHead>
                                        <TableHead className="text-end"><Trans>Missing there</Trans></TableHead>
                                        <TableHead className="text-end"><Trans>Different</Trans></TableHead>
                                        <TableHead className="text-end"><Trans>Unreadable</Trans></TableHead>
                                    </TableRow>
                                </TableHeader>
                                <TableBody>
                                    {reports.map(one => (
                                        <TableRow key={one.id} data-state={one.id === open?.id ? 'selected' : undefined}>
                                            <TableCell>
                                                <Button variant="link" className="h-auto p-0" onClick={() => setShown(one.id)}>{names[one.object] ?? one.object}</Button> <bdi className="text-muted-foreground">{one.connectionName}</bdi>
                                            </TableCell>
                                            <TableCell><Moment at={one.createdAt} /></TableCell>
                                            <TableCell><Standing report={one} /></TableCell>
                                            <TableCell className="text-end"><Num value={one.read} /></TableCell>
                                            <TableCell className="text-end"><Num value={one.missingHere} /></TableCell>
                                            <TableCell className="text-end"><Num value={one.missingThere} /></TableCell>
                                            <TableCell className="text-end"><Num value={one.different} /></TableCell>
                                            <TableCell className="text-end"><Num value={one.unreadable} /></TableCell>
                                        </TableRow>
                                    ))}
                                </TableBody>
                            </Table>
                        )}
                    </div>
                </PageBlock>
                {open && (
                    <PageBlock column="full" blockId="erp-differences" title={names[open.object] ?? open.object}>
                        <Differences key={open.id} id={open.id} />
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}

function Standing({ report: { state, percent, failure } }: { report: { state: string; percent: number; failure: string } }) {
    const { t } = useLingui();
    if (state === 'done') return <Badge variant="success"><Trans>Done</Trans></Badge>;
    if (state === 'failed') return <span className="flex flex-wrap items-center gap-2"><Badge variant="destructive"><Trans>Failed</Trans></Badge> <bdi className="text-muted-foreground text-sm">{failure}</bdi></span>;
    return (
        <span className="flex items-center gap-2" role="status">
            <progress className="w-28" max={100} value={percent} aria-label={t`Progress`} /> <Num value={percent} /> %
        </span>
    );
}

function StartReport({ connections }: { connections: readonly { connectionId: string; connectionName: string }[] }) {
    const names = useObjectNames();
    const client = useQueryClient();
    const [chosen, setChosen] = useState({ connectionId: '', object: 'customer' });
    const connectionId = chosen.connectionId || connections[0]?.connectionId || '';
    const start = useMutation({
        mutationFn: () => api.mutate(startErpReconciliationDocument, { input: { connectionId, object: chosen.object } }),
        onSuccess: () => client.invalidateQueries({ queryKey: ['erp-reconciliations'] }),
        onError: reportError,
    });
    return (
        <div className="flex flex-wrap items-end gap-3">
            <div className="grid gap-1.5">
                <Label htmlFor="reconcile-connection"><Trans>Connection</Trans></Label>
                <NativeSelect id="reconcile-connection" value={connectionId} onChange={event => setChosen({ ...chosen, connectionId: event.target.value })}>
                    {connections.map(one => <NativeSelectOption key={one.connectionId} value={one.connectionId}>{one.connectionName}</NativeSelectOption>)}
                </NativeSelect>
            </div>
            <div className="grid gap-1.5">
                <Label htmlFor="reconcile-object"><Trans>What</Trans></Label>
                <NativeSelect id="reconcile-object" value={chosen.object} onChange={event => setChosen({ ...chosen, object: event.target.value })}>
                    {objects.map(object => <NativeSelectOption key={object} value={object}>{names[object] ?? object}</NativeSelectOption>)}
                </NativeSelect>
            </div>
            <Button disabled={connectionId === '' || start.isPending} onClick={() => start.mutate()}><Trans>Compare</Trans></Button>
        </div>
    );
}

function Differences({ id }: { id: string }) {
    const { t } = useLingui();
    const [kind, setKind] = useState('');
    const [skip, setSkip] = useState(0);
    const kinds: Record<string, string> = { different: t`Different`, 'missing-here': t`Missing here`, 'missing-there': t`Missing there`, unreadable: t`Unreadable` };
    const query = useQuery({
        queryKey: ['erp-reconciliations', 'differences', id, kind, skip],
        queryFn: () => api.query(erpDifferencesQuery, { input: { id, kind: kind || null, skip, take: pageSize } }),
        placeholderData: keepPreviousData,
        refetchInterval: 5_000,
    });
    const { items = [], totalItems = 0 } = query.data?.erpDifferences ?? {};
    const file = async (format: string) => (await api.query(erpDifferencesFileQuery, { input: { id, format } })).erpDifferencesFile;
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-end gap-3">
                <div className="grid gap-1.5">
                    <Label htmlFor="difference-kind"><Trans>Kind</Trans></Label>
                    <NativeSelect id="difference-kind" value={kind} onChange={event => { setKind(event.target.value); setSkip(0); }}>
                        <NativeSelectOption value="">{t`All`}</NativeSelectOption>
                        {Object.entries(kinds).map(([value, label]) => <NativeSelectOption key={value} value={value}>{label}</NativeSelectOption>)}
                    </NativeSelect>
                </div>
                <KeepButtons isEmpty={totalItems === 0} ask={file} />
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>No differences of this kind.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Record</Trans></TableHead>
                            <TableHead><Trans>Kind</Trans></TableHead>
                            <TableHead><Trans>Here</Trans></TableHead>
                            <TableHead><Trans>At the ERP</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell className="align-top"><Ltr>{one.key}</Ltr></TableCell>
                                <TableCell className="align-top">{kinds[one.kind] ?? one.kind}</TableCell>
                                <TableCell className="whitespace-normal">{one.fields.map(({ field, ours }) => <div key={field}><Ltr className="font-mono text-sm">{field}</Ltr>: <bdi>{ours || '–'}</bdi></div>)}</TableCell>
                                <TableCell className="whitespace-normal">{one.fields.map(({ field, theirs }) => <div key={field}><Ltr className="font-mono text-sm">{field}</Ltr>: <bdi>{theirs || '–'}</bdi></div>)}</TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}
