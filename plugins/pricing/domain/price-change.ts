import { divide, multiplyRatio, roundToStep } from '../../../kernel/money';

const pointsOfWhole = 10_000n;

/** A price that is so many times the last one, or such a part of it, is taken for a slip until somebody says that it is meant. */
export const mostTimes = 10;

export function isUnusual(last: bigint, next: bigint): boolean {
    return next > last * BigInt(mostTimes) || next * BigInt(mostTimes) < last;
}

/** By how much of itself a price changes, in hundredths of a percent, rounded half up. */
export function changeInPoints(from: bigint, to: bigint): number {
    return Number(divide((to - from) * pointsOfWhole, from, 'half-up'));
}

/** How prices are changed by a share: up or down, to whole steps of an amount, never under one step. */
export interface Adjustment {
    /** Hundredths of a percent, negative for down. */
    basisPoints: number;
    /** Minor units; 1 is no rounding but to the minor unit. */
    step: number;
    rounding: 'half-up' | 'up' | 'down';
}

export function adjusted(unitNet: bigint, { basisPoints, step, rounding }: Adjustment): bigint {
    const ratio = { numerator: pointsOfWhole + BigInt(basisPoints), denominator: pointsOfWhole };
    // Rounded once, from the exact product: half a minor unit must not decide about a whole step.
    const exact = unitNet * ratio.numerator;
    const whole = step === 1 ? multiplyRatio(unitNet, ratio, rounding) : roundToStep(exact, BigInt(step) * pointsOfWhole, rounding) / pointsOfWhole;
    return whole < BigInt(step) ? BigInt(step) : whole;
}

/** From when on a change of prices is of two people; null is no such limit. */
export interface ApprovalLimits {
    /** A price that changes by more than so many hundredths of a percent. */
    maxBasisPoints: number | null;
    /** More prices than so many at once. */
    maxPrices: number | null;
}

export interface ChangeSize {
    /** New, changed and removed prices. */
    prices: number;
    largestRise: number | null;
    largestFall: number | null;
}

export function needsSecondPerson({ prices, largestRise, largestFall }: ChangeSize, { maxBasisPoints, maxPrices }: ApprovalLimits): boolean {
    if (maxPrices !== null && prices > maxPrices) return true;
    return maxBasisPoints !== null && Math.max(largestRise ?? 0, -(largestFall ?? 0)) > maxBasisPoints;
}

export const changeStates = ['waiting', 'applied', 'refused', 'withdrawn', 'undone'] as const;
export type ChangeState = (typeof changeStates)[number];
export type ChangeRefusalReason =
    | 'decided-already' | 'same-person' | 'not-yours' | 'changed-meanwhile' | 'reason-missing' | 'not-applied';

export interface ChangeFacts {
    state: ChangeState;
    /** Null: the system's. */
    administratorId: number | null;
}

/** Why somebody may not agree to a change of prices or refuse it: whoever asked for it does neither. */
export function refuseDecision(set: ChangeFacts, administratorId: number, decision: { accept: boolean; reason: string | null }): ChangeRefusalReason | null {
    if (set.state !== 'waiting') return 'decided-already';
    if (set.administratorId === administratorId) return 'same-person';
    return decision.accept || decision.reason !== null ? null : 'reason-missing';
}

export function refuseWithdrawal(set: ChangeFacts, administratorId: number): ChangeRefusalReason | null {
    if (set.state !== 'waiting') return 'decided-already';
    return set.administratorId === administratorId ? null : 'not-yours';
}

/** Whether a change can go back: applied, not undone yet, and `changedSince` none of its prices. */
export function refuseUndo(set: ChangeFacts, changedSince: number): ChangeRefusalReason | null {
    if (set.state !== 'applied') return 'not-applied';
    return changedSince > 0 ? 'changed-meanwhile' : null;
}
