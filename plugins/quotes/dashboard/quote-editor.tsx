import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, NativeSelect, NativeSelectOption, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Textarea } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { toast } from 'sonner';

import { DayField, errorText, LabelledField, majorOf, minorOf, newKey, quantityOf, SearchField, wrongField } from '../../screens/dashboard/shared';
import { type Quote, quotableDocument, saveDraftDocument, sendDocument, type Version } from './quotes.graphql';
import { useQuoteWords } from './quote-words';

interface Row {
    variantId: string;
    name: string;
    sku: string;
    baseUnit: string;
    units: string[];
    unit: string;
    quantity: string;
    quantityMax: string;
    price: string;
    deliveryDate: string;
    remark: string;
}

/** Where the next version begins: with its draft, else with what the customer last said. */
function rowsOf(quote: Quote): Row[] {
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

/** Up and Down go to the same column of the row before or after, as in a table of figures. */
function moveBetweenRows(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const cell = event.currentTarget.closest('td');
    const row = cell?.parentElement;
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
    const target = next?.children[cell ? [...(row?.children ?? [])].indexOf(cell) : 0]?.querySelector('input');
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.select();
}

export function QuoteEditor({ quote }: { quote: Quote }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { money, percent, unitName } = useQuoteWords();
    const draft: Version | undefined = quote.versions.find(one => one.state === 'draft' || one.state === 'waiting');
    const before = draft ?? quote.versions.at(-1);
    const [rows, setRows] = useState(() => rowsOf(quote));
    const [terms, setTerms] = useState(before?.terms ?? '');
    const [validUntil, setValidUntil] = useState(draft?.validUntil ?? '');
    const [partialAllowed, setPartial] = useState(before?.partialAllowed ?? false);
    const [trouble, setTrouble] = useState<{ field: string; text: string } | null>(null);
    const [isBusy, setBusy] = useState(false);
    const prices = new Map(quote.pricesNow.map(one => [one.variantId, one]));
    const change = (at: number, part: Partial<Row>) => setRows(known => known.map((row, i) => (i === at ? { ...row, ...part } : row)));
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
        if (saved.__typename === 'QuoteRefusal') return fail(saved.field ?? '', saved.message);
        if (isSent) {
            const { sendQuote: sent } = await api.mutate(sendDocument, { input: { id: quote.id, version: saved.version, idempotencyKey: newKey() } });
            if (sent.__typename === 'QuoteRefusal') {
                fail(sent.field ?? '', sent.message);
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
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>Product</Trans></TableHead>
                        <TableHead><Trans>Unit</Trans></TableHead>
                        <TableHead><Trans>Quantity</Trans></TableHead>
                        <TableHead><Trans>Up to</Trans></TableHead>
                        <TableHead><Trans>Net price</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Price now</Trans></TableHead>
                        <TableHead><Trans>Delivery</Trans></TableHead>
                        <TableHead><Trans>Remark</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {rows.map((row, at) => {
                        const now = prices.get(row.variantId);
                        const net = minorOf(row.price);
                        const off = now && !Number.isNaN(net) ? (now.unitNet - net) / now.unitNet : null;
                        const isLow = typeof now?.floorNet === 'number' && net < now.floorNet;
                        return (
                            <TableRow key={row.variantId} aria-invalid={wrongRow === at || undefined} className={wrongRow === at ? 'bg-destructive/10' : ''}>
                                <TableCell><bdi>{row.name}</bdi><div className="text-muted-foreground text-sm"><bdi>{row.sku}</bdi></div></TableCell>
                                <TableCell>
                                    <NativeSelect aria-label={t`Unit`} value={row.unit} onChange={event => change(at, { unit: event.target.value })}>
                                        {row.units.map(unit => <NativeSelectOption key={unit} value={unit}>{unitName(unit)}</NativeSelectOption>)}
                                    </NativeSelect>
                                </TableCell>
                                <TableCell><Input className="w-24 tabular-nums" inputMode="numeric" aria-label={t`Quantity`} value={row.quantity} onKeyDown={moveBetweenRows} onChange={event => change(at, { quantity: event.target.value })} /></TableCell>
                                <TableCell><Input className="w-24 tabular-nums" inputMode="numeric" aria-label={t`Up to`} value={row.quantityMax} onKeyDown={moveBetweenRows} onChange={event => change(at, { quantityMax: event.target.value })} /></TableCell>
                                <TableCell>
                                    <Input className="w-32 tabular-nums" inputMode="decimal" aria-label={t`Net price`} value={row.price} onKeyDown={moveBetweenRows} onChange={event => change(at, { price: event.target.value })} />
                                    {off !== null && <div className={`text-sm tabular-nums ${isLow ? 'text-destructive' : 'text-muted-foreground'}`}>{percent(-off, 1)} {isLow && <Trans>below the floor</Trans>}</div>}
                                </TableCell>
                                <TableCell className="text-end tabular-nums">{now ? money(now.unitNet, quote.currencyCode) : '–'}</TableCell>
                                <TableCell><DayField id={`delivery-${row.variantId}`} value={row.deliveryDate} onChange={deliveryDate => change(at, { deliveryDate })} /></TableCell>
                                <TableCell><Input dir="auto" maxLength={500} aria-label={t`Remark`} value={row.remark} onKeyDown={moveBetweenRows} onChange={event => change(at, { remark: event.target.value })} /></TableCell>
                                <TableCell><Button variant="ghost" size="icon" aria-label={t`Remove`} onClick={() => setRows(known => known.filter((_, i) => i !== at))}><XIcon /></Button></TableCell>
                            </TableRow>
                        );
                    })}
                </TableBody>
            </Table>
            <div className="grid gap-4 sm:grid-cols-2">
                <LabelledField label={<Trans>Conditions</Trans>}>{told => <Textarea {...told} dir="auto" rows={3} maxLength={4000} value={terms} onChange={event => setTerms(event.target.value)} />}</LabelledField>
                <LabelledField label={<Trans>Valid until</Trans>} wrong={trouble?.field === 'validUntil' ? trouble.text : undefined}>{told => <DayField id={told.id} value={validUntil} onChange={setValidUntil} />}</LabelledField>
            </div>
            <label className="flex items-center gap-2"><input type="checkbox" checked={partialAllowed} onChange={event => setPartial(event.target.checked)} /> <Trans>The customer may order a part of it</Trans></label>
            {trouble && trouble.field !== 'validUntil' && <p role="alert" dir="auto" className="text-destructive text-sm">{trouble.text}</p>}
            <div className="flex flex-wrap gap-2">
                <Button variant="outline" disabled={isBusy} onClick={() => run(false)}><Trans>Save</Trans></Button>
                <Button disabled={isBusy} onClick={() => run(true)}><Trans>Save and send</Trans></Button>
            </div>
        </div>
    );
}
