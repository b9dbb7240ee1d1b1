import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { useValidity } from './validity';

export interface ChangeShown {
    id: string;
    kind: string;
    at?: unknown;
    changeSetId?: string | null;
    changedBy?: string | null;
    priceListName?: string | null;
    companyName?: string | null;
    sku?: string | null;
    variantName?: string | null;
    categoryName?: string | null;
    currencyCode?: string | null;
    minQuantity: number;
    validFrom?: string | null;
    fromUntil?: string | null;
    toUntil?: string | null;
    fromValue?: number | null;
    toValue?: number | null;
}

/** Prices as they were and became. `at`: with when, and by whom. */
export function ChangeTable({ changes, isWaiting = false, withTimes = false }: { changes: readonly ChangeShown[]; isWaiting?: boolean; withTimes?: boolean }) {
    const { t } = useLingui();
    const { decimal, figure, moment, number, points } = useFormats();
    const validity = useValidity();
    if (changes.length === 0) return <p className="text-muted-foreground text-sm"><Trans>No price has changed.</Trans></p>;
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    {withTimes && <TableHead><Trans>When</Trans></TableHead>}
                    <TableHead><Trans>Whose price</Trans></TableHead>
                    <TableHead><Trans>Of what</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Before</Trans></TableHead>
                    <TableHead className="text-end">{isWaiting ? <Trans>Would be</Trans> : <Trans>After</Trans>}</TableHead>
                    <TableHead className="text-end"><Trans>Change</Trans></TableHead>
                    <TableHead><Trans>Valid</Trans></TableHead>
                </TableRow>
            </TableHeader>
            <TableBody>
                {changes.map(one => {
                    const [from, to] = [one.fromValue ?? null, one.toValue ?? null];
                    const isPrice = !one.kind.endsWith('discounts');
                    // The currency of a list that is gone is not known any more.
                    const shown = (value: number) => (isPrice && one.currencyCode == null ? decimal(value / 100, 2) : figure(value, one.currencyCode));
                    return (
                        <TableRow key={one.id}>
                            {withTimes && (
                                <TableCell className="align-top">
                                    {one.changeSetId == null ? moment(String(one.at)) : <Link className="underline underline-offset-4" to={`/price-changes/${one.changeSetId}`}>{moment(String(one.at))}</Link>}
                                    <div className="text-muted-foreground text-sm"><bdi>{one.changedBy ?? t`System`}</bdi></div>
                                </TableCell>
                            )}
                            <TableCell className="whitespace-normal align-top"><bdi>{one.companyName ?? one.priceListName ?? t`everybody`}</bdi></TableCell>
                            <TableCell className="whitespace-normal align-top">
                                {one.sku == null ? <bdi>{one.categoryName ?? t`All goods`}</bdi> : <><bdi>{one.variantName}</bdi> <Ltr className="text-muted-foreground whitespace-nowrap text-sm">{one.sku}</Ltr></>}
                                {one.minQuantity > 1 && <span className="text-muted-foreground text-sm"> ≥ {number(one.minQuantity)}</span>}
                            </TableCell>
                            <TableCell className="text-end align-top tabular-nums">{from === null ? '–' : shown(from)}</TableCell>
                            <TableCell className="text-end align-top tabular-nums">{to === null ? <Trans>removed</Trans> : shown(to)}</TableCell>
                            <TableCell className="text-end align-top tabular-nums">{from === null || to === null ? '' : points(isPrice ? Math.round(((to - from) * 10_000) / from) : to - from)}</TableCell>
                            <TableCell className="align-top">{validity({ validFrom: one.validFrom, validUntil: to === null ? one.fromUntil : one.toUntil })}</TableCell>
                        </TableRow>
                    );
                })}
            </TableBody>
        </Table>
    );
}
