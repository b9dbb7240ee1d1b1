import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
    api, Button, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, Ltr, minorOf, QueryState, useFormats, useRested } from '../../screens/dashboard/shared';
import { PriceAdjustment } from './price-adjustment';
import { companyOwnerQuery, contractPricesToEditQuery, priceOwnerQuery, pricesToEditQuery } from './price-change.graphql';
import { pastedRows, placesOf } from './price-grid-cells';
import type { PriceOwner } from './price-owner';
import { PriceSaving } from './price-saving';
import { useValidity } from './validity';

export const priceGrid: DashboardRouteDefinition = {
    path: '/price-grid/$owner/$id',
    loader: () => ({ breadcrumb: [{ path: '/price-lists', label: <Trans>Price lists</Trans> }, <Trans>Edit prices</Trans>] }),
    component: () => <PriceGridPage />,
};

const take = 100;

function PriceGridPage() {
    const { owner, id } = useParams({ strict: false }) as { owner: string; id: string };
    const query = useQuery({
        queryKey: ['price-owner', owner, id],
        queryFn: async (): Promise<PriceOwner | null> => {
            if (owner === 'list') {
                const { priceList } = await api.query(priceOwnerQuery, { id });
                return priceList ? { priceListId: id, name: priceList.name, currencyCode: priceList.currencyCode } : null;
            }
            const { company } = await api.query(companyOwnerQuery, { id });
            return company ? { companyId: id, name: company.name, currencyCode: company.currencyCode } : null;
        },
    });
    return (
        <Page pageId="price-grid">
            <PageTitle><Trans>Edit prices</Trans> {query.data && <bdi className="text-muted-foreground">{query.data.name}</bdi>}</PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="price-grid-table">
                    <QueryState query={query} />
                    {query.data === null && <p><Trans>There is no such price list.</Trans></p>}
                    {query.data && <PriceGrid owner={query.data} />}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

interface GridRow {
    id: string;
    minQuantity: number;
    unitNet: number;
    validFrom?: string | null;
    validUntil?: string | null;
    version: number;
    productVariant: { id: string; sku: string; name: string };
}

/** What was typed for a price, with the row it was typed for: a search or another page must not lose it. */
interface Typed {
    row: GridRow;
    text: string;
}

function PriceGrid({ owner }: { owner: PriceOwner }) {
    const { t } = useLingui();
    const { money, number, points } = useFormats();
    const validity = useValidity();
    const client = useQueryClient();
    const [skip, setSkip] = useState(0);
    const [term, setTerm] = useState('');
    const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
    const sku = useRested(term.trim());
    const query = useQuery({
        queryKey: ['price-grid', owner.priceListId, owner.companyId, skip, sku],
        queryFn: async () => {
            const options = { skip, take, sort: { id: 'ASC' }, ...(sku ? { filter: { sku: { contains: sku } } } : {}) } as never;
            if (owner.priceListId !== undefined) return (await api.query(pricesToEditQuery, { priceListId: owner.priceListId, options })).priceListItems;
            return (await api.query(contractPricesToEditQuery, { companyId: owner.companyId ?? '', options })).contractPrices;
        },
        placeholderData: keepPreviousData,
    });
    const rows: GridRow[] = query.data?.items ?? [];
    const total = query.data?.totalItems ?? 0;
    const type = (changes: Iterable<readonly [string, string]>) =>
        setTyped(known => {
            const next = new Map(known);
            for (const [id, text] of changes) {
                const row = known.get(id)?.row ?? rows.find(one => one.id === id);
                if (text === '') next.delete(id);
                else if (row) next.set(id, { row, text });
            }
            return next;
        });
    const paste = (event: ClipboardEvent, id: string) => {
        const pasted = pastedRows(event.clipboardData.getData('text'));
        if (pasted.length === 1 && pasted[0]?.length === 1) return;
        event.preventDefault();
        const places = rows.map(row => ({ id: row.id, sku: row.productVariant.sku, minQuantity: row.minQuantity }));
        const { cells, lost } = placesOf(pasted, places, id);
        type(cells);
        if (lost.length > 0) toast.warning(t`No row here for: ${lost.slice(0, 10).join(', ')}`);
    };
    const move = (event: KeyboardEvent<HTMLInputElement>, place: number) => {
        const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        document.getElementById(`price-cell-${place + step}`)?.focus();
    };
    const changed = [...typed.values()].filter(({ row, text }) => minorOf(text) !== row.unitNet);
    const wrong = changed.filter(({ text }) => !(minorOf(text) > 0)).length;
    const saved = async () => {
        setTyped(new Map());
        await client.invalidateQueries({ queryKey: ['price-grid'] });
    };
    const wish = changed.map(({ row, text }) => ({
        ...{ variantId: row.productVariant.id, minQuantity: row.minQuantity, validFrom: row.validFrom ?? null, validUntil: row.validUntil ?? null },
        ...{ unitNet: minorOf(text), version: row.version },
    }));
    return (
        <div className="grid gap-6">
            <LabelledField label={<Trans>Search by SKU</Trans>} className="max-w-sm">
                {told => <Input {...told} type="search" dir="ltr" value={term} onChange={event => { setTerm(event.target.value); setSkip(0); }} />}
            </LabelledField>
            <QueryState query={query} />
            {query.data && total === 0 && <p className="text-muted-foreground text-sm"><Trans>No prices yet</Trans></p>}
            {rows.length > 0 && (
                <>
                    <p className="text-muted-foreground text-sm"><Trans>Type new prices, or paste a column from a spreadsheet; with codes before the prices, each finds its row.</Trans></p>
                    <Table>
                        <TableHeader>
                            <TableRow>
                                <TableHead><Trans>SKU</Trans></TableHead>
                                <TableHead className="max-sm:hidden"><Trans>Variant</Trans></TableHead>
                                <TableHead className="text-end max-sm:hidden"><Trans>From quantity</Trans></TableHead>
                                <TableHead className="max-sm:hidden"><Trans>Valid</Trans></TableHead>
                                <TableHead className="text-end"><Trans>Price now</Trans></TableHead>
                                <TableHead><Trans>New price</Trans> ({owner.currencyCode})</TableHead>
                                <TableHead className="text-end"><Trans>Change</Trans></TableHead>
                            </TableRow>
                        </TableHeader>
                        <TableBody>
                            {rows.map((row, place) => {
                                const text = typed.get(row.id)?.text ?? '';
                                const minor = minorOf(text);
                                const isWrong = text !== '' && !(minor > 0);
                                return (
                                    <TableRow key={row.id}>
                                        <TableCell>
                                            <Ltr>{row.productVariant.sku}</Ltr>
                                            <div className="text-muted-foreground text-sm sm:hidden">≥ {number(row.minQuantity)} · {validity(row)}</div>
                                        </TableCell>
                                        <TableCell className="min-w-40 whitespace-normal max-sm:hidden"><bdi>{row.productVariant.name}</bdi></TableCell>
                                        <TableCell className="text-end tabular-nums max-sm:hidden">{number(row.minQuantity)}</TableCell>
                                        <TableCell className="max-sm:hidden">{validity(row)}</TableCell>
                                        <TableCell className="text-end tabular-nums">{money(row.unitNet, owner.currencyCode)}</TableCell>
                                        <TableCell>
                                            <Input
                                                id={`price-cell-${place}`} dir="ltr" inputMode="decimal" className="min-w-28" autoComplete="off" value={text} aria-invalid={isWrong || undefined}
                                                aria-label={t`New price of ${row.productVariant.sku} from ${number(row.minQuantity)}`}
                                                onChange={event => type([[row.id, event.target.value]])} onPaste={event => paste(event, row.id)} onKeyDown={event => move(event, place)}
                                            />
                                        </TableCell>
                                        <TableCell className="text-end tabular-nums">
                                            {isWrong ? <span className="text-destructive"><Trans>no amount</Trans></span> : text !== '' && minor !== row.unitNet && points(Math.round(((minor - row.unitNet) * 10_000) / row.unitNet))}
                                        </TableCell>
                                    </TableRow>
                                );
                            })}
                        </TableBody>
                    </Table>
                    {total > take && (
                        <div className="flex items-center gap-3">
                            <Button variant="outline" disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - take))}><Trans>Previous</Trans></Button>
                            <span className="text-sm"><Trans>{number(skip + 1)} to {number(Math.min(skip + take, total))} of {number(total)}</Trans></span>
                            <Button variant="outline" disabled={skip + take >= total} onClick={() => setSkip(skip + take)}><Trans>Next</Trans></Button>
                        </div>
                    )}
                </>
            )}
            {(rows.length > 0 || typed.size > 0) && (
                <>
                    <PriceSaving
                        owner={owner} wish={changed.length === 0 || wrong > 0 ? null : { rows: wish }} onSaved={saved}
                        told={wrong > 0 ? t`${number(wrong)} of the new prices are no amounts` : changed.length === 0 ? t`Nothing is typed yet.` : t`${number(changed.length)} new prices`}
                        nameOf={row => changed[row]?.row.productVariant.sku ?? ''}
                    />
                    {total > 0 && <PriceAdjustment owner={owner} term={sku} total={total} onSaved={saved} />}
                </>
            )}
        </div>
    );
}
