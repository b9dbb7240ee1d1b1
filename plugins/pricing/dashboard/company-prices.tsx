import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, Badge, Button, Input, Label, PermissionGuard, Table, TableBody, TableCell, TableRow } from '@vendure/dashboard';
import { useState } from 'react';

import { quantityOf, reportError, useFormats } from '../../screens/dashboard/shared';
import { PriceForm } from './price-form';
import { PriceTable } from './price-table';
import { companyCurrencyDocument, contractPricesDocument, deleteContractPriceDocument, priceTraceDocument, setContractPriceDocument } from './pricing.graphql';
import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';

const take = 10;

export function useCompanyId(): string | null {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : id;
}

/** Prices agreed with the company. */
export function ContractPrices() {
    const companyId = useCompanyId();
    const client = useQueryClient();
    const [skip, setSkip] = useState(0);
    const company = useQuery({ queryKey: ['company-currency', companyId], queryFn: () => api.query(companyCurrencyDocument, { id: companyId ?? '' }), enabled: companyId !== null });
    const { data } = useQuery({
        queryKey: ['contract-prices', companyId, skip],
        queryFn: () => api.query(contractPricesDocument, { companyId: companyId ?? '', options: { skip, take } }),
        placeholderData: keepPreviousData,
        enabled: companyId !== null,
    });
    if (companyId === null) return null;
    const refresh = () => client.invalidateQueries({ queryKey: ['contract-prices', companyId] });
    const rows = data?.contractPrices.items ?? [];
    const currencyCode = company.data?.company?.currencyCode ?? rows[0]?.currencyCode ?? 'IRR';
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdatePriceList']}>
                <PriceForm
                    currencyCode={currencyCode}
                    onSave={async price => {
                        await api.mutate(setContractPriceDocument, { input: { ...price, companyId } });
                        await refresh();
                    }}
                />
            </PermissionGuard>
            <PriceTable
                rows={rows}
                totalItems={data?.contractPrices.totalItems ?? 0}
                currencyCode={currencyCode}
                skip={skip}
                take={take}
                onSkip={setSkip}
                onDelete={id => void api.mutate(deleteContractPriceDocument, { id }).then(refresh, reportError)}
            />
        </div>
    );
}

/** Why the company pays what it pays for a variant, step by step. */
export function PriceTrace() {
    const { t } = useLingui();
    const { money, number, percent } = useFormats();
    const companyId = useCompanyId();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [quantity, setQuantity] = useState('1');
    const [trace, setTrace] = useState<Awaited<ReturnType<typeof ask>> | null>(null);
    const ask = async () => {
        if (!variant) throw new Error(t`Choose a product first.`);
        const { priceTrace } = await api.query(priceTraceDocument, { companyId: companyId ?? '', variantId: variant.id, quantity: quantityOf(quantity) || 1 });
        return priceTrace;
    };
    const outcomes: Record<string, string> = {
        ...{ chosen: t`Chosen`, 'not-yet-valid': t`Not valid yet`, expired: t`No longer valid`, 'below-quantity': t`Quantity not reached` },
        ...{ 'less-specific': t`A deeper category has its own discount`, 'price-is-final': t`No discount comes off this price`, smaller: t`A larger discount counts` },
        ...{ replaced: t`Replaced by a newer price`, 'dearer-break': t`Another break is cheaper`, 'later-list': t`An earlier source has a price` },
    };
    if (companyId === null) return null;
    const currencyCode = trace?.price?.currencyCode ?? 'IRR';
    return (
        <div className="grid gap-4">
            <form
                className="grid items-end gap-3 md:grid-cols-3"
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
                <Button type="submit" variant="outline"><Trans>Why this price?</Trans></Button>
            </form>
            {trace && (
                <p>
                    {trace.price ? (
                        <strong>{money(trace.price.unitNet, currencyCode)} + {percent(trace.price.taxRate / 100, 1)}</strong>
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
        </div>
    );
}
