import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, minorOf, newKey, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { creditNotesDocument, deleteCreditNoteDocument, recordCreditNoteDocument } from './goals.graphql';

interface Company {
    companyId: string;
    companyName: string;
    currencyCode: string;
}

/** Credit notes of a company: what the firm wrote outside is entered here. */
export function CreditNotes({ company }: { company: Company }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [key, setKey] = useState(newKey);
    const record = async ({ number, issuedOn, amount }: Record<string, string | boolean>) => {
        const amountNet = minorOf(String(amount));
        if (!(amountNet > 0)) throw new Error(`amount: ${t`must be an amount above nothing`}`);
        await api.mutate(recordCreditNoteDocument, { input: { companyId: company.companyId, number: String(number), issuedOn: String(issuedOn), amountNet, idempotencyKey: key } });
        setKey(newKey());
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['purchase-goal'] });
    };
    return (
        <FormDialog
            title={<Trans>Credit notes of <bdi>{company.companyName}</bdi></Trans>}
            trigger={<Button size="sm" variant="outline"><Trans>Credit notes</Trans></Button>}
            fields={[
                { name: 'number', label: t`Number`, required: true, ltr: true },
                { name: 'issuedOn', label: t`Day`, kind: 'date', required: true },
                { name: 'amount', label: t`Net amount, ${company.currencyCode}`, required: true, ltr: true },
            ]}
            initial={{ number: '', issuedOn: '', amount: '' }}
            submitLabel={<Trans>Add the credit note</Trans>}
            onSubmit={record}
        >
            <Known company={company} />
        </FormDialog>
    );
}

function Known({ company }: { company: Company }) {
    const { t } = useLingui();
    const { day, money } = useFormats();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['purchase-goal', 'notes', company.companyId], queryFn: () => api.query(creditNotesDocument, { input: { companyId: company.companyId, take: 50 } }) });
    const remove = async (id: string) => {
        await api.mutate(deleteCreditNoteDocument, { id });
        await client.invalidateQueries({ queryKey: ['purchase-goal'] });
    };
    const notes = query.data?.creditNotes.items ?? [];
    return (
        <>
            <QueryState query={query} />
            {query.data && notes.length === 0 && <p className="text-muted-foreground text-sm"><Trans>None is entered. They take away from what the company bought in the period of their day.</Trans></p>}
            <ul className="grid gap-1">
                {notes.map(note => (
                    <li key={note.id} className="flex items-center justify-between gap-3 text-sm">
                        <span><bdi dir="ltr">{note.number}</bdi> · {day(note.issuedOn)}</span>
                        <span className="flex items-center gap-2 tabular-nums">
                            {money(note.amountNet, note.currencyCode)}
                            <Button size="icon" variant="ghost" aria-label={t`Delete the credit note ${note.number}`} onClick={() => void remove(note.id).catch(reportError)}><TrashIcon /></Button>
                        </span>
                    </li>
                ))}
            </ul>
        </>
    );
}
