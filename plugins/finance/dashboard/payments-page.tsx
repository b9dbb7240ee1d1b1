import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell,
    TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, majorOf, minorOf, newKey, Pages, pageSize, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { taken, useInvoiceWords } from './invoice-words';
import { decidePaymentMutation, invoicesQuery, type PaymentRow, paymentsQuery, refundMutation, settlePaymentMutation } from './invoices.graphql';

export const paymentsPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'incoming-payments', url: '/incoming-payments', title: /* i18n*/ 'Incoming payments', order: 83, requiresPermission: ['ReadCreditTerms'] },
    path: '/incoming-payments',
    loader: () => ({ breadcrumb: () => <Trans>Incoming payments</Trans> }),
    component: () => (
        <Page pageId="incoming-payments">
            <PageTitle><Trans>Incoming payments</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="incoming-payments-table"><PaymentTable /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

function PaymentTable() {
    const { t } = useLingui();
    const { day, money } = useFormats();
    const { sourceName, paymentState } = useInvoiceWords();
    const [state, setState] = useState('');
    const [skip, setSkip] = useState(0);
    const query = useQuery({
        queryKey: ['incoming-payments', state, skip],
        queryFn: () => api.query(paymentsQuery, { input: { state: state || null, skip, take: pageSize } }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totalItems = 0 } = query.data?.incomingPayments ?? {};
    return (
        <div className="grid gap-4">
            <div className="grid gap-1.5 justify-self-start">
                <Label htmlFor="payment-state"><Trans>State</Trans></Label>
                <NativeSelect id="payment-state" value={state} onChange={event => { setState(event.target.value); setSkip(0); }}>
                    <NativeSelectOption value="">{t`All`}</NativeSelectOption>
                    <NativeSelectOption value="waiting">{t`Waits for a second person`}</NativeSelectOption>
                    <NativeSelectOption value="free">{t`Covers nothing yet`}</NativeSelectOption>
                </NativeSelect>
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground"><Trans>No payment found.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Day</Trans></TableHead>
                            <TableHead><Trans>Company</Trans></TableHead>
                            <TableHead><Trans>Number</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Amount</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Covers nothing yet</Trans></TableHead>
                            <TableHead><Trans>Covers</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell className="align-top">{day(one.receivedOn)}<div className="text-muted-foreground text-sm">{sourceName(one.method)}</div></TableCell>
                                <TableCell className="align-top"><Link className="underline-offset-4 hover:underline" to={`/companies/${one.companyId}`}><bdi>{one.companyName}</bdi></Link></TableCell>
                                <TableCell className="align-top">
                                    <bdi>{one.reference}</bdi>
                                    {one.recordedBy !== null && <div className="text-muted-foreground text-sm"><bdi>{one.recordedBy}</bdi></div>}
                                    {one.note !== '' && <p dir="auto" className="text-sm">{one.note}</p>}
                                </TableCell>
                                <TableCell className="text-end align-top tabular-nums">
                                    {money(one.amountMinor, one.currencyCode)}
                                    {one.refundedMinor > 0 && <div className="text-muted-foreground text-sm"><Trans>{money(one.refundedMinor, one.currencyCode)} given back</Trans></div>}
                                </TableCell>
                                <TableCell className="text-end align-top tabular-nums">{one.state === 'booked' && one.freeMinor > 0 ? money(one.freeMinor, one.currencyCode) : '–'}</TableCell>
                                <TableCell className="align-top"><bdi>{one.covers.join(' · ')}</bdi>{one.state !== 'booked' && <Badge variant="secondary">{paymentState(one.state)}</Badge>}</TableCell>
                                <TableCell className="align-top"><PermissionGuard requires={['UpdateCreditTerms']}><Actions payment={one} /></PermissionGuard></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

function Actions({ payment }: { payment: PaymentRow }) {
    const { t } = useLingui();
    const { money } = useFormats();
    const client = useQueryClient();
    const [key, setKey] = useState(newKey);
    const { id, version, companyId, currencyCode, freeMinor } = payment;
    const refresh = async () => {
        setKey(newKey());
        await Promise.all(['invoices', 'credit', 'balance', 'incoming-payments'].map(queryKey => client.invalidateQueries({ queryKey: [queryKey] })));
    };
    const decide = async (accept: boolean) => {
        taken((await api.mutate(decidePaymentMutation, { input: { id, version, accept, idempotencyKey: `${key}-${accept ? 'yes' : 'no'}` } })).decidePayment);
        toast.success(accept ? t`The payment is booked` : t`The payment was refused`);
        await refresh();
    };
    const open = useQuery({
        queryKey: ['invoices', companyId, 'to-settle'],
        queryFn: () => api.query(invoicesQuery, { input: { companyId, state: 'open', take: 100 } }),
        enabled: payment.state === 'booked' && freeMinor > 0,
    });
    if (payment.state === 'waiting') {
        if (payment.isOwn) return <span className="text-muted-foreground text-sm"><Trans>Somebody else has to agree.</Trans></span>;
        return (
            <div className="flex flex-wrap gap-2">
                <Button size="sm" onClick={() => void decide(true).catch(reportError)}><Trans>Agree</Trans></Button>
                <Button size="sm" variant="outline" onClick={() => void decide(false).catch(reportError)}><Trans>Refuse</Trans></Button>
            </div>
        );
    }
    if (payment.state !== 'booked' || freeMinor <= 0) return null;
    const invoices = (open.data?.invoices.items ?? []).filter(one => one.openMinor > 0);
    const settle = async (values: Record<string, string | boolean>) => {
        const invoice = invoices.find(one => one.id === values.invoiceId);
        const amountMinor = minorOf(String(values.amountMinor));
        if (!invoice || !(amountMinor > 0)) throw new Error(`amountMinor: ${t`must be an amount above nothing`}`);
        taken((await api.mutate(settlePaymentMutation, { input: { id, version, wishes: [{ invoiceId: invoice.id, orderId: null, amountMinor }], idempotencyKey: key } })).settleIncomingPayment);
        await refresh();
    };
    const refund = async (values: Record<string, string | boolean>) => {
        const amountMinor = minorOf(String(values.amountMinor));
        if (!(amountMinor > 0)) throw new Error(`amountMinor: ${t`must be an amount above nothing`}`);
        taken((await api.mutate(refundMutation, { input: { id, version, amountMinor, refundedOn: String(values.refundedOn), reason: String(values.reason), idempotencyKey: key } })).recordRefund);
        await refresh();
    };
    return (
        <div className="flex flex-wrap gap-2">
            {invoices.length > 0 && (
                <FormDialog
                    title={<Trans>Put to an invoice</Trans>}
                    trigger={<Button size="sm" variant="outline"><Trans>Put to an invoice</Trans></Button>}
                    fields={[
                        { name: 'invoiceId', label: t`Invoice`, kind: 'select', required: true, options: invoices.map(one => [one.id, `${one.number} · ${money(one.openMinor, one.currencyCode)}`]) },
                        { name: 'amountMinor', label: t`Amount in ${currencyCode}`, required: true, ltr: true },
                    ]}
                    initial={{ invoiceId: invoices[0]?.id ?? '', amountMinor: majorOf(Math.min(freeMinor, invoices[0]?.openMinor ?? 0)) }}
                    submitLabel={<Trans>Save</Trans>}
                    onSubmit={settle}
                />
            )}
            <FormDialog
                title={<Trans>Record what was given back</Trans>}
                trigger={<Button size="sm" variant="outline"><Trans>Given back</Trans></Button>}
                fields={[
                    { name: 'amountMinor', label: t`Amount in ${currencyCode}`, required: true, ltr: true },
                    { name: 'refundedOn', label: t`Day`, kind: 'date', required: true },
                    { name: 'reason', label: t`Reason`, kind: 'textarea', required: true },
                ]}
                initial={{ amountMinor: majorOf(freeMinor), refundedOn: '', reason: '' }}
                submitLabel={<Trans>Save</Trans>}
                onSubmit={refund}
            />
        </div>
    );
}
