import { allocate, divide, percentOf, toSafeNumber } from '../../../kernel/money';
import { type PricedPart, singleOf, squareCmOfSquareMetre } from './set-price';

export interface TaxedPart extends PricedPart {
    variantId: number;
    /** In percent. */
    taxRate: number;
    priceVersion: number;
}

/** A single product of an order that came of a set. */
export interface SetLine {
    variantId: number;
    quantity: number;
    /** Of one base unit, or of a square metre of a cut, rounded; what counts is `lineNet`. */
    unitNet: number;
    /** Of one base unit, never nothing. */
    listPrice: number;
    rollWidthCm: number | null;
    lineNet: number;
    lineGross: number;
    taxRate: number;
    priceVersion: number;
}

/**
 * What each part's lines of some sets cost: the price of all the sets, shared out in proportion to what the parts cost by
 * themselves, so that each carries the set's discount alike. The shares add up to the price of the sets to the minor unit, whatever the number.
 */
export function splitSet(setNet: bigint, count: number, parts: readonly PricedPart[]): bigint[] {
    return allocate(setNet * BigInt(count), parts.map(singleOf));
}

/** The order lines of so many sets, each part one line; null when they would cost or number more than can be counted. */
export function setLines(setNet: number, count: number, parts: readonly TaxedPart[]): SetLine[] | null {
    const shares = splitSet(BigInt(setNet), count, parts);
    const lines = parts.map((part, i) => {
        const net = shares[i] ?? 0n;
        const quantity = part.quantity * count;
        const list = divide(net, BigInt(quantity), 'half-up');
        const area = part.rollWidthCm == null ? null : divide(net * squareCmOfSquareMetre, BigInt(quantity) * BigInt(part.rollWidthCm), 'half-up');
        const listPrice = list > 0n ? list : 1n;
        return { ...part, quantity, listPrice, unit: area ?? listPrice, net, gross: net + percentOf(net, part.taxRate, 'half-up') };
    });
    const most = BigInt(Number.MAX_SAFE_INTEGER);
    const isCountable = lines.reduce((sum, line) => sum + line.gross, 0n) <= most && lines.every(line => line.quantity <= 2 ** 31 - 1);
    if (!isCountable) return null;
    return lines.map(({ variantId, quantity, unit, listPrice, net, gross, taxRate, priceVersion, rollWidthCm = null }) => ({
        ...{ variantId, quantity, taxRate, priceVersion, rollWidthCm, listPrice: toSafeNumber(listPrice) },
        ...{ unitNet: toSafeNumber(unit), lineNet: toSafeNumber(net), lineGross: toSafeNumber(gross) },
    }));
}
