import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow, usePermissions,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, newKey, reportError, SearchedTable, SearchField, Unfolding, useSearchedList } from '../../screens/dashboard/shared';
import { companiesForQuoteDocument, quotesDocument, startDocument } from './quotes.graphql';
import { useQuoteWords } from './quote-words';

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
                {hasPermissions(['UpdateQuote']) && <PageBlock column="full" blockId="quote-start"><Unfolding title={<Trans>New quote</Trans>}><Start /></Unfolding></PageBlock>}
                <PageBlock column="full" blockId="quote-table"><QuoteTable /></PageBlock>
            </PageLayout>
        </Page>
    );
}

/** An offer that nobody asked for begins with its customer. */
function Start() {
    const { t } = useLingui();
    const { refusalText } = useQuoteWords();
    const navigate = useNavigate();
    const [key, setKey] = useState(newKey);
    const find = async (term: string) => (await api.query(companiesForQuoteDocument, { term })).companies.items;
    const start = async (companyId: string) => {
        try {
            const { startQuote } = await api.mutate(startDocument, { input: { companyId, memberId: null, remark: null, idempotencyKey: key } });
            setKey(newKey());
            if (startQuote.__typename === 'QuoteRefusal') toast.error(refusalText(startQuote));
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
    const views: Record<string, { ourTurn?: boolean; toApprove?: boolean; states?: string[] }> = {
        ours: { ourTurn: true },
        approve: { toApprove: true },
        all: {},
        ...Object.fromEntries(Object.keys(states).map(state => [state, { states: [state] }])),
    };
    const list = useSearchedList(
        'quotes', { term: '', view: 'ours' },
        async ({ view, ...input }) => (await api.query(quotesDocument, { input: { ...input, ...views[view] } })).quotes, 30_000,
    );
    return (
        <SearchedTable
            list={list} placeholder={t`Number or company`} none={<Trans>There is no such quote.</Trans>}
            filters={(
                <NativeSelect aria-label={t`State`} value={list.asked.view} onChange={event => list.set({ view: event.target.value })}>
                    <NativeSelectOption value="ours">{t`Waiting for us`}</NativeSelectOption>
                    <NativeSelectOption value="approve">{t`To approve`}</NativeSelectOption>
                    <NativeSelectOption value="all">{t`In every state`}</NativeSelectOption>
                    {Object.entries(states).map(([state, name]) => <NativeSelectOption key={state} value={state}>{name}</NativeSelectOption>)}
                </NativeSelect>
            )}
        >
            {rows => (
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
                        {rows.map(quote => (
                            <TableRow key={quote.id}>
                                <TableCell><Link className="underline-offset-4 hover:underline" to={`/quotes/${quote.id}`}><bdi>{quote.code}</bdi></Link></TableCell>
                                <TableCell><bdi>{quote.companyName}</bdi><div className="text-muted-foreground text-sm"><bdi>{quote.askedBy}</bdi> · <Trans>Lines: {number(quote.lineCount)}</Trans></div></TableCell>
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
        </SearchedTable>
    );
}
