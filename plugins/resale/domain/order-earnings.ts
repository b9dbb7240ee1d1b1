import { multiplyRatio } from '../../../kernel/money';
import { shareOut } from './share-out';

export interface SoldLine {
    orderLineId: number;
    /** Base units, or the area of what is cut from a roll: what each level's price counts. */
    amount: { numerator: bigint; denominator: bigint };
    /** What the buyer pays for it. */
    lineNet: bigint;
    /** The unit price of each level: the root's own first, the buyer's last. */
    unitPrices: readonly bigint[];
}

/** A line as the distributor of one level buys and sells it on. */
export interface LevelLine {
    orderLineId: number;
    level: number;
    unitCostNet: bigint;
    unitPaidNet: bigint;
    costNet: bigint;
    paidNet: bigint;
}

/**
 * What each distributor pays and gets for a line. What one pays is what the next one up gets, so that the root's cost and
 * all earnings add up to the buyer's price.
 */
export function levelLines({ orderLineId, amount, lineNet, unitPrices }: SoldLine): LevelLine[] {
    const shares = shareOut(lineNet, unitPrices.map(unit => multiplyRatio(unit, amount, 'half-up')));
    const lines: LevelLine[] = [];
    let costNet = shares[0] ?? 0n;
    for (const [level, share] of shares.slice(1).entries()) {
        const paidNet = costNet + share;
        lines.push({ orderLineId, level, unitCostNet: unitPrices[level] ?? 0n, unitPaidNet: unitPrices[level + 1] ?? 0n, costNet, paidNet });
        costNet = paidNet;
    }
    return lines;
}
