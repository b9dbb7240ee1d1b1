import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { toast } from 'sonner';

import { Moment, Num, QueryState, reportError } from '../../screens/dashboard/shared';
import { RunState, useErpWords } from './erp-words';
import { overviewDocument, pullDocument } from './erp.graphql';
import { FindRecord } from './record-story';

export const consolePage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'erp', url: '/erp', title: /* i18n*/ 'ERP', requiresPermission: ['ReadErp'] },
    path: '/erp',
    loader: () => ({ breadcrumb: () => <Trans>ERP</Trans> }),
    component: () => (
        <Page pageId="erp">
            <PageTitle><Trans>ERP</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="erp-overview" title={<Trans>What comes from the ERP</Trans>}><Overview /></PageBlock>
                <PageBlock column="full" blockId="erp-story" title={<Trans>The story of a record</Trans>}><FindRecord /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

interface Row {
    connectionId: string;
    connectionName: string;
    object: string;
    enabled: boolean;
    lagSeconds?: number | null;
    freshAt?: string | null;
    records: number;
    gone: number;
    parked: number;
    failuresInRow: number;
    openState?: string | null;
    done: number;
    planned: number;
    lastFailure?: string | null;
}

const running = ['waiting', 'staging', 'applying'];

function Overview() {
    // The worker pulls: how far it is is seen without loading the page anew, and more often while something runs.
    const query = useQuery({
        queryKey: ['erp-overview'], queryFn: () => api.query(overviewDocument),
        refetchInterval: ({ state }) => (state.data?.erpOverview.some(one => running.includes(one.openState ?? '')) ? 1000 : 3000),
    });
    const rows: Row[] = query.data?.erpOverview ?? [];
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap gap-2">
                <Button variant="outline" render={<Link to="/erp-connections" />}><Trans>Connections</Trans></Button>
                <Button variant="outline" render={<Link to="/erp-agents" />}><Trans>Agents</Trans></Button>
                <Button variant="outline" render={<Link to="/erp-runs" />}><Trans>Runs</Trans></Button>
                <Button variant="outline" render={<Link to="/erp-parked" />}><Trans>Records that wait</Trans></Button>
            </div>
            {!query.data && <QueryState query={query} />}
            {query.data && rows.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing is pulled yet. Make a connection, map its fields and switch its objects on.</Trans></p>}
            {rows.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Object</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                            <TableHead><Trans>As old as</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Records</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Gone</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Waiting</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>{rows.map(row => <OverviewRow key={`${row.connectionId} ${row.object}`} row={row} />)}</TableBody>
                </Table>
            )}
        </div>
    );
}

function OverviewRow({ row }: { row: Row }) {
    const { t } = useLingui();
    const words = useErpWords();
    const client = useQueryClient();
    const pull = async () => {
        await api.mutate(pullDocument, { input: { connectionId: row.connectionId, objects: [row.object] } });
        toast.success(t`It is asked for`);
        await client.invalidateQueries({ queryKey: ['erp-overview'] });
    };
    return (
        <TableRow>
            <TableCell>
                <Link className="underline-offset-4 hover:underline" to={`/erp-connections/${row.connectionId}/${row.object}`}>{words.object(row.object)}</Link>
                <div className="text-muted-foreground text-sm"><bdi>{row.connectionName}</bdi></div>
            </TableCell>
            <TableCell>
                {!row.enabled && <Badge variant="outline"><Trans>Switched off</Trans></Badge>}
                {row.openState && <RunState state={row.openState} />}
                {row.openState === 'applying' && row.planned > 0 && <Progress done={row.done} planned={row.planned} />}
                {row.failuresInRow > 0 && <Badge variant="destructive"><Trans>Failed <Num value={row.failuresInRow} /> times</Trans></Badge>}
                {row.failuresInRow > 0 && row.lastFailure && <p dir="auto" className="text-muted-foreground max-w-md text-sm break-words whitespace-normal">{row.lastFailure}</p>}
            </TableCell>
            <TableCell>{words.lag(row.lagSeconds)}{row.freshAt && <div className="text-muted-foreground text-sm"><Moment at={row.freshAt} /></div>}</TableCell>
            <TableCell className="text-end"><Num value={row.records} /></TableCell>
            <TableCell className="text-end"><Num value={row.gone} /></TableCell>
            <TableCell className="text-end">{row.parked > 0 ? <Link className="underline" to="/erp-parked"><Num value={row.parked} /></Link> : <Num value={0} />}</TableCell>
            <TableCell className="text-end">
                <PermissionGuard requires={['ManageErp']}>
                    <Button type="button" size="sm" variant="outline" disabled={!row.enabled || Boolean(row.openState)} onClick={() => void pull().catch(reportError)}><Trans>Pull now</Trans></Button>
                </PermissionGuard>
            </TableCell>
        </TableRow>
    );
}

function Progress({ done, planned }: { done: number; planned: number }) {
    const { t } = useLingui();
    return (
        <div className="mt-1 grid gap-1">
            <progress className="h-2 w-40" aria-label={t`How far it is`} value={done} max={planned} />
            <span className="text-muted-foreground text-sm"><Num value={done} /> / <Num value={planned} /></span>
        </div>
    );
}
