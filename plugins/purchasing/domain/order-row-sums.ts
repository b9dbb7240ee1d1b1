import type { CartRow } from './cart-lines';
import type { OrderRowReason } from './order-row-messages';

interface Named {
    variantId: number;
}

/** A row once it is known what it means, or why it is not. */
export type ReadOrderRow<Match extends Named> =
    | { row: number; refused: OrderRowReason; candidates: Match[]; match?: Match }
    | { row: number; match: Match; unit: string; quantity: number; remark: string; dated: OrderRowReason | null };

/** Rows of one article in one unit, added up: the buyer who wrote it twice wants both. */
export interface SummedRow extends CartRow {
    key: string;
    /** The first of the rows. */
    row: number;
}

const longestRemark = 500;

/** What is asked of the cart: one row for each article and unit, in the order in which they first stand, on top of what it holds. */
export function sumOfRows<Match extends Named>(rows: readonly ReadOrderRow<Match>[]): SummedRow[] {
    const sums = new Map<string, SummedRow>();
    for (const one of rows) {
        if ('refused' in one) continue;
        const { row, match, unit, quantity, remark } = one;
        const key = `${match.variantId} ${unit}`;
        const sum = sums.get(key);
        if (sum === undefined) {
            sums.set(key, { key, row, variantId: match.variantId, unit, quantity, mode: 'ADD', mayCorrect: true, remark: remark === '' ? undefined : remark });
        } else {
            sum.quantity += quantity;
            sum.remark = [sum.remark, remark].filter(Boolean).join('; ').slice(0, longestRemark) || undefined;
        }
    }
    return [...sums.values()];
}
