import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow, usePermissions,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, newKey, QueryState, reportError, SearchField, useRested } from '../../screens/dashboard/shared';
import { companiesForQuoteDocument, quotesDocument, startDocument } from './quotes.graphql';
import { useQuoteWords } from './quote-words';

const pageSize = 25;

export const quoteList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'quotes', url: '/quotes', title: /* i18n*/ 'Enquiries and quotes', order: 70, requiresPermission: ['ReadQuote'] },
    path: '/quotes',
    loader: () => ({ breadcrumb: () => <Trans>Enquiries and quotes</Trans> }),
    component: () => <QuoteListPage />,
};

function QuoteListPage() {
    const { hasPermissions } = usePermissions();
    return (
        <Page pageId="quote-list">
            <PageTitle><Trans>Enquiries and quotes</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="quote-table"><QuoteTable /></PageBlock>
                {hasPermissions(['UpdateQuote']) && <PageBlock column="side" blockId="quote-start" title={<Trans>New quote</Trans>}><Start /></PageBlock>}
            </PageLayout>
        </Page>
    );
}

/** An offer that nobody asked for begins with its customer. */
function Start() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const [key, setKey] = useState(newKey);
    const find = async (term: string) => (await api.query(companiesForQuoteDocument, { term })).companies.items;
    const start = async (companyId: string) => {
        try {
            const { startQuote } = await api.mutate(startDocument, { input: { companyId, memberId: null, remark: null, idempotencyKey: key } });
            setKey(newKey());
            if (startQuote.__typename === 'QuoteRefusal') toast.error(startQuote.message);
            else await navigate({ to: `/quotes/${startQuote.id}` });
        } catch (error) {
            setKey(newKey());
            reportError(error);
        }
    };
    return (
        <LabelledField label={<Trans>Company</Trans>}>
            {told => <SearchField id={told.id} queryKey={['companies-for-quote']} find={find} keyOf={one => one.id} placeholder={t`Name or customer number`} show={one => <bdi>{one.name}</bdi>} onChoose={one => void start(one.id)} />}
        </LabelledField>
    );
}

function QuoteTable() {
    const { t } = useLingui();
    const { states, money, number, day, moment } = useQuoteWords();
    const [asked, setAsked] = useState({ term: '', view: 'ours' });
    const [skip, setSkip] = useState(0);
    const set = (part: Partial<typeof asked>) => {
        setAsked(known => ({ ...known, ...part }));
        setSkip(0);
    };
    const rested = useRested(asked);
    const views: Record<string, { ourTurn?: boolean; toApprove?: boolean; states?: string[] }> = {
        ours: { ourTurn: true },
        approve: { toApprove: true },
        all: {},
        ...Object.fromEntries(Object.keys(states).map(state => [state, { states: [state] }])),
    };
    const query = useQuery({
        queryKey: ['quotes', 'list', rested, skip],
        queryFn: () => api.query(quotesDocument, { input: { term: rested.term, ...views[rested.view], skip, take: pageSize } }),
        placeholderData: keepPreviousData,
        refetchInterval: 30_000,
    });
    const { items = [], totalItems = 0 } = query.data?.quotes ?? {};
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap gap-3">
                <Input className="max-w-sm" type="search" dir="auto" value={asked.term} placeholder={t`Number or company`} aria-label={t`Number or company`} onChange={event => set({ term: event.target.value })} />
                <NativeSelect aria-label={t`State`} value={asked.view} onChange={event => set({ view: event.target.value })}>
                    <NativeSelectOption value="ours">{t`Waiting for us`}</NativeSelectOption>
                    <NativeSelectOption value="approve">{t`To approve`}</NativeSelectOption>
                    <NativeSelectOption value="all">{t`In every state`}</NativeSelectOption>
                    {Object.entries(states).map(([state, name]) => <NativeSelectOption key={state} value={state}>{name}</NativeSelectOption>)}
                </NativeSelect>
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground"><Trans>There is no such quote.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Number</Trans></TableHead>
                            <TableHead><Trans>Company</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Net</Trans></TableHead>
                            <TableHead><Trans>Valid until</Trans></TableHead>
                            <TableHead><Trans>Waits since</Trans></TableHead>
                            <TableHead><Trans>Looked after by</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(quote => (
                            <TableRow key={quote.id}>
                                <TableCell><Link className="underline-offset-4 hover:underline" to={`/quotes/${quote.id}`}><bdi>{quote.code}</bdi></Link></TableCell>
                                <TableCell><bdi>{quote.companyName}</bdi><div className="text-muted-foreground text-sm"><bdi>{quote.askedBy}</bdi> · {number(quote.lineCount)}</div></TableCell>
                                <TableCell><Badge variant="secondary">{states[quote.state] ?? quote.state}</Badge> {quote.waitsForApproval && <Badge variant="destructive"><Trans>To approve</Trans></Badge>}</TableCell>
                                <TableCell className="text-end tabular-nums">{typeof quote.totalNet === 'number' ? money(quote.totalNet, quote.currencyCode) : '–'}</TableCell>
                                <TableCell>{quote.validUntil ? day(quote.validUntil) : '–'}</TableCell>
                                <TableCell>{quote.waitingSince ? moment(quote.waitingSince) : '–'}</TableCell>
                                <TableCell><bdi>{quote.ownerName ?? '–'}</bdi></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            {totalItems > pageSize && (
                <div className="flex justify-between">
                    <Button variant="outline" disabled={skip === 0} onClick={() => setSkip(skip - pageSize)}><Trans>Previous</Trans></Button>
                    <Button variant="outline" disabled={skip + pageSize >= totalItems} onClick={() => setSkip(skip + pageSize)}><Trans>Next</Trans></Button>
                </div>
            )}
        </div>
    );
}
