import { allocate, divide } from '../../../kernel/money';
import { shareOut } from './share-out';

export interface SoldLine {
    orderLineId: number;
    /** Base units, or the area of what is cut from a roll: what each level's price counts. */
    amount: { numerator: bigint; denominator: bigint };
    /** What the buyer pays for it. */
    lineNet: bigint;
    /** What the line costs at each level's price: the root's own first, the buyer's last. */
    amounts: readonly bigint[];
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
export function levelLines({ orderLineId, amount, lineNet, amounts }: SoldLine): LevelLine[] {
    const shares = shareOut(lineNet, amounts);
    const unit = (level: number) => divide((amounts[level] ?? 0n) * amount.denominator, amount.numerator, 'half-up');
    const lines: LevelLine[] = [];
    let costNet = shares[0] ?? 0n;
    for (const [level, share] of shares.slice(1).entries()) {
        const paidNet = costNet + share;
        lines.push({ orderLineId, level, unitCostNet: unit(level), unitPaidNet: unit(level + 1), costNet, paidNet });
        costNet = paidNet;
    }
    return lines;
}

/**
 * What the lines of some sets cost at each level, by `setPrices` of one set, the root's first: shared out like the buyer's lines are.
 * By line, then by level. What rounding gives one line more at one level and less at the next is never less: nobody sells at a loss.
 */
export function setLevels(setPrices: readonly bigint[], count: number, lineNets: readonly bigint[]): bigint[][] {
    const byLevel = setPrices.map(price => allocate(price * BigInt(count), lineNets));
    return lineNets.map((_, line) => {
        let least = 0n;
        return byLevel.map(shares => {
            const share = shares[line] ?? 0n;
            least = share > least ? share : least;
            return least;
        });
    });
}
