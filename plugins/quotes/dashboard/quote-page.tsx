import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Textarea, usePermissions } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, newKey, QueryState, reportError, Unfolding } from '../../screens/dashboard/shared';
import { QuoteEditor } from './quote-editor';
import { QuoteOwner } from './quote-owner';
import { useQuoteWords } from './quote-words';
import { closeDocument, commentDocument, decideDocument, pdfDocument, type Quote, quoteDocument, type Version } from './quotes.graphql';

export const quoteDetail: DashboardRouteDefinition = {
    path: '/quotes/$id',
    loader: () => ({ breadcrumb: [{ path: '/quotes', label: <Trans>Enquiries and quotes</Trans> }, <Trans>Quote</Trans>] }),
    component: () => <QuotePage />,
};

const writable = ['enquired', 'draft', 'offered', 'countered'];

function QuotePage() {
    const { id } = useParams({ strict: false }) as { id: string };
    const { states, day } = useQuoteWords();
    const { hasPermissions } = usePermissions();
    const query = useQuery({ queryKey: ['quotes', id], queryFn: () => api.query(quoteDocument, { id }), refetchOnWindowFocus: false });
    const quote = query.data?.quote;
    const hasFacts = quote && [quote.remark, quote.wishedDate, quote.closeReason, quote.orderId].some(Boolean);
    return (
        <Page pageId="quote-detail" entity={quote ?? undefined}>
            <PageTitle>{quote ? <><bdi>{quote.code}</bdi> · <bdi>{quote.companyName}</bdi> <Badge variant="secondary">{states[quote.isExpired ? 'expired' : quote.state] ?? quote.state}</Badge></> : <Trans>Quote</Trans>}</PageTitle>
            <PageLayout>
                {(!quote || hasFacts) && (
                    <PageBlock column="full" blockId="quote-facts">
                        <QueryState query={query} />
                        {query.data && !quote && <p><Trans>There is no such quote.</Trans></p>}
                        {quote && (
                            <div className="grid gap-2">
                                {quote.remark && <p dir="auto" className="whitespace-pre-wrap">{quote.remark}</p>}
                                {quote.wishedDate && <p className="text-muted-foreground"><Trans>Wished for</Trans> {day(quote.wishedDate)}</p>}
                                {quote.closeReason && <p dir="auto" className="text-destructive">{quote.closeReason}</p>}
                                {quote.orderId && <p><Link className="underline" to={`/order-review/${quote.orderId}`}><bdi>{quote.orderCode}</bdi></Link></p>}
                            </div>
                        )}
                    </PageBlock>
                )}
                {quote && hasPermissions(['UpdateQuote']) && <PageBlock column="full" blockId="quote-owner" title={<Trans>People</Trans>}><QuoteOwner quote={quote} /></PageBlock>}
                {quote && writable.includes(quote.state) && hasPermissions(['UpdateQuote']) && (
                    <PageBlock column="full" blockId="quote-editor" title={<Trans>Next version</Trans>}>
                        <Waiting quote={quote} />
                        <QuoteEditor key={quote.version} quote={quote} />
                        <MakeNoOffer quote={quote} />
                    </PageBlock>
                )}
                {quote && (
                    <PageBlock column="full" blockId="quote-versions" title={<Trans>Versions</Trans>}>
                        <div className="grid gap-6">{[...quote.versions].reverse().filter(one => one.state === 'sent' || one.state === 'asked').map(one => <VersionTable key={one.id} quote={quote} version={one} />)}</div>
                    </PageBlock>
                )}
                {quote && <PageBlock column="full" blockId="quote-comments" title={<Trans>Comments</Trans>}><Comments quote={quote} /></PageBlock>}
            </PageLayout>
        </Page>
    );
}

type Answered = Promise<{ __typename?: string; reason?: string; message?: string }>;

/** Does it, tells why it was refused, and reads the quote again. */
function useSteps(): (work: () => Answered) => void {
    const { t } = useLingui();
    const client = useQueryClient();
    const { refusalText } = useQuoteWords();
    return work => {
        void work()
            .then(answer => {
                if (answer.__typename === 'QuoteRefusal') toast.error(refusalText({ reason: answer.reason ?? '', message: answer.message ?? '' }));
                else toast.success(t`Saved`);
                return client.invalidateQueries({ queryKey: ['quotes'] });
            })
            .catch(reportError);
    };
}

/** What a second person decides, and what he said of the last draft. */
function Waiting({ quote }: { quote: Quote }) {
    const { hasPermissions } = usePermissions();
    const run = useSteps();
    const [reason, setReason] = useState('');
    const waiting = quote.versions.find(one => one.state === 'waiting');
    const said = quote.versions.find(one => one.state === 'draft')?.refusalReason;
    const { id, version } = quote;
    const decide = (accept: boolean) => run(async () => (await api.mutate(decideDocument, { input: { id, version, accept, reason: reason || null, idempotencyKey: newKey() } })).decideQuoteDraft);
    return (
        <>
            {said && <p dir="auto" className="text-destructive mb-4">{said}</p>}
            {waiting && (
                <div className="mb-6 grid gap-3 border-b pb-6">
                    <p className="text-muted-foreground"><Trans>Below the floor: a second person has to agree.</Trans> <bdi>{waiting.requestedBy}</bdi></p>
                    {hasPermissions(['ApproveQuote']) && (
                        <div className="flex flex-wrap items-end gap-2">
                            <LabelledField label={<Trans>Reason</Trans>} className="min-w-60 grow">{told => <Textarea {...told} dir="auto" rows={1} maxLength={1000} value={reason} onChange={event => setReason(event.target.value)} />}</LabelledField>
                            <Button onClick={() => decide(true)}><Trans>Approve</Trans></Button>
                            <Button variant="outline" onClick={() => decide(false)}><Trans>Reject</Trans></Button>
                        </div>
                    )}
                </div>
            )}
        </>
    );
}

/** How the firm ends it without an offer. */
function MakeNoOffer({ quote: { id, version } }: { quote: Quote }) {
    const run = useSteps();
    const [reason, setReason] = useState('');
    const close = () => run(async () => (await api.mutate(closeDocument, { input: { id, version, reason, idempotencyKey: newKey() } })).closeQuote);
    return (
        <div className="mt-6 border-t pt-6">
            <Unfolding title={<Trans>Make no offer</Trans>}>
                <div className="grid justify-items-start gap-3">
                    <LabelledField label={<Trans>Reason</Trans>} className="w-full">{told => <Textarea {...told} dir="auto" rows={2} maxLength={1000} value={reason} onChange={event => setReason(event.target.value)} />}</LabelledField>
                    <Button variant="outline" disabled={reason.trim() === ''} onClick={close}><Trans>Make no offer</Trans></Button>
                </div>
            </Unfolding>
        </div>
    );
}

function VersionTable({ quote, version }: { quote: Quote; version: Version }) {
    const { money, number, day, points, unitName, answers, moment } = useQuoteWords();
    const download = async () => {
        const { filename, content } = (await api.query(pdfDocument, { id: quote.id, number: version.number })).quotePdf;
        const url = URL.createObjectURL(new Blob([Uint8Array.from(atob(content), sign => sign.charCodeAt(0))], { type: 'application/pdf' }));
        Object.assign(document.createElement('a'), { href: url, download: filename }).click();
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
    };
    return (
        <section className="grid gap-2">
            <h3 className="flex flex-wrap items-center gap-3 font-medium">
                {version.number === 0 ? <Trans>Asked for</Trans> : <><Trans>Version</Trans> {number(version.number)}</>}
                {version.sentAt && <span className="text-muted-foreground text-sm">{moment(version.sentAt)}</span>}
                {version.validUntil && <span className="text-muted-foreground text-sm"><Trans>Valid until</Trans> {day(version.validUntil)}</span>}
                {version.state === 'sent' && <Button variant="outline" size="sm" onClick={() => void download().catch(reportError)}>PDF</Button>}
            </h3>
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Product</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Quantity</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Net price</Trans></TableHead>
                        <TableHead><Trans>Answer</Trans></TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {version.lines.map(line => (
                        <TableRow key={line.id}>
                            <TableCell><bdi>{line.name}</bdi><div className="text-muted-foreground text-sm" dir="auto">{line.remark}</div></TableCell>
                            <TableCell className="text-end tabular-nums">{number(line.unitQuantity)}{line.unitQuantityMax == null ? '' : `–${number(line.unitQuantityMax)}`} {unitName(line.unit)}</TableCell>
                            <TableCell className="text-end tabular-nums">{typeof line.unitNet === 'number' ? money(line.unitNet, quote.currencyCode) : '–'}{line.discountPoints != null && <div className="text-muted-foreground text-sm">{points(-line.discountPoints)}</div>}</TableCell>
                            <TableCell>{line.answer && answers[line.answer]} {typeof line.counterNet === 'number' && money(line.counterNet, quote.currencyCode)} {line.counterUnitQuantity != null && number(line.counterUnitQuantity)} <span dir="auto">{line.answerRemark}</span></TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            {version.answerRemark && <p dir="auto">{version.answerRemark}</p>}
        </section>
    );
}

function Comments({ quote }: { quote: Quote }) {
    const client = useQueryClient();
    const { moment } = useQuoteWords();
    const { hasPermissions } = usePermissions();
    const [text, setText] = useState('');
    const [internal, setInternal] = useState(false);
    const send = () => {
        void api.mutate(commentDocument, { input: { id: quote.id, text, internal, idempotencyKey: newKey() } })
            .then(() => {
                setText('');
                return client.invalidateQueries({ queryKey: ['quotes', quote.id] });
            })
            .catch(reportError);
    };
    return (
        <div className="grid gap-3">
            <ul className="grid gap-2">
                {quote.comments.map(one => (
                    <li key={one.id} className={`rounded-md border p-3 ${one.internal ? 'border-dashed' : ''}`}>
                        <p className="text-muted-foreground text-sm"><bdi>{one.author}</bdi> · {moment(one.writtenAt)} {one.internal && <Badge variant="outline"><Trans>Among us</Trans></Badge>}</p>
                        <p dir="auto" className="whitespace-pre-wrap">{one.text}</p>
                    </li>
                ))}
            </ul>
            {hasPermissions(['UpdateQuote']) && (
                <div className="grid gap-2">
                    <LabelledField label={<Trans>Comment</Trans>}>{told => <Textarea {...told} dir="auto" rows={2} maxLength={2000} value={text} onChange={event => setText(event.target.value)} />}</LabelledField>
                    <label className="flex items-center gap-2"><input type="checkbox" checked={internal} onChange={event => setInternal(event.target.checked)} /> <Trans>Among us: the customer does not see it</Trans></label>
                    <Button className="justify-self-start" disabled={text.trim() === ''} onClick={send}><Trans>Send</Trans></Button>
                </div>
            )}
        </div>
    );
}
