import { divide, fromSafeNumber, percentOf } from '../../../kernel/money';

/** What is charged for one base unit, or for goods from a roll for one square metre. */
export interface LinePrice {
    unitNet: number;
    /** In percent. */
    taxRate: number;
    /** The quantity is centimetres of a roll of this width. */
    rollWidthCm?: number | null;
}

export interface LineTotals {
    net: number;
    gross: number;
}

const squareCmOfSquareMetre = 10_000n;

/**
 * What a line costs, rounded half up once per line and amount. For goods by the unit it is word for word what Vendure's
 * OrderLine computes with BigIntMoneyStrategy, so that a total that we add up in SQL is the total that core shows for the
 * same order. A cut from a roll is priced by its exact area; core has the cent that its price of a centimetre misses as
 * an adjustment of the line.
 */
export function lineTotals({ unitNet, taxRate, rollWidthCm }: LinePrice, quantity: number): LineTotals {
    if (rollWidthCm != null) {
        const net = divide(fromSafeNumber(unitNet) * BigInt(quantity) * BigInt(rollWidthCm), squareCmOfSquareMetre, 'half-up');
        // Too large to be counted stays too large: the caller refuses it.
        return { net: Number(net), gross: Number(net + percentOf(net, taxRate, 'half-up')) };
    }
    return {
        net: Math.round(unitNet * quantity),
        gross: Math.round((unitNet + unitNet * (taxRate / 100)) * quantity),
    };
}

/** Core's price of one base unit, to which an adjustment adds what is missing to the line's own amount. */
export function corePrice({ unitNet, rollWidthCm }: LinePrice): number {
    if (rollWidthCm == null) return unitNet;
    const centimetre = divide(fromSafeNumber(unitNet) * BigInt(rollWidthCm), squareCmOfSquareMetre, 'half-up');
    // Core takes a price of nothing for a gift.
    return centimetre < 1n ? 1 : Number(centimetre);
}

/** A line's adjustment for core: part of its net amount that its price times its quantity does not have. */
export interface LineAdjustment {
    adjustmentSource: string;
    type: 'OTHER';
    description: string;
    amount: number;
}

const [setSource, areaSource] = ['karvan:set', 'karvan:area'];

/** That an adjustment is what rounding leaves of a price, and nothing that was taken off. */
export function isRest({ adjustmentSource }: { adjustmentSource: string }): boolean {
    return adjustmentSource === setSource || adjustmentSource === areaSource;
}

/** By what a set's share on a line differs from core's rounded price times the quantity. */
export function setAdjustments({ listPrice, quantity, lineNet }: { listPrice: number; quantity: number; lineNet: number }): LineAdjustment[] {
    const amount = lineNet - Math.round(listPrice * quantity);
    return amount === 0 ? [] : [{ adjustmentSource: setSource, type: 'OTHER', description: 'set', amount }];
}

/** The cents by which the exact area differs from core's price times the centimetres; none for goods by the unit. */
export function areaAdjustments(price: LinePrice, quantity: number): LineAdjustment[] {
    const amount = lineTotals(price, quantity).net - Math.round(corePrice(price) * quantity);
    return price.rollWidthCm == null || amount === 0 ? [] : [{ adjustmentSource: areaSource, type: 'OTHER', description: 'area', amount }];
}
