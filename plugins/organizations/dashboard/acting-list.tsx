import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api,
    Badge,
    Button,
    type DashboardRouteDefinition,
    Page,
    PageBlock,
    PageLayout,
    PageTitle,
    PermissionGuard,
    Table,
    TableBody,
    TableCell,
    TableHead,
    TableHeader,
    TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { Moment, Pages, QueryState, reportError } from '../../screens/dashboard/shared';
import { actingSessionsDocument, endActingSessionDocument } from './company.graphql';

const perPage = 25;

export const actingPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'customers', id: 'acting', url: '/acting-sessions', title: /* i18n*/ 'Acting for customers', requiresPermission: ['ActForCustomer'] },
    path: '/acting-sessions',
    loader: () => ({ breadcrumb: () => <Trans>Acting for customers</Trans> }),
    component: () => (
        <Page pageId="acting-sessions">
            <PageTitle><Trans>Acting for customers</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="acting-sessions"><ActingList /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

/** Who acted for whom and why, the newest first: of one company, or of all that the reader sees. */
export function ActingList({ companyId }: { companyId?: string }) {
    const client = useQueryClient();
    const [skip, setSkip] = useState(0);
    const query = useQuery({
        queryKey: ['acting-sessions', companyId, skip],
        queryFn: () => api.query(actingSessionsDocument, { input: { companyId, skip, take: perPage } }),
    });
    const found = query.data?.actingSessions;
    if (!found) return <QueryState query={query} />;
    if (found.totalItems === 0 && skip === 0) return <p className="text-muted-foreground"><Trans>Nobody has acted for a customer yet</Trans></p>;
    const end = async (id: string) => {
        await api.mutate(endActingSessionDocument, { id });
        await client.invalidateQueries({ queryKey: ['acting-sessions'] });
    };
    return (
        <div className="grid gap-4">
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Who</Trans></TableHead>
                        <TableHead><Trans>For</Trans></TableHead>
                        <TableHead><Trans>Reason</Trans></TableHead>
                        <TableHead><Trans>From</Trans></TableHead>
                        <TableHead><Trans>Until</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {found.items.map(row => (
                        <TableRow key={row.id}>
                            <TableCell>{row.staffName}</TableCell>
                            <TableCell>
                                {row.memberName}{' '}
                                {companyId === undefined && <Link to={`/companies/${row.companyId}`} className="underline underline-offset-4"><bdi>{row.companyName}</bdi></Link>}
                            </TableCell>
                            <TableCell dir="auto" className="whitespace-pre-wrap break-words">{row.reason}</TableCell>
                            <TableCell><Moment at={String(row.begunAt ?? row.createdAt)} /></TableCell>
                            <TableCell>{row.until !== null && <Moment at={String(row.endedAt ?? row.until)} />}</TableCell>
                            <TableCell className="text-end">
                                {row.isOpen && (
                                    <div className="flex items-center justify-end gap-2">
                                        <Badge variant="secondary"><Trans>Open</Trans></Badge>
                                        <PermissionGuard requires={['ActForCustomer']}>
                                            <Button size="sm" variant="ghost" onClick={() => void end(row.id).catch(reportError)}><Trans>End</Trans></Button>
                                        </PermissionGuard>
                                    </div>
                                )}
                            </TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            <Pages skip={skip} take={perPage} totalItems={found.totalItems} onSkip={setSkip} />
        </div>
    );
}
