import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Button, type DashboardRouteDefinition, Page, PageActionBar, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';
import { useState } from 'react';

import { Moment, Num, Pages, pageSize, QueryState } from '../../screens/dashboard/shared';
import { listQuery } from './broadcasts.graphql';
import { StateBadge } from './wording';

export const broadcastList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'support', id: 'broadcasts', url: '/broadcasts', title: /* i18n*/ 'Broadcasts', order: 30, requiresPermission: ['ReadBroadcast'] },
    path: '/broadcasts',
    loader: () => ({ breadcrumb: () => <Trans>Broadcasts</Trans> }),
    component: () => (
        <Page pageId="broadcast-list">
            <PageTitle><Trans>Broadcasts</Trans></PageTitle>
            <PageActionBar>
                <PermissionGuard requires={['SendBroadcast']}><Button render={<Link to="/broadcasts/new" />}><PlusIcon /> <Trans>New broadcast</Trans></Button></PermissionGuard>
            </PageActionBar>
            <PageLayout><PageBlock column="full" blockId="broadcast-table"><BroadcastTable /></PageBlock></PageLayout>
        </Page>
    ),
};

function BroadcastTable() {
    const [skip, setSkip] = useState(0);
    const query = useQuery({ queryKey: ['broadcasts', 'list', skip], queryFn: () => api.query(listQuery, { input: { skip, take: pageSize } }), refetchInterval: 15_000 });
    if (!query.data) return <QueryState query={query} />;
    const { items, totalItems } = query.data.broadcasts;
    if (totalItems === 0) return <p className="text-muted-foreground py-6 text-center"><Trans>Nothing was written to customers yet.</Trans></p>;
    return (
        <div className="grid gap-4">
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Subject</Trans></TableHead>
                        <TableHead><Trans>State</Trans></TableHead>
                        <TableHead><Trans>Goes at</Trans></TableHead>
                        <TableHead className="text-end"><Trans>People</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Read</Trans></TableHead>
                        <TableHead><Trans>Written by</Trans></TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {items.map(row => (
                        <TableRow key={row.id}>
                            <TableCell><Link to={`/broadcasts/${row.id}`} dir="auto" className="font-medium underline underline-offset-4">{row.subject}</Link></TableCell>
                            <TableCell><StateBadge state={row.state} /></TableCell>
                            <TableCell><Moment at={row.sentAt ?? row.sendAt} /></TableCell>
                            <TableCell className="text-end"><Num value={row.recipients} /></TableCell>
                            <TableCell className="text-end whitespace-nowrap"><Num value={row.readers} /> · <Num value={row.readPercent} />%</TableCell>
                            <TableCell><bdi>{row.writtenBy}</bdi></TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}
