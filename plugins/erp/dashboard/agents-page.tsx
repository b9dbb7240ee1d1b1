import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, Ltr, Moment, Num, QueryState, reportError, type Values } from '../../screens/dashboard/shared';
import { erpAgentsQuery, renewErpAgentSecretDocument, revokeErpAgentSecretDocument } from './agents.graphql';
import { useErpWords } from './erp-words';

export const agentsPage: DashboardRouteDefinition = {
    path: '/erp-agents',
    loader: () => ({ breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, <Trans>Agents</Trans>] }),
    component: () => (
        <Page pageId="erp-agents">
            <PageTitle><Trans>Agents beside ERPs</Trans></PageTitle>
            <PageLayout><PageBlock column="full" blockId="erp-agents-table"><Agents /></PageBlock></PageLayout>
        </Page>
    ),
};

/** It calls every half minute at least. */
const silentAfterMs = 120_000;

function Agents() {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['erp-agents'], queryFn: () => api.query(erpAgentsQuery), refetchInterval: 10_000 });
    const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
    if (!query.data) return <QueryState query={query} />;
    const agents = query.data.erpAgents;
    const renew = async (name: string) => {
        setMade((await api.mutate(renewErpAgentSecretDocument, { input: { name } })).renewErpAgentSecret);
        await client.invalidateQueries({ queryKey: ['erp-agents'] });
    };
    const revoke = async (id: string) => {
        await api.mutate(revokeErpAgentSecretDocument, { id });
        setMade(null);
        toast.success(t`Its key has ended`);
        await client.invalidateQueries({ queryKey: ['erp-agents'] });
    };
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm"><Trans>A program beside an ERP that cannot be reached from here. It calls us, brings what changed and takes orders along.</Trans></p>
            {made && (
                <div role="status" className="grid gap-2 rounded border p-3 text-sm">
                    <span><Trans>The key of this agent, shown this once</Trans>: <bdi className="font-medium">{made.name}</bdi></span>
                    <Ltr className="bg-muted rounded p-2 font-mono break-all">{made.secret}</Ltr>
                </div>
            )}
            {agents.length === 0 && <p className="text-muted-foreground text-sm"><Trans>There is no agent yet.</Trans></p>}
            {agents.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Name</Trans></TableHead>
                            <TableHead><Trans>Last contact</Trans></TableHead>
                            <TableHead><Trans>Connection</Trans></TableHead>
                            <TableHead><Trans>Waits there</Trans></TableHead>
                            <TableHead><Trans>Waits for it</Trans></TableHead>
                            <TableHead><Trans>Version</Trans></TableHead>
                            <TableHead><span className="sr-only"><Trans>Key</Trans></span></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {agents.map(agent => (
                            <TableRow key={agent.id}>
                                <TableCell><bdi className="font-medium">{agent.name}</bdi><Troubles sights={agent.sights} /></TableCell>
                                <TableCell><Contact {...agent} /></TableCell>
                                <TableCell>{agent.connectionNames.length === 0 ? '–' : agent.connectionNames.map(name => <bdi key={name} className="block">{name}</bdi>)}</TableCell>
                                <TableCell><Num value={agent.waiting} /></TableCell>
                                <TableCell><Num value={agent.documents} /></TableCell>
                                <TableCell>{agent.version ? <Ltr>{agent.version}</Ltr> : '–'}</TableCell>
                                <TableCell>
                                    <PermissionGuard requires={['ManageErp']}>
                                        <span className="flex flex-wrap justify-end gap-2">
                                            <Button type="button" size="sm" variant="outline" onClick={() => void renew(agent.name).catch(reportError)}><Trans>New key</Trans></Button>
                                            {agent.hasSecret && <EndKey onEnd={() => revoke(agent.id)} />}
                                        </span>
                                    </PermissionGuard>
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <PermissionGuard requires={['ManageErp']}>
                <FormDialog
                    title={<Trans>New agent</Trans>} trigger={<Button type="button" className="justify-self-start"><Trans>New agent</Trans></Button>}
                    fields={[{ name: 'name', label: t`Name`, required: true, hint: t`The connection names the agent so` }]} initial={{ name: '' }} submitLabel={<Trans>Make a key</Trans>}
                    onSubmit={(values: Values) => renew(String(values.name).trim())}
                />
            </PermissionGuard>
        </div>
    );
}

function EndKey({ onEnd }: { onEnd: () => Promise<void> }) {
    return (
        <FormDialog
            title={<Trans>End the key</Trans>} trigger={<Button type="button" size="sm" variant="outline"><Trans>End the key</Trans></Button>}
            fields={[]} initial={{}} submitLabel={<Trans>End the key</Trans>} onSubmit={onEnd}
        >
            <p className="text-sm"><Trans>The agent cannot call any more. What it brought stays, and documents wait until there is a new key.</Trans></p>
        </FormDialog>
    );
}

function Contact({ seenAt, hasSecret }: { seenAt?: string | null; hasSecret: boolean }) {
    if (!hasSecret) return <Badge variant="outline"><Trans>Has no key</Trans></Badge>;
    if (!seenAt) return <Trans>never</Trans>;
    return <span className="flex flex-wrap gap-2"><Moment at={seenAt} />{Date.now() - Date.parse(seenAt) > silentAfterMs && <Badge variant="destructive"><Trans>Silent</Trans></Badge>}</span>;
}

/** What it could not read there. */
function Troubles({ sights }: { sights: readonly { object: string; at: string; problem?: string | null }[] }) {
    const words = useErpWords();
    const wrong = sights.filter(({ problem }) => problem);
    return <>{wrong.map(({ object, problem }) => <span key={object} className="text-destructive block text-sm">{words.object(object)}: <bdi>{problem}</bdi></span>)}</>;
}
