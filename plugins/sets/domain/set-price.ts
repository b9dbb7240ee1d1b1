import { divide } from '../../../kernel/money';

export const squareCmOfSquareMetre = 10_000n;

/** A part of a set, and what one unit of it costs the buyer by itself, in the quantity that is in one set. */
export interface PricedPart {
    /** Base units; centimetres of a roll. */
    quantity: number;
    /** Of one base unit, or of one square metre of what is cut from a roll. */
    singleNet: number;
    rollWidthCm?: number | null;
}

/** Why a set is not offered to a buyer although he sees all its parts. */
export type SetFault = 'part-without-price' | 'dearer-than-parts' | 'part-for-nothing';

/** What a part costs by itself, as an order line of it would. */
export function singleOf({ quantity, singleNet, rollWidthCm }: PricedPart): bigint {
    const whole = BigInt(singleNet) * BigInt(quantity);
    return rollWidthCm == null ? whole : divide(whole * BigInt(rollWidthCm), squareCmOfSquareMetre, 'half-up');
}

/** What the parts of one set cost by themselves. */
export function singlesNet(parts: readonly PricedPart[]): bigint {
    return parts.reduce((sum, part) => sum + singleOf(part), 0n);
}

/**
 * A set is offered when each part has a price by itself, when it costs no more than its parts do, and when of its price at
 * least one minor unit falls on each part. The same as its parts is not dearer: then it is only convenient.
 */
export function faultOf(setNet: bigint, parts: ReadonlyArray<Omit<PricedPart, 'singleNet'> & { singleNet: number | null }>): SetFault | null {
    const priced = parts.filter((part): part is PricedPart => part.singleNet !== null);
    if (priced.length < parts.length) return 'part-without-price';
    const whole = singlesNet(priced);
    if (setNet > whole) return 'dearer-than-parts';
    const isForNothing = priced.some(part => setNet * singleOf(part) < whole);
    return isForNothing ? 'part-for-nothing' : null;
}
