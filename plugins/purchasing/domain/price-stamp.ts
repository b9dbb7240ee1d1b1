import { hashOf } from '../../../kernel/token';

export interface StampedLine {
    variantId: number;
    /** In base units. */
    quantity: number;
    /** Of one base unit, or of one square metre of what is cut from a roll. */
    unitNet: number;
    /** The width by which a square metre is reckoned, of what is cut from a roll. */
    rollWidthCm?: number | null;
    taxRate: number;
    /** What a bonus takes off the line, and its share of the discount on the order. */
    bonusOffNet: number;
    orderOffNet: number;
}

/**
 * One word for all prices of single articles that a buyer was shown, and for what bonuses and the discount on the order take off each. Two carts of
 * the same total are told apart by it: one line dearer and another cheaper by as much is a change that he has to see, and so is the same number in
 * another currency.
 */
export function priceStamp(currencyCode: string, lines: readonly StampedLine[]): string {
    const said = [...lines]
        .sort((a, b) => a.variantId - b.variantId)
        .map(line => [line.variantId, line.quantity, line.unitNet, line.taxRate, line.rollWidthCm ?? '', line.bonusOffNet, line.orderOffNet].join(':'));
    return hashOf([currencyCode, ...said].join('|')).slice(0, 32);
}
