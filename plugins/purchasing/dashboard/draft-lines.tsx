import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { useId } from 'react';

import { Ltr, quantityOf } from '../../screens/dashboard/shared';
import type { DraftLine } from './order-draft';
import type { Quote } from './orders.graphql';
import { useWording } from './wording';

type QuoteLine = Quote['lines'][number];

interface Props {
    lines: readonly DraftLine[];
    /** By place; missing while it is being counted. */
    quoted: ReadonlyMap<number, QuoteLine>;
    currencyCode: string;
    wrong: { place: number; what: string } | null;
    onChange: (place: number, changed: Partial<DraftLine>) => void;
    onRemove: (place: number) => void;
}

/** The order's lines as one writes them, each with its price of now and with what the server would say to it. */
export function DraftLines({ lines, wrong, quoted, onChange, onRemove, ...rest }: Props) {
    return (
        <ol className="divide-y border-y">
            {lines.map((line, place) => (
                <DraftRow
                    key={line.variant.variantId} line={line} quoted={quoted.get(place)} wrong={wrong?.place === place ? wrong.what : null} {...rest}
                    onChange={changed => onChange(place, changed)} onRemove={() => onRemove(place)}
                />
            ))}
        </ol>
    );
}

interface RowProps {
    line: DraftLine;
    quoted: QuoteLine | undefined;
    currencyCode: string;
    wrong: string | null;
    onChange: (changed: Partial<DraftLine>) => void;
    onRemove: () => void;
}

function DraftRow({ line, quoted, currencyCode, wrong, onChange, onRemove }: RowProps) {
    const { t } = useLingui();
    const id = useId();
    const { money, number, unitName, rollSize } = useWording();
    const { variant } = line;
    const isBlank = Number.isNaN(quantityOf(line.quantity));
    const isWrong = wrong !== null || (!isBlank && quoted !== undefined && quoted.outcome !== 'ok') || (line.quantity !== '' && isBlank);
    return (
        <li className="grid grid-cols-2 items-start gap-x-3 gap-y-2 py-3 lg:grid-cols-[minmax(0,2fr)_6rem_7rem_minmax(0,1.5fr)_9rem_auto]">
            <div className="col-span-2 lg:col-span-1">
                <p className="font-medium">{variant.name}</p>
                <p className="text-muted-foreground text-sm">
                    <Ltr>{variant.sku}</Ltr>
                    {variant.increment > 1 && <> · <Trans>in steps of {number(variant.increment)} {unitName(variant.baseUnit)}</Trans></>}
                </p>
            </div>
            <Input
                aria-label={t`Quantity of ${variant.name}`} inputMode="numeric" dir="ltr" value={line.quantity} aria-invalid={isWrong}
                aria-describedby={isWrong ? `${id}-wrong` : undefined} onChange={event => onChange({ quantity: event.target.value })}
            />
            <NativeSelect className="w-full" aria-label={t`Unit of ${variant.name}`} value={line.unit} onChange={event => onChange({ unit: event.target.value })}>
                {variant.units.map(({ code, factor, perUnits }) => (
                    <NativeSelectOption key={code} value={code}>{code === variant.baseUnit ? unitName(code) : `${unitName(code)} (${number(factor / perUnits)} ${unitName(variant.baseUnit)})`}</NativeSelectOption>
                ))}
            </NativeSelect>
            <Input
                className="col-span-2 lg:col-span-1" aria-label={t`Remark on ${variant.name}`} placeholder={t`Remark`} dir="auto" maxLength={500} value={line.remark}
                onChange={event => onChange({ remark: event.target.value })}
            />
            <div className="text-end tabular-nums">
                <p className="font-medium">{quoted && quoted.quantity > 0 ? money(quoted.lineNet + quoted.orderOffNet, currencyCode) : '–'}</p>
                {quoted && quoted.bonusQuantity > 0 && <p className="text-muted-foreground text-sm"><Trans>{number(quoted.bonusQuantity)} of it a bonus</Trans></p>}
                {quoted?.rollWidthCm && quoted.quantity > 0 && <p className="text-muted-foreground text-sm"><bdi>{rollSize(quoted.quantity, quoted.rollWidthCm)}</bdi></p>}
                {typeof quoted?.unitNet === 'number' && (
                    <p className="text-muted-foreground text-sm">
                        {money(quoted.unitNet, currencyCode)} / {unitName(quoted.rollWidthCm ? 'm2' : variant.baseUnit)}
                        {quoted.priceSource === 'contract' && <> · <Trans>contract price</Trans></>}
                    </p>
                )}
            </div>
            <Button type="button" variant="ghost" size="icon" className="justify-self-end" aria-label={t`Remove ${variant.name}`} onClick={onRemove}><TrashIcon /></Button>
            {isWrong && <RowTrouble id={`${id}-wrong`} line={line} quoted={isBlank ? undefined : quoted} wrong={wrong} onChange={onChange} />}
        </li>
    );
}

function RowTrouble({ id, line, quoted, wrong, onChange }: { id: string } & Pick<RowProps, 'line' | 'quoted' | 'wrong' | 'onChange'>) {
    const { number, unitName, refusalText } = useWording();
    const { baseUnit } = line.variant;
    const text = quoted?.reason ? refusalText({ reason: quoted.reason, message: quoted.reason }) : (wrong ?? refusalText({ reason: 'nothing-to-add', message: '' }));
    return (
        <p id={id} role="alert" className="text-destructive col-span-2 flex flex-wrap items-center gap-2 text-sm lg:col-span-6">
            {text}
            {quoted?.nearest.map(quantity => (
                <Button key={quantity} type="button" size="sm" variant="outline" onClick={() => onChange({ unit: baseUnit, quantity: String(quantity) })}>
                    <Trans>Take {number(quantity)} {unitName(baseUnit)}</Trans>
                </Button>
            ))}
        </p>
    );
}
