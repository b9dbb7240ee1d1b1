import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';

import { QueryState } from '../../screens/dashboard/shared';
import { connectionsDocument } from './erp.graphql';
import { useErpWords } from './erp-words';

export const connectionsPage: DashboardRouteDefinition = {
    path: '/erp-connections',
    loader: () => ({ breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, <Trans>Connections</Trans>] }),
    component: () => (
        <Page pageId="erp-connections">
            <PageTitle><Trans>Connections to the ERP</Trans></PageTitle>
            <PageLayout><PageBlock column="full" blockId="erp-connections-table"><Connections /></PageBlock></PageLayout>
        </Page>
    ),
};

function Connections() {
    const words = useErpWords();
    const query = useQuery({ queryKey: ['erp-connections'], queryFn: () => api.query(connectionsDocument) });
    const { erpConnections: connections = [] } = query.data ?? {};
    return (
        <div className="grid gap-4">
            {!query.data && <QueryState query={query} />}
            {query.data && connections.length === 0 && <p className="text-muted-foreground text-sm"><Trans>The firm works with no ERP yet.</Trans></p>}
            {connections.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Name</Trans></TableHead>
                            <TableHead><Trans>Kind</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {connections.map(one => (
                            <TableRow key={one.id}>
                                <TableCell><Link className="underline-offset-4 hover:underline" to={`/erp-connections/${one.id}`}><bdi>{one.name}</bdi></Link></TableCell>
                                <TableCell><bdi>{words.kind(one.kind)}</bdi></TableCell>
                                <TableCell>{one.enabled ? <Badge variant="secondary"><Trans>On</Trans></Badge> : <Badge variant="outline"><Trans>Switched off</Trans></Badge>}</TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            {query.data && (
                <PermissionGuard requires={['ManageErp']}>
                    <Button className="justify-self-start" render={<Link to="/erp-connections/new" />}><Trans>New connection</Trans></Button>
                </PermissionGuard>
            )}
        </div>
    );
}
