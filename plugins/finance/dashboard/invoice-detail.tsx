import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, Badge, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard } from '@vendure/dashboard';

import { QueryState, useFormats } from '../../screens/dashboard/shared';
import { useInvoiceWords } from './invoice-words';
import { invoiceQuery } from './invoices.graphql';
import { RecordPayment } from './record-payment';

export const invoiceDetail: DashboardRouteDefinition = {
    path: '/invoices/$id',
    loader: () => ({ breadcrumb: [{ path: '/invoices', label: <Trans>Invoices</Trans> }, <Trans>Invoice</Trans>] }),
    component: () => <InvoicePage />,
};

function InvoicePage() {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const { day, money } = useFormats();
    const { kindName, sourceName } = useInvoiceWords();
    const query = useQuery({ queryKey: ['invoices', 'one', id], queryFn: () => api.query(invoiceQuery, { id }) });
    const invoice = query.data?.invoice;
    if (!invoice) {
        return (
            <Page pageId="invoice-detail">
                <PageTitle><Trans>Invoice</Trans></PageTitle>
                {query.data ? <p><Trans>There is no such invoice.</Trans></p> : <QueryState query={query} />}
            </Page>
        );
    }
    const amount = (minor: number) => money(minor, invoice.currencyCode);
    const facts: Array<[string, string]> = [
        [t`Kind`, kindName(invoice.kind)],
        ...(invoice.correctsNumber === null ? [] : [[t`Corrects`, invoice.correctsNumber] as [string, string]]),
        [t`Issued`, day(invoice.issuedOn)], [t`Due`, day(invoice.dueOn)], [t`Net`, amount(invoice.netMinor)], [t`Tax`, amount(invoice.taxMinor)],
        [t`Gross`, amount(invoice.grossMinor)], [t`Left to pay`, amount(invoice.openMinor)],
        ...(invoice.orderCodes.length === 0 ? [] : [[t`Orders`, invoice.orderCodes.join(' · ')] as [string, string]]),
    ];
    return (
        <Page pageId="invoice-detail">
            <PageTitle><bdi>{invoice.number}</bdi> {invoice.isOverdue && <Badge variant="destructive"><Trans>Overdue</Trans></Badge>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="invoice-facts">
                    <dl className="grid gap-x-10 gap-y-2 sm:grid-cols-2">
                        {facts.map(([name, value]) => (
                            <div key={name} className="flex flex-wrap justify-between gap-2">
                                <dt className="text-muted-foreground text-sm">{name}</dt>
                                <dd className="font-medium tabular-nums"><bdi>{value}</bdi></dd>
                            </div>
                        ))}
                    </dl>
                </PageBlock>
                <PageBlock column="main" blockId="invoice-settlements" title={<Trans>What covers it</Trans>}>
                    {invoice.settlements.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing has been paid yet.</Trans></p>}
                    <ul className="grid gap-1">
                        {invoice.settlements.map(one => (
                            <li key={one.id} className="flex flex-wrap justify-between gap-2 text-sm">
                                <span>{day(one.settledOn)} · {sourceName(one.source)} <bdi>{one.reference ?? ''}</bdi></span>
                                <span className="tabular-nums">{amount(one.amountMinor)}</span>
                            </li>
                        ))}
                    </ul>
                </PageBlock>
                <PageBlock column="side" blockId="invoice-company" title={<Trans>Customer</Trans>}>
                    <div className="grid gap-3">
                        <Link className="font-medium underline-offset-4 hover:underline" to={`/companies/${invoice.companyId}`}><bdi>{invoice.companyName}</bdi></Link>
                        {invoice.openMinor > 0 && (
                            <PermissionGuard requires={['UpdateCreditTerms']}>
                                <RecordPayment companyId={invoice.companyId} currencyCode={invoice.currencyCode} debt={{ invoiceId: invoice.id, openMinor: invoice.openMinor }} />
                            </PermissionGuard>
                        )}
                    </div>
                </PageBlock>
                {invoice.ksef && (
                    <PageBlock column="side" blockId="invoice-ksef" title={<Trans>KSeF number</Trans>}>
                        <div className="grid gap-3">
                            <bdi className="font-mono text-sm break-all">{invoice.ksef.number}</bdi>
                            {!invoice.ksef.isValid && <Badge variant="destructive"><Trans>The check digits are wrong</Trans></Badge>}
                            {invoice.ksef.qr && invoice.ksef.verificationUrl && (
                                <a href={invoice.ksef.verificationUrl} target="_blank" rel="noreferrer">
                                    <img className="size-40" src={invoice.ksef.qr} alt={t`QR code of the invoice at KSeF`} />
                                </a>
                            )}
                        </div>
                    </PageBlock>
                )}
                <PageBlock column="side" blockId="invoice-files" title={<Trans>Documents</Trans>}>
                    {invoice.formats.length === 0 && <p className="text-muted-foreground text-sm"><Trans>None has come yet.</Trans></p>}
                    <div className="flex gap-3">
                        {invoice.formats.map(format => (
                            <a key={format} className="underline underline-offset-4" href={`/invoice-files/${invoice.id}/${format}`} download>{format.toUpperCase()}</a>
                        ))}
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
