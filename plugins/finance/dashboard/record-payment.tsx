import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { api, Button } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, majorOf, minorOf, newKey } from '../../screens/dashboard/shared';
import { taken, useInvoiceWords } from './invoice-words';
import { recordPaymentMutation } from './invoices.graphql';

interface Debt {
    invoiceId?: string;
    orderId?: string;
    openMinor: number;
}

/** Money that came by transfer or in cash; it covers the debt as far as it goes, and the rest stands on the company's account. */
export function RecordPayment({ companyId, currencyCode, debt }: { companyId: string; currencyCode: string; debt?: Debt }) {
    const { t } = useLingui();
    const { methods } = useInvoiceWords();
    const client = useQueryClient();
    const [key, setKey] = useState(newKey);
    const record = async (values: Record<string, string | boolean>) => {
        const amountMinor = minorOf(String(values.amountMinor));
        if (!(amountMinor > 0)) throw new Error(`amountMinor: ${t`must be an amount above nothing`}`);
        const wishes = debt ? [{ invoiceId: debt.invoiceId ?? null, orderId: debt.orderId ?? null, amountMinor: Math.min(amountMinor, debt.openMinor) }] : [];
        const { recordPayment } = await api.mutate(recordPaymentMutation, {
            input: {
                companyId, amountMinor, wishes, idempotencyKey: key, receivedOn: String(values.receivedOn), method: String(values.method),
                reference: String(values.reference), note: String(values.note) || null,
            },
        });
        taken(recordPayment);
        setKey(newKey());
        if ('state' in recordPayment && recordPayment.state === 'waiting') toast.info(t`So much money needs two people: it waits until somebody else agrees.`);
        else toast.success(t`The payment is recorded`);
        await Promise.all(['invoices', 'credit', 'balance', 'incoming-payments', 'company-orders'].map(queryKey => client.invalidateQueries({ queryKey: [queryKey] })));
    };
    return (
        <FormDialog
            title={<Trans>Record a payment</Trans>}
            trigger={<Button variant="outline"><Trans>Record a payment</Trans></Button>}
            fields={[
                { name: 'amountMinor', label: t`Amount in ${currencyCode}`, required: true, ltr: true },
                { name: 'receivedOn', label: t`Day`, kind: 'date', required: true },
                { name: 'method', label: t`How it came`, kind: 'select', options: methods, required: true },
                { name: 'reference', label: t`Number of the transfer or receipt`, required: true, ltr: true },
                { name: 'note', label: t`Note`, kind: 'textarea' },
            ]}
            initial={{ amountMinor: debt ? majorOf(debt.openMinor) : '', receivedOn: '', method: 'transfer', reference: '', note: '' }}
            submitLabel={<Trans>Record a payment</Trans>}
            onSubmit={record}
        />
    );
}
