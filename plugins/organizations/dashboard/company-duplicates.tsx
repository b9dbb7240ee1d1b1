import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';

import { Moment, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { duplicatesDocument, recentMergesDocument, undoMergeDocument } from './company.graphql';
import { useLabels } from './labels';
import { MergeCompare } from './merge-compare';

export const companyDuplicates: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'customers', id: 'company-duplicates', url: '/company-duplicates', title: /* i18n*/ 'Duplicates', requiresPermission: ['DeleteCompany'] },
    path: '/company-duplicates',
    loader: () => ({ breadcrumb: [{ path: '/companies', label: <Trans>Companies</Trans> }, <Trans>Duplicates</Trans>] }),
    component: () => (
        <Page pageId="company-duplicates">
            <PageTitle><Trans>Duplicates</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="company-duplicates-table"><DuplicateTable /></PageBlock>
                <PageBlock column="side" blockId="company-recent-merges" title={<Trans>Merges of the last day</Trans>}><RecentMerges /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const pageSize = 25;

interface Shown {
    id: string;
    name: string;
    code: string | null;
    taxId: string | null;
    city: string;
}

/** Pairs of companies that look like one firm; with a company, those that look like it. */
export function DuplicateTable({ companyId }: { companyId?: string }) {
    const client = useQueryClient();
    const { number, parts } = useFormats();
    const { matchedBy } = useLabels();
    const [page, setPage] = useState(0);
    const [pair, setPair] = useState<{ keepId: string; dropId: string } | null>(null);
    const query = useQuery({
        queryKey: ['company-duplicates', companyId ?? 'all', page],
        queryFn: () => api.query(duplicatesDocument, { companyId: companyId ?? null, skip: page * pageSize, take: pageSize }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totalItems = 0 } = query.data?.companyDuplicates ?? {};
    const refresh = async () => {
        await Promise.all(['company-duplicates', 'company-recent-merges', 'company-merges', 'company'].map(name => client.invalidateQueries({ queryKey: [name] })));
    };
    const company = ({ id, name, code, taxId, city }: Shown) => (
        <>
            <Link className="font-medium underline-offset-4 hover:underline" to={`/companies/${id}`}><bdi>{name}</bdi></Link>
            <div className="text-muted-foreground text-sm"><bdi>{parts([code ?? '', taxId ?? '', city])}</bdi></div>
        </>
    );
    return (
        <div className="grid gap-4">
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground"><Trans>No two companies look the same.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Company</Trans></TableHead>
                            <TableHead><Trans>Looks the same</Trans></TableHead>
                            <TableHead><Trans>By</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(({ first, second, matchedBy: by }) => {
                            const [one, other] = second.id === companyId ? [second, first] : [first, second];
                            return (
                                <TableRow key={`${first.id}-${second.id}`}>
                                    <TableCell className="align-top">{company(one)}</TableCell>
                                    <TableCell className="align-top">{company(other)}</TableCell>
                                    <TableCell className="align-top">{parts(by.map(name => matchedBy[name] ?? name))}</TableCell>
                                    <TableCell className="text-end align-top">
                                        <Button size="sm" variant="outline" onClick={() => setPair({ keepId: one.id, dropId: other.id })}><Trans>Compare</Trans></Button>
                                    </TableCell>
                                </TableRow>
                            );
                        })}
                    </TableBody>
                </Table>
            )}
            {totalItems > pageSize && (
                <div className="flex items-center gap-2">
                    <Button size="sm" variant="outline" disabled={page === 0} onClick={() => setPage(page - 1)}><Trans>Previous</Trans></Button>
                    <Button size="sm" variant="outline" disabled={(page + 1) * pageSize >= totalItems} onClick={() => setPage(page + 1)}><Trans>Next</Trans></Button>
                    <span className="text-muted-foreground text-sm tabular-nums">{number(totalItems)}</span>
                </div>
            )}
            {pair && <MergeCompare key={`${pair.keepId}-${pair.dropId}`} {...pair} onClose={() => setPair(null)} onMerged={refresh} />}
        </div>
    );
}

function RecentMerges() {
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['company-recent-merges'], queryFn: () => api.query(recentMergesDocument) });
    const undo = async (id: string) => {
        const { undoCompanyMerge } = await api.mutate(undoMergeDocument, { id });
        if ('message' in undoCompanyMerge) throw new Error(undoCompanyMerge.message);
        await Promise.all(['company-duplicates', 'company-recent-merges'].map(name => client.invalidateQueries({ queryKey: [name] })));
    };
    const merges = query.data?.recentCompanyMerges;
    return (
        <>
            <QueryState query={query} />
            {merges?.length === 0 && <p className="text-muted-foreground text-sm"><Trans>None</Trans></p>}
            <ul className="grid gap-3">
                {merges?.map(one => (
                    <li key={one.id} className="grid justify-items-start gap-1">
                        <span><Trans><bdi>{one.droppedName}</bdi> became part of <Link className="underline-offset-4 hover:underline" to={`/companies/${one.keptCompanyId}`}><bdi>{one.keptName}</bdi></Link></Trans></span>
                        <span className="text-muted-foreground text-sm"><Moment at={String(one.mergedAt)} /></span>
                        <Button size="sm" variant="outline" onClick={() => void undo(one.id).catch(reportError)}><Trans>Undo the merge</Trans></Button>
                    </li>
                ))}
            </ul>
        </>
    );
}
