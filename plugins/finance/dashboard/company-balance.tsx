import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, PermissionGuard } from '@vendure/dashboard';

import { QueryState, useFormats } from '../../screens/dashboard/shared';
import { InvoiceTable } from './invoice-list';
import { useInvoiceWords } from './invoice-words';
import { balanceQuery } from './invoices.graphql';
import { RecordPayment } from './record-payment';

/** What a company owes and how late it is, on its own page. */
export function CompanyBalance() {
    const { t } = useLingui();
    const { money, moment, number } = useFormats();
    const { bucketName } = useInvoiceWords();
    const { id: companyId } = useParams({ strict: false }) as { id: string };
    const query = useQuery({ queryKey: ['balance', companyId], queryFn: () => api.query(balanceQuery, { companyId }), enabled: companyId !== 'new' });
    if (companyId === 'new') return null;
    if (!query.data) return <QueryState query={query} />;
    const { currencyCode, balanceMinor, overdueMinor, unsettledMinor, stated, buckets } = query.data.companyBalance;
    const most = Math.max(1, ...buckets.map(({ amountMinor }) => amountMinor));
    const facts: Array<[string, string]> = [
        [t`Balance`, money(balanceMinor, currencyCode)],
        [t`Overdue`, money(overdueMinor, currencyCode)],
        [t`Covers nothing yet`, money(unsettledMinor, currencyCode)],
        ...(stated ? [[`${t`By the ERP's books`}, ${moment(stated.asOf)}`, money(stated.balanceMinor, currencyCode)] satisfies [string, string]] : []),
    ];
    return (
        <div className="grid gap-3">
            {facts.map(([name, value]) => (
                <dl key={name} className="flex flex-wrap justify-between gap-2">
                    <dt className="text-muted-foreground text-sm">{name}</dt>
                    <dd className="font-medium tabular-nums">{value}</dd>
                </dl>
            ))}
            <ul className="grid gap-2" aria-label={t`Open invoices by how late they are`}>
                {buckets.map(({ bucket, amountMinor, count }) => (
                    <li key={bucket} className="grid gap-1 text-sm">
                        <span className="flex flex-wrap justify-between gap-2"><span>{bucketName(bucket)}</span><span className="tabular-nums">{money(amountMinor, currencyCode)} ({number(count)})</span></span>
                        <span className="bg-muted h-2 rounded" aria-hidden><span className={`block h-2 rounded ${bucket === 'not-due' ? 'bg-primary' : 'bg-destructive'}`} style={{ width: `${(100 * amountMinor) / most}%` }} /></span>
                    </li>
                ))}
            </ul>
            <PermissionGuard requires={['UpdateCreditTerms']}><RecordPayment companyId={companyId} currencyCode={currencyCode} /></PermissionGuard>
        </div>
    );
}

/** The company's invoices, under its data. */
export function CompanyInvoices() {
    const { id: companyId } = useParams({ strict: false }) as { id: string };
    return companyId === 'new' ? <p className="text-muted-foreground text-sm"><Trans>There is none yet.</Trans></p> : <InvoiceTable companyId={companyId} />;
}
