import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { api, Button, Textarea } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { DayField, errorText, LabelledField, majorOf, minorOf, newKey, quantityOf, SearchField, wrongField } from '../../screens/dashboard/shared';
import { type Quote, quotableDocument, saveDraftDocument, sendDocument, type Version } from './quotes.graphql';
import { QuoteLine, type QuoteRow } from './quote-line';
import { useQuoteWords } from './quote-words';

/** Where the next version begins: with its draft, else with what the customer last said. */
function rowsOf(quote: Quote): QuoteRow[] {
    const last = quote.versions.at(-1);
    return (last?.lines ?? []).map(line => ({
        ...{ variantId: line.variantId, name: line.name, sku: line.sku, baseUnit: line.baseUnit, unit: line.unit },
        units: [...new Set([line.unit, line.baseUnit])],
        quantity: String(line.counterUnitQuantity ?? line.unitQuantity),
        quantityMax: line.unitQuantityMax == null || line.counterUnitQuantity != null ? '' : String(line.unitQuantityMax),
        price: typeof (line.counterNet ?? line.unitNet) === 'number' ? majorOf(Number(line.counterNet ?? line.unitNet)) : '',
        deliveryDate: line.deliveryDate ?? '',
        remark: line.remark,
    }));
}

export function QuoteEditor({ quote }: { quote: Quote }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { money, refusalText } = useQuoteWords();
    const draft: Version | undefined = quote.versions.find(one => one.state === 'draft' || one.state === 'waiting');
    const before = draft ?? quote.versions.at(-1);
    const [rows, setRows] = useState(() => rowsOf(quote));
    const [terms, setTerms] = useState(before?.terms ?? '');
    const [validUntil, setValidUntil] = useState(draft?.validUntil ?? '');
    const [partialAllowed, setPartial] = useState(before?.partialAllowed ?? false);
    const [trouble, setTrouble] = useState<{ field: string; text: string } | null>(null);
    const [isBusy, setBusy] = useState(false);
    const prices = new Map(quote.pricesNow.map(one => [one.variantId, one]));
    const change = (at: number, part: Partial<QuoteRow>) => setRows(known => known.map((row, i) => (i === at ? { ...row, ...part } : row)));
    const find = async (term: string) => (await api.query(quotableDocument, { companyId: quote.companyId, term })).quotableVariants;
    const fail = (field: string, text: string) => setTrouble({ field, text });
    const save = async (isSent: boolean) => {
        const lines = rows.map(row => ({
            ...{ variantId: row.variantId, unit: row.unit, remark: row.remark, deliveryDate: row.deliveryDate || null },
            quantity: quantityOf(row.quantity),
            quantityMax: row.quantityMax.trim() === '' ? null : quantityOf(row.quantityMax),
            unitNet: row.price.trim() === '' ? null : minorOf(row.price),
        }));
        const wrong = lines.findIndex(line => Number.isNaN(line.quantity) || Number.isNaN(line.quantityMax ?? 0) || Number.isNaN(line.unitNet ?? 0));
        if (wrong >= 0) return fail(`lines.${wrong}`, t`Write whole quantities and an amount.`);
        const { saveQuoteDraft: saved } = await api.mutate(saveDraftDocument, { input: { id: quote.id, version: quote.version, lines, terms, validUntil: validUntil || null, partialAllowed } });
        if (saved.__typename === 'QuoteRefusal') return fail(saved.field ?? '', refusalText(saved));
        if (isSent) {
            const { sendQuote: sent } = await api.mutate(sendDocument, { input: { id: quote.id, version: saved.version, idempotencyKey: newKey() } });
            if (sent.__typename === 'QuoteRefusal') {
                fail(sent.field ?? '', refusalText(sent));
                return client.invalidateQueries({ queryKey: ['quotes'] });
            }
        }
        toast.success(isSent ? t`Sent, or waiting for a second person` : t`Saved`);
        return client.invalidateQueries({ queryKey: ['quotes'] });
    };
    const run = (isSent: boolean) => {
        setBusy(true);
        setTrouble(null);
        void save(isSent)
            .catch((error: unknown) => fail(wrongField(error)?.field ?? '', errorText(error)))
            .finally(() => setBusy(false));
    };
    const wrongRow = Number(/^lines\.(\d+)/.exec(trouble?.field ?? '')?.[1] ?? -1);
    return (
        <div className="grid gap-4">
            <LabelledField label={<Trans>Add a product</Trans>}>
                {told => (
                    <SearchField
                        id={told.id} queryKey={['quotable', quote.companyId]} find={find} keyOf={one => one.variantId} placeholder={t`Code or name`}
                        show={one => <span className="flex justify-between gap-4"><bdi>{one.name}</bdi><span className="tabular-nums">{typeof one.unitNet === 'number' ? money(one.unitNet, one.currencyCode) : '–'}</span></span>}
                        onChoose={one => !rows.some(row => row.variantId === one.variantId) && setRows(known => [...known, {
                            ...{ variantId: one.variantId, name: one.name, sku: one.sku, baseUnit: one.baseUnit, units: one.units.map(unit => unit.code), unit: one.baseUnit },
                            ...{ quantity: '1', quantityMax: '', price: typeof one.unitNet === 'number' ? majorOf(one.unitNet) : '', deliveryDate: '', remark: '' },
                        }])}
                    />
                )}
            </LabelledField>
            <ul className="divide-y border-y">
                {rows.map((row, at) => (
                    <QuoteLine
                        key={row.variantId} row={row} now={prices.get(row.variantId)} currencyCode={quote.currencyCode} wrong={wrongRow === at ? trouble?.text : undefined}
                        onChange={part => change(at, part)} onRemove={() => setRows(known => known.filter((_, i) => i !== at))}
                    />
                ))}
            </ul>
            <div className="grid gap-4 sm:grid-cols-2">
                <LabelledField label={<Trans>Conditions</Trans>}>{told => <Textarea {...told} dir="auto" rows={3} maxLength={4000} value={terms} onChange={event => setTerms(event.target.value)} />}</LabelledField>
                <LabelledField label={<Trans>Valid until</Trans>} wrong={trouble?.field === 'validUntil' ? trouble.text : undefined}>{told => <DayField id={told.id} value={validUntil} onChange={setValidUntil} />}</LabelledField>
            </div>
            <label className="flex items-center gap-2"><input type="checkbox" checked={partialAllowed} onChange={event => setPartial(event.target.checked)} /> <Trans>The customer may order a part of it</Trans></label>
            {trouble && trouble.field !== 'validUntil' && wrongRow < 0 && <p role="alert" dir="auto" className="text-destructive text-sm">{trouble.text}</p>}
            <div className="flex flex-wrap gap-2">
                <Button variant="outline" disabled={isBusy} onClick={() => run(false)}><Trans>Save</Trans></Button>
                <Button disabled={isBusy} onClick={() => run(true)}><Trans>Save and send</Trans></Button>
            </div>
        </div>
    );
}
