import { multiplyRatio } from '../../../kernel/money';

/** A basis point is a hundredth of a percent: 1250 is 12.5 %. */
export const pointsOfWhole = 10_000;
/** Ten times on top of the price. */
export const mostPoints = 100_000;

/** The price with one mark-up on it, rounded half up to the minor unit. */
export function withMarkup(unitNet: bigint, basisPoints: number): bigint {
    return multiplyRatio(unitNet, { numerator: BigInt(pointsOfWhole + basisPoints), denominator: BigInt(pointsOfWhole) }, 'half-up');
}

/** The price at each level of the tree: the first distributor's own, then what each mark-up makes of it, the customer's last. */
export function levelPrices(unitNet: bigint, markups: readonly number[]): bigint[] {
    const prices = [unitNet];
    for (const points of markups) prices.push(withMarkup(prices.at(-1) ?? unitNet, points));
    return prices;
}
