import { Trans, useLingui } from '@lingui/react/macro';
import { api, Badge, Button, Input, Label, Table, TableBody, TableCell, TableRow } from '@vendure/dashboard';
import { useState } from 'react';

import { DayField, quantityOf, reportError, useFormats } from '../../screens/dashboard/shared';
import { useCompanyId } from './company-prices';
import { priceTraceDocument } from './pricing.graphql';
import { type ChosenVariant, useUnitName, VariantField } from '../../assortment/dashboard/shared';

/** Why the company pays what it pays for a variant, step by step. */
export function PriceTrace() {
    const { t } = useLingui();
    const { day: dayText, money, number, percent } = useFormats();
    const unitName = useUnitName();
    const companyId = useCompanyId();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [quantity, setQuantity] = useState('1');
    const [day, setDay] = useState('');
    const [trace, setTrace] = useState<Awaited<ReturnType<typeof ask>> | null>(null);
    const ask = async () => {
        if (!variant) throw new Error(t`Choose a product first.`);
        const { priceTrace } = await api.query(priceTraceDocument, { companyId: companyId ?? '', variantId: variant.id, quantity: quantityOf(quantity) || 1, day: day || null });
        return priceTrace;
    };
    const outcomes: Record<string, string> = {
        ...{ chosen: t`Chosen`, 'not-yet-valid': t`Not valid yet`, expired: t`No longer valid`, 'below-quantity': t`Quantity not reached` },
        ...{ 'less-specific': t`A deeper category has its own discount`, 'price-is-final': t`No discount comes off this price`, smaller: t`A larger discount counts` },
        ...{ 'not-whole': t`The quantity is not whole packs`, 'no-such-unit': t`The product has no such pack` },
        ...{ replaced: t`Replaced by a newer price`, 'dearer-break': t`Another break is cheaper`, 'later-list': t`An earlier source has a price` },
    };
    if (companyId === null) return null;
    const currencyCode = trace?.price?.currencyCode ?? 'IRR';
    return (
        <div className="grid gap-4">
            <form
                className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-4"
                onSubmit={event => {
                    event.preventDefault();
                    void ask().then(setTrace, reportError);
                }}
            >
                <VariantField value={variant} onChange={setVariant} />
                <div className="grid content-start gap-2">
                    <Label htmlFor="trace-quantity"><Trans>Quantity</Trans></Label>
                    <Input id="trace-quantity" dir="ltr" inputMode="numeric" required value={quantity} onChange={event => setQuantity(event.target.value)} />
                </div>
                <div className="grid content-start gap-2">
                    <Label htmlFor="trace-day"><Trans>On the day (empty: today)</Trans></Label>
                    <DayField id="trace-day" value={day} onChange={setDay} />
                </div>
                <Button type="submit" variant="outline"><Trans>Why this price?</Trans></Button>
            </form>
            {trace && (
                <p>
                    {trace.price ? (
                        <><strong>{money(trace.price.unitNet, currencyCode)} + {percent(trace.price.taxRate / 100, 1)}</strong> · {dayText(trace.day)}</>
                    ) : (
                        <Trans>Not for sale to this company: it has no price.</Trans>
                    )}
                </p>
            )}
            <Table>
                <TableBody>
                    {trace?.steps.map((step, place) => (
                        <TableRow key={place}>
                            <TableCell>{step.source === 'contract' ? t`Contract price` : step.listName}</TableCell>
                            <TableCell>≥ {number(step.minQuantity)}</TableCell>
                            <TableCell>{money(step.unitNet, currencyCode)}</TableCell>
                            <TableCell><Badge variant={step.outcome === 'chosen' ? 'default' : 'outline'}>{outcomes[step.outcome] ?? step.outcome}</Badge></TableCell>
                        </TableRow>
                    ))}
                    {trace?.discounts.map(step => (
                        <TableRow key={step.discountId}>
                            <TableCell><Trans>Discount on <bdi>{step.categoryName}</bdi></Trans></TableCell>
                            <TableCell>− {percent(step.basisPoints / 10_000, 2)}</TableCell>
                            <TableCell>{step.outcome === 'chosen' && trace.afterCategoryDiscount !== null ? money(trace.afterCategoryDiscount, currencyCode) : '–'}</TableCell>
                            <TableCell><Badge variant={step.outcome === 'chosen' ? 'default' : 'outline'}>{outcomes[step.outcome] ?? step.outcome}</Badge></TableCell>
                        </TableRow>
                    ))}
                    {trace?.quantityDiscounts.map(step => (
                        <TableRow key={step.discountId}>
                            <TableCell>{step.categoryName === null ? <Trans>Discount by quantity</Trans> : <Trans>Discount by quantity on <bdi>{step.categoryName}</bdi></Trans>}</TableCell>
                            <TableCell>≥ {number(step.minQuantity)}: − {percent(step.basisPoints / 10_000, 2)}</TableCell>
                            <TableCell>{step.outcome === 'chosen' && trace.afterQuantityDiscount !== null ? money(trace.afterQuantityDiscount, currencyCode) : '–'}</TableCell>
                            <TableCell><Badge variant={step.outcome === 'chosen' ? 'default' : 'outline'}>{outcomes[step.outcome] ?? step.outcome}</Badge></TableCell>
                        </TableRow>
                    ))}
                    {trace?.packDiscounts.map(step => (
                        <TableRow key={step.discountId}>
                            <TableCell>{step.categoryName === null ? <Trans>Discount on whole packs</Trans> : <Trans>Discount on whole packs of <bdi>{step.categoryName}</bdi></Trans>}</TableCell>
                            <TableCell>{unitName(step.unit)}: − {percent(step.basisPoints / 10_000, 2)}</TableCell>
                            <TableCell>{step.outcome === 'chosen' && trace.discountedNet !== null ? money(trace.discountedNet, currencyCode) : '–'}</TableCell>
                            <TableCell><Badge variant={step.outcome === 'chosen' ? 'default' : 'outline'}>{outcomes[step.outcome] ?? step.outcome}</Badge></TableCell>
                        </TableRow>
                    ))}
                    {trace?.markups.map(step => (
                        <TableRow key={step.companyId}>
                            <TableCell><Trans>Mark-up of <bdi>{step.distributorName}</bdi> for <bdi>{step.companyName}</bdi></Trans></TableCell>
                            <TableCell>{percent(step.markupBasisPoints / 10_000, 2)}</TableCell>
                            <TableCell>{step.unitNet === null ? '–' : money(step.unitNet, currencyCode)}</TableCell>
                            <TableCell>{!step.isOpen && <Badge variant="destructive">{t`Stopped`}</Badge>}</TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            {trace && (
                <section className="grid gap-2">
                    <h4 className="font-medium"><Trans>What would change it</Trans></h4>
                    {trace.turns.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing that is known today: no larger quantity and no later day has another price.</Trans></p>}
                    <ul className="grid gap-1 text-sm">
                        {trace.turns.map(turn => (
                            <li key={`${turn.kind}-${turn.quantity}-${turn.day}`} className="flex flex-wrap justify-between gap-x-4 border-b py-1">
                                <span>{turn.kind === 'quantity' ? <Trans>from {number(turn.quantity)} on</Trans> : <Trans>from {dayText(turn.day)} on</Trans>}</span>
                                <span className="tabular-nums">{turn.unitNet === null ? <Trans>not for sale</Trans> : money(turn.unitNet, currencyCode)}</span>
                            </li>
                        ))}
                    </ul>
                </section>
            )}
        </div>
    );
}
