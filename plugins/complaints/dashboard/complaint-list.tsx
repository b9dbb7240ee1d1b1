import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead, TableHeader,
    TableRow, usePermissions,
} from '@vendure/dashboard';
import { DownloadIcon } from 'lucide-react';

import { SearchedTable, Unfolding, useSearchedList } from '../../screens/dashboard/shared';
import { listQuery } from './complaints.graphql';
import { FileForCompany } from './file-for-company';
import { StateBadge, useComplaintWords } from './wording';

export const complaintList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'support', id: 'complaints', url: '/complaints', title: /* i18n*/ 'Complaints', order: 20, requiresPermission: ['ReadComplaint'] },
    path: '/complaints',
    loader: () => ({ breadcrumb: () => <Trans>Complaints</Trans> }),
    component: () => <ComplaintListPage />,
};

const undecided = ['received', 'examined', 'needs-answer'];

function ComplaintListPage() {
    const { hasPermissions } = usePermissions();
    return (
        <Page pageId="complaint-list">
            <PageTitle><Trans>Complaints</Trans></PageTitle>
            <PageLayout>
                {hasPermissions(['HandleComplaint']) && <PageBlock column="full" blockId="complaint-file"><Unfolding title={<Trans>File a complaint for a customer</Trans>}><FileForCompany /></Unfolding></PageBlock>}
                <PageBlock column="full" blockId="complaint-table"><ComplaintTable /></PageBlock>
            </PageLayout>
        </Page>
    );
}

function ComplaintTable() {
    const { t } = useLingui();
    const { states, wishes, day, money } = useComplaintWords();
    const views: Record<string, { states?: string[]; late?: boolean }> = {
        open: { states: undecided },
        late: { late: true },
        all: {},
        ...Object.fromEntries(Object.keys(states).map(state => [state, { states: [state] }])),
    };
    const list = useSearchedList('complaints', { term: '', view: 'open' }, async ({ view, ...input }) => (await api.query(listQuery, { input: { ...input, ...views[view] } })).complaints, 30_000);
    const { states: wanted = [], late = false } = views[list.asked.view] ?? {};
    const fileOf = (format: string) => `/complaint-list/${format}?${new URLSearchParams({ term: list.asked.term.trim(), states: wanted.join(','), late: String(late) }).toString()}`;
    return (
        <SearchedTable
            list={list} placeholder={t`Number, order or company`} none={<Trans>There is no such complaint.</Trans>}
            filters={(
                <>
                    <NativeSelect aria-label={t`State`} value={list.asked.view} onChange={event => list.set({ view: event.target.value })}>
                        <NativeSelectOption value="open">{t`Without a decision`}</NativeSelectOption>
                        <NativeSelectOption value="late">{t`Late`}</NativeSelectOption>
                        <NativeSelectOption value="all">{t`In every state`}</NativeSelectOption>
                        {Object.entries(states).map(([state, name]) => <NativeSelectOption key={state} value={state}>{name}</NativeSelectOption>)}
                    </NativeSelect>
                    {['csv', 'xlsx'].map(format => (
                        <Button key={format} size="sm" variant="outline" render={<a href={fileOf(format)} target="_blank" rel="noreferrer" />}><DownloadIcon /> {format.toUpperCase()}</Button>
                    ))}
                </>
            )}
        >
            {rows => (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Number</Trans></TableHead>
                            <TableHead><Trans>Company</Trans></TableHead>
                            <TableHead><Trans>Goods</Trans></TableHead>
                            <TableHead><Trans>Wish</Trans></TableHead>
                            <TableHead><Trans>Answer by</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Cost</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {rows.map(row => (
                            <TableRow key={row.id}>
                                <TableCell>
                                    <Link to={`/complaints/${row.id}`} className="font-medium whitespace-nowrap underline underline-offset-4"><bdi>{row.number}</bdi></Link>
                                    <span className="text-muted-foreground block text-sm whitespace-nowrap">{row.orderCode}</span>
                                </TableCell>
                                <TableCell><bdi>{row.companyName}</bdi><span className="text-muted-foreground block text-sm"><bdi>{row.filedBy}</bdi></span></TableCell>
                                <TableCell><span dir="auto" className="line-clamp-2">{row.goods}</span><span className="text-muted-foreground block text-sm">{row.kindName}</span></TableCell>
                                <TableCell>{wishes[row.wish] ?? row.wish}</TableCell>
                                <TableCell className="whitespace-nowrap">{day(row.dueOn)}{row.isLate && <Badge variant="destructive" className="ms-2"><Trans>Late</Trans></Badge>}</TableCell>
                                <TableCell className="text-end whitespace-nowrap tabular-nums">{row.totalCost > 0 ? money(row.totalCost, row.currencyCode) : '–'}</TableCell>
                                <TableCell><StateBadge state={row.state} /></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </SearchedTable>
    );
}
