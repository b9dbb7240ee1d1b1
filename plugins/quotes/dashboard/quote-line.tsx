import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import { DayField, LabelledField, minorOf } from '../../screens/dashboard/shared';
import type { Quote } from './quotes.graphql';
import { useQuoteWords } from './quote-words';

export interface QuoteRow {
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

interface Props {
    row: QuoteRow;
    /** What the customer pays for it now; nothing where it is not for sale to him. */
    now: Quote['pricesNow'][number] | undefined;
    currencyCode: string;
    wrong: string | undefined;
    onChange: (part: Partial<QuoteRow>) => void;
    onRemove: () => void;
}

/** Up and Down go to the same field of the line before or after, as in a table of figures. */
function moveBetweenLines(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const { name } = event.currentTarget;
    const line = event.currentTarget.closest('li');
    const next = event.key === 'ArrowDown' ? line?.nextElementSibling : line?.previousElementSibling;
    const target = next?.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.select();
}

/** A line of the next version: it wraps, so that nothing of it is out of sight on a small screen. */
export function QuoteLine({ row, now, currencyCode, wrong, onChange, onRemove }: Props) {
    const { t } = useLingui();
    const { money, percent, unitName } = useQuoteWords();
    const net = minorOf(row.price);
    const off = now && !Number.isNaN(net) ? (now.unitNet - net) / now.unitNet : null;
    const isLow = typeof now?.floorNet === 'number' && net < now.floorNet;
    return (
        <li aria-invalid={wrong !== undefined || undefined} className={`grid gap-3 py-4 ${wrong === undefined ? '' : 'bg-destructive/10'}`}>
            <div className="flex items-start justify-between gap-3">
                <p className="min-w-0"><bdi className="font-medium">{row.name}</bdi> <bdi className="text-muted-foreground text-sm">{row.sku}</bdi></p>
                <Button variant="ghost" size="icon" aria-label={t`Remove ${row.name}`} onClick={onRemove}><XIcon /></Button>
            </div>
            <div className="flex flex-wrap gap-3">
                <LabelledField label={<Trans>Quantity</Trans>}>
                    {told => <Input {...told} name="quantity" className="w-24 tabular-nums" inputMode="numeric" value={row.quantity} onKeyDown={moveBetweenLines} onChange={event => onChange({ quantity: event.target.value })} />}
                </LabelledField>
                <LabelledField label={<Trans>Up to</Trans>}>
                    {told => <Input {...told} name="most" className="w-24 tabular-nums" inputMode="numeric" value={row.quantityMax} onKeyDown={moveBetweenLines} onChange={event => onChange({ quantityMax: event.target.value })} />}
                </LabelledField>
                <LabelledField label={<Trans>Unit</Trans>}>
                    {told => (
                        <NativeSelect {...told} value={row.unit} onChange={event => onChange({ unit: event.target.value })}>
                            {row.units.map(unit => <NativeSelectOption key={unit} value={unit}>{unitName(unit)}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
                <div className="grid gap-1">
                    <LabelledField label={<Trans>Net price</Trans>}>
                        {told => <Input {...told} name="price" className="w-36 tabular-nums" inputMode="decimal" value={row.price} onKeyDown={moveBetweenLines} onChange={event => onChange({ price: event.target.value })} />}
                    </LabelledField>
                    <p className="text-muted-foreground text-sm tabular-nums">
                        <Trans>Price now:</Trans> {now ? money(now.unitNet, currencyCode) : '–'}
                        {off !== null && off !== 0 && <span className={isLow ? 'text-destructive' : ''}> · {percent(-off, 1)} {isLow && <Trans>below the floor</Trans>}</span>}
                    </p>
                </div>
                <LabelledField label={<Trans>Delivery</Trans>} className="w-44">
                    {told => <DayField id={told.id} value={row.deliveryDate} onChange={deliveryDate => onChange({ deliveryDate })} />}
                </LabelledField>
                <LabelledField label={<Trans>Remark</Trans>} className="min-w-48 grow">
                    {told => <Input {...told} name="remark" dir="auto" maxLength={500} value={row.remark} onKeyDown={moveBetweenLines} onChange={event => onChange({ remark: event.target.value })} />}
                </LabelledField>
            </div>
            {wrong !== undefined && <p role="alert" dir="auto" className="text-destructive text-sm">{wrong}</p>}
        </li>
    );
}
