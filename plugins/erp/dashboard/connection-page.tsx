import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, Link, useNavigate } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, Ltr, QueryState, reportError } from '../../screens/dashboard/shared';
import { ConnectionForm } from './connection-form';
import { useErpWords } from './erp-words';
import { checkConnectionDocument, connectionDocument, kindsDocument, renewWebhookDocument, setTableDocument } from './erp.graphql';

export const connectionPage: DashboardRouteDefinition = {
    path: '/erp-connections/$id',
    loader: () => ({ breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, { path: '/erp-connections', label: <Trans>Connections</Trans> }, <Trans>Connection</Trans>] }),
    component: route => <ConnectionPage route={route} />,
};

interface Connection {
    id: string;
    name: string;
    kind: string;
    settings: Record<string, unknown>;
    keptSecrets: string[];
    enabled: boolean;
    tables: Record<string, { theirs: string; ours: string }[] | undefined>;
    hasWebhook: boolean;
    version: number;
}

function ConnectionPage({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    return id === 'new' ? <NewConnection /> : <KnownConnection id={id} />;
}

/** Off until it has been seen to answer, on its own page. */
function NewConnection() {
    const navigate = useNavigate();
    const query = useQuery({ queryKey: ['erp-kinds'], queryFn: () => api.query(kindsDocument) });
    return (
        <Page pageId="erp-connection">
            <PageTitle><Trans>New connection</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="erp-settings">
                    <PermissionGuard requires={['ManageErp']}>
                        {query.data ? <ConnectionForm kinds={query.data.erpKinds} known={null} onSaved={id => navigate({ to: `/erp-connections/${id}` })} /> : <QueryState query={query} />}
                    </PermissionGuard>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function KnownConnection({ id }: { id: string }) {
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['erp-connection', id], queryFn: () => api.query(connectionDocument, { id }) });
    if (!query.data) return <Page pageId="erp-connection"><QueryState query={query} /></Page>;
    const connection = query.data.erpConnection as Connection;
    const kinds = query.data.erpKinds;
    const reload = () => client.invalidateQueries({ queryKey: ['erp-connection', id] });
    return (
        <Page pageId="erp-connection">
            <PageTitle><bdi>{connection.name}</bdi></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="erp-objects" title={<Trans>Objects</Trans>}><Objects connectionId={id} settings={query.data.erpObjectSettings} /></PageBlock>
                <PageBlock column="main" blockId="erp-tables" title={<Trans>Codes</Trans>}><Tables connection={connection} names={query.data.erpCodeTables.names} /></PageBlock>
                <PageBlock column="main" blockId="erp-settings" title={<Trans>Settings</Trans>}>
                    <PermissionGuard requires={['ManageErp']}><ConnectionForm kinds={kinds} known={connection} onSaved={reload} onStale={reload} /></PermissionGuard>
                </PageBlock>
                <PageBlock column="side" blockId="erp-check"><PermissionGuard requires={['ManageErp']}><Check connection={connection} /></PermissionGuard></PageBlock>
            </PageLayout>
        </Page>
    );
}

function Objects({ connectionId, settings }: { connectionId: string; settings: readonly { object: string; enabled: boolean; cron?: string | null; version: number }[] }) {
    const words = useErpWords();
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>Object</Trans></TableHead>
                    <TableHead><Trans>State</Trans></TableHead>
                    <TableHead><Trans>Schedule</Trans></TableHead>
                </TableRow>
            </TableHeader>
            <TableBody>
                {settings.map(one => (
                    <TableRow key={one.object}>
                        <TableCell><Link className="underline-offset-4 hover:underline" to={`/erp-connections/${connectionId}/${one.object}`}>{words.object(one.object)}</Link></TableCell>
                        <TableCell>
                            {one.enabled ? <Badge variant="secondary"><Trans>On</Trans></Badge> : one.version > 0 ? <Badge variant="outline"><Trans>Switched off</Trans></Badge> : <span className="text-muted-foreground"><Trans>Not set up</Trans></span>}
                        </TableCell>
                        <TableCell>{one.cron ? <Ltr>{one.cron}</Ltr> : '–'}</TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
}

function Tables({ connection, names }: { connection: Connection; names: readonly string[] }) {
    const { t } = useLingui();
    const words = useErpWords();
    const client = useQueryClient();
    const save = async (name: string, text: string) => {
        const pairs = text.split('\n').map(line => line.trim()).filter(Boolean).map(line => {
            const [theirs = '', ...ours] = line.split('=');
            return { theirs: theirs.trim(), ours: ours.join('=').trim() };
        });
        await api.mutate(setTableDocument, { input: { connectionId: connection.id, name, pairs, version: connection.version } });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['erp-connection', connection.id] });
    };
    return (
        <ul className="grid gap-3">
            {names.map(name => {
                const pairs = connection.tables[name] ?? [];
                return (
                    <li key={name} className="flex flex-wrap items-center justify-between gap-2">
                        <div className="min-w-0">
                            <div className="font-medium">{words.table(name)}</div>
                            <div className="text-muted-foreground text-sm break-words">{pairs.length === 0 ? '–' : pairs.slice(0, 6).map(({ theirs, ours }) => <span key={theirs} className="me-3"><Ltr>{`${theirs} = ${ours}`}</Ltr></span>)}</div>
                        </div>
                        <PermissionGuard requires={['ManageErp']}>
                            <FormDialog
                                title={words.table(name)} trigger={<Button type="button" size="sm" variant="outline"><Trans>Change</Trans></Button>}
                                fields={[{ name: 'pairs', label: t`A line for each code: theirs = ours`, kind: 'textarea' }]}
                                initial={{ pairs: pairs.map(({ theirs, ours }) => `${theirs} = ${ours}`).join('\n') }} submitLabel={<Trans>Save</Trans>}
                                onSubmit={values => save(name, String(values.pairs))}
                            />
                        </PermissionGuard>
                    </li>
                );
            })}
        </ul>
    );
}

function Check({ connection }: { connection: Connection }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [answer, setAnswer] = useState<{ isOk: boolean; system: string; problem?: string | null } | null>(null);
    const [address, setAddress] = useState('');
    const check = async () => setAnswer((await api.mutate(checkConnectionDocument, { id: connection.id })).checkErpConnection);
    const renew = async () => {
        setAddress(`${window.location.origin}/erp/changed/${(await api.mutate(renewWebhookDocument, { connectionId: connection.id })).renewErpWebhook}`);
        await client.invalidateQueries({ queryKey: ['erp-connection', connection.id] });
    };
    return (
        <div className="grid gap-3 text-sm">
            <Button type="button" variant="outline" onClick={() => void check().catch(reportError)}><Trans>Ask whether it answers</Trans></Button>
            {answer && <p role="status" className={answer.isOk ? '' : 'text-destructive'}>{answer.isOk ? <Trans>It answers: <bdi>{answer.system}</bdi></Trans> : <bdi>{answer.problem ?? t`It does not answer`}</bdi>}</p>}
            <Button type="button" variant="outline" onClick={() => void renew().catch(reportError)}>{connection.hasWebhook ? <Trans>New address for its calls</Trans> : <Trans>Address for its calls</Trans>}</Button>
            {address !== '' && <p className="break-all"><Trans>Shown this once. The ERP sends a POST here when something changed</Trans>: <Ltr>{address}</Ltr></p>}
        </div>
    );
}
