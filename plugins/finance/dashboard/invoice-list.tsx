import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Input, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell,
    TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useRef, useState } from 'react';

import { DayField, errorText, Pages, pageSize, QueryState, useFormats, useRested } from '../../screens/dashboard/shared';
import { useInvoiceWords } from './invoice-words';
import { invoicesQuery } from './invoices.graphql';

export const invoiceList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'invoices', url: '/invoices', title: /* i18n*/ 'Invoices', order: 82, requiresPermission: ['ReadCreditTerms'] },
    path: '/invoices',
    loader: () => ({ breadcrumb: () => <Trans>Invoices</Trans> }),
    component: () => (
        <Page pageId="invoice-list">
            <PageTitle><Trans>Invoices</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="invoice-table"><InvoiceTable /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

/** Invoices of all companies, or of the one on whose page it stands. */
export function InvoiceTable({ companyId }: { companyId?: string }) {
    const { t } = useLingui();
    const { day, money } = useFormats();
    const { kindName } = useInvoiceWords();
    const [term, setTerm] = useState('');
    const [state, setState] = useState('open');
    const [span, setSpan] = useState({ from: '', until: '' });
    const [skip, setSkip] = useState(0);
    const rested = useRested(term.trim());
    const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
    const days = { from: isDay(span.from) ? span.from : null, until: isDay(span.until) ? span.until : null };
    const query = useQuery({
        queryKey: ['invoices', companyId, rested, state, days.from, days.until, skip],
        queryFn: () => api.query(invoicesQuery, { input: { companyId: companyId ?? null, term: rested || null, state: state || null, ...days, skip, take: pageSize } }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totalItems = 0 } = query.data?.invoices ?? {};
    const narrow = (work: () => void) => { work(); setSkip(0); };
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-end gap-3">
                <div className="grid gap-1.5">
                    <Label htmlFor="invoice-term">{companyId ? <Trans>Number or order</Trans> : <Trans>Number, order or company</Trans>}</Label>
                    <Input id="invoice-term" type="search" dir="auto" value={term} onChange={event => narrow(() => setTerm(event.target.value))} />
                </div>
                <div className="grid gap-1.5">
                    <Label htmlFor="invoice-state"><Trans>State</Trans></Label>
                    <NativeSelect id="invoice-state" value={state} onChange={event => narrow(() => setState(event.target.value))}>
                        <NativeSelectOption value="">{t`All`}</NativeSelectOption>
                        <NativeSelectOption value="open">{t`Open`}</NativeSelectOption>
                        <NativeSelectOption value="overdue">{t`Overdue`}</NativeSelectOption>
                        <NativeSelectOption value="paid">{t`Paid`}</NativeSelectOption>
                    </NativeSelect>
                </div>
                <div className="grid gap-1.5">
                    <Label htmlFor="invoice-from"><Trans>Issued from</Trans></Label>
                    <DayField id="invoice-from" value={span.from} onChange={from => narrow(() => setSpan({ ...span, from }))} />
                </div>
                <div className="grid gap-1.5">
                    <Label htmlFor="invoice-until"><Trans>Issued until</Trans></Label>
                    <DayField id="invoice-until" value={span.until} onChange={until => narrow(() => setSpan({ ...span, until }))} />
                </div>
                {!companyId && <PermissionGuard requires={['UpdateCreditTerms']}><SendDocuments /></PermissionGuard>}
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground"><Trans>No invoice found. They come by import, from a file or the ERP.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Number</Trans></TableHead>
                            {!companyId && <TableHead><Trans>Company</Trans></TableHead>}
                            <TableHead><Trans>Issued</Trans></TableHead>
                            <TableHead><Trans>Due</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Amount</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Left to pay</Trans></TableHead>
                            <TableHead><Trans>Orders</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell>
                                    <Link className="underline-offset-4 hover:underline" to={`/invoices/${one.id}`}><bdi>{one.number}</bdi></Link>
                                    {one.kind === 'correction' && <> <Badge variant="secondary">{kindName(one.kind)}</Badge></>}
                                </TableCell>
                                {!companyId && <TableCell><Link className="underline-offset-4 hover:underline" to={`/companies/${one.companyId}`}><bdi>{one.companyName}</bdi></Link></TableCell>}
                                <TableCell>{day(one.issuedOn)}</TableCell>
                                <TableCell>{day(one.dueOn)} {one.isOverdue && <Badge variant="destructive"><Trans>Overdue</Trans></Badge>}</TableCell>
                                <TableCell className="text-end tabular-nums">{money(one.grossMinor, one.currencyCode)}</TableCell>
                                <TableCell className="text-end tabular-nums">{one.openMinor === 0 ? <Trans>Paid</Trans> : money(one.openMinor, one.currencyCode)}</TableCell>
                                <TableCell><bdi>{one.orderCodes.join(' · ')}</bdi></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

/** PDF and XML files of invoices, many at once: each finds its invoice by the number in it or by its name. */
function SendDocuments() {
    const { t } = useLingui();
    const client = useQueryClient();
    const input = useRef<HTMLInputElement>(null);
    const [answers, setAnswers] = useState<{ name: string; said: string; isWrong: boolean }[]>([]);
    const [isBusy, setBusy] = useState(false);
    const send = async (files: readonly File[]) => {
        setBusy(true);
        setAnswers([]);
        for (const file of files) {
            const answer = await sendInvoiceFile(file).then(number => ({ said: t`kept with ${number}`, isWrong: false })).catch((error: unknown) => ({ said: errorText(error), isWrong: true }));
            setAnswers(before => [...before, { name: file.name, ...answer }]);
        }
        setBusy(false);
        await client.invalidateQueries({ queryKey: ['invoices'] });
    };
    return (
        <div className="grid gap-2">
            <input
                ref={input} type="file" multiple accept=".pdf,.xml" className="hidden" aria-label={t`PDF and XML files of invoices`}
                onChange={event => { void send([...(event.target.files ?? [])]); event.target.value = ''; }}
            />
            <Button variant="outline" disabled={isBusy} onClick={() => input.current?.click()}><Trans>Add PDF and XML files</Trans></Button>
            {answers.length > 0 && (
                <ul role="status" className="grid max-h-60 gap-1 overflow-y-auto text-sm">
                    {answers.map(({ name, said, isWrong }) => <li key={name} className={isWrong ? 'text-destructive' : undefined}><bdi>{name}</bdi>: {said}</li>)}
                </ul>
            )}
        </div>
    );
}

/** The number of the invoice that the file was kept with. */
async function sendInvoiceFile(file: File): Promise<string> {
    const response = await fetch(`/invoice-files?${new URLSearchParams({ filename: file.name }).toString()}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'Apollo-Require-Preflight': 'true' },
        credentials: 'include',
        body: file,
    });
    const answer = (await response.json().catch(() => null)) as { number?: string; message?: string } | null;
    if (!response.ok || !answer?.number) throw new Error(answer?.message?.replace(/^[A-Z_]+: /, '') ?? response.statusText);
    return answer.number;
}
