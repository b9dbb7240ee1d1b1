import { divide, fromSafeNumber } from '../../../kernel/money';

/** In hundredths of a percent on his own price: from a tenth of it to eleven times as much. */
export const leastMargin = -9_000;
export const mostMargin = 100_000;
const wholePoints = 10_000n;
const squareCmOfSquareMetre = 10_000n;

export interface OfferedPrice {
    /** Of one base unit, or of one square metre of what is cut from a roll. */
    unitNet: number;
    /** On his own price of that moment; null where the price was typed. */
    marginPoints: number | null;
    /** His own price when it was made; null where nobody knows it: a line of his own, or an article that is not for sale to him. */
    costNet: number | null;
}

export type PriceProblem = 'price-missing' | 'no-margin' | 'too-much';

/**
 * The price that earns him no less than the margin: rounded up to what people pay, whole rials or hundredths of other currencies.
 * Null when it cannot be counted.
 */
export function priceWithMargin(costNet: number, marginPoints: number, currencyCode: string): number | null {
    const step = currencyCode === 'IRR' ? 100n : 1n;
    const exact = fromSafeNumber(costNet) * (wholePoints + BigInt(marginPoints));
    return safe(divide(exact, wholePoints * step, 'up') * step);
}

/**
 * What a line is offered at. A price that was made by a margin stays as it was told to his customer, whatever became of his own price since,
 * until he changes the margin or the article, or asks for it to be counted anew; a typed one is what he typed.
 */
export function offeredPrice(
    wish: { unitNet: number | null; marginPoints: number | null },
    held: OfferedPrice | null,
    costNet: number | null,
    { anew, currencyCode }: { anew: boolean; currencyCode: string },
): OfferedPrice | PriceProblem {
    if (wish.unitNet !== null) return { unitNet: wish.unitNet, marginPoints: null, costNet: costNet ?? held?.costNet ?? null };
    if (wish.marginPoints === null) return 'price-missing';
    if (!anew && held !== null && held.marginPoints === wish.marginPoints) return held;
    if (costNet === null) return 'no-margin';
    const unitNet = priceWithMargin(costNet, wish.marginPoints, currencyCode);
    return unitNet === null ? 'too-much' : { unitNet: Math.max(unitNet, 1), marginPoints: wish.marginPoints, costNet };
}

/** Of so many base units, or of so many centimetres of a roll of that width; null when it cannot be counted. */
export function lineNet(unitNet: number, { quantity, rollWidthCm }: { quantity: number; rollWidthCm: number | null }): number | null {
    const amount = fromSafeNumber(unitNet) * BigInt(quantity);
    return safe(rollWidthCm === null ? amount : divide(amount * BigInt(rollWidthCm), squareCmOfSquareMetre, 'half-up'));
}

export interface OfferTotals {
    net: number;
    /** Null where the offer says nothing of tax. */
    tax: number | null;
    gross: number | null;
}

/** Tax is that of the sum, rounded half up once; null when it cannot be counted. */
export function offerTotals(lineNets: readonly number[], taxPoints: number | null): OfferTotals | null {
    const sum = lineNets.reduce((all, one) => all + fromSafeNumber(one), 0n);
    const [net, tax] = [safe(sum), taxPoints === null ? null : safe(divide(sum * BigInt(taxPoints), wholePoints, 'half-up'))];
    if (net === null || taxPoints === null) return net === null ? null : { net, tax: null, gross: null };
    const gross = tax === null ? null : safe(sum + fromSafeNumber(tax));
    return gross === null ? null : { net, tax, gross };
}

/** What he adds to his own price, in hundredths of a percent, rounded down: never more than he earns. */
export function marginOf(unitNet: number, costNet: number): number | null {
    if (costNet <= 0) return null;
    const exact = (fromSafeNumber(unitNet) - fromSafeNumber(costNet)) * wholePoints;
    const cost = fromSafeNumber(costNet);
    const cut = exact / cost;
    return safe(exact % cost !== 0n && exact < 0n ? cut - 1n : cut);
}

function safe(amount: bigint): number | null {
    const value = Number(amount);
    return Number.isSafeInteger(value) ? value : null;
}
