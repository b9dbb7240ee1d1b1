import { spanKinds } from '../../../kernel/time';

export const spendingPeriods = ['order', ...spanKinds] as const;
/** What a limit counts: one order, or all orders of a stretch of the firm's calendar. */
export type SpendingPeriod = (typeof spendingPeriods)[number];

export interface SpendingLimitFacts {
    /** Null: the company's general limit, for whoever has none of his own for the same period. */
    memberId: number | null;
    period: SpendingPeriod;
    amountMinor: number;
    currencyCode: string;
}

/** The limits that hold for the member: his own, and the general ones for the periods for which he has none. */
export function limitsOf<Limit extends SpendingLimitFacts>(limits: readonly Limit[], memberId: number): Limit[] {
    return spendingPeriods.flatMap(period => {
        const ofPeriod = limits.filter(limit => limit.period === period);
        return ofPeriod.find(limit => limit.memberId === memberId) ?? ofPeriod.find(limit => limit.memberId === null) ?? [];
    });
}

/**
 * The limits that an order passes. What was spent before counts for the periods; exactly at the limit is not beyond it. A limit in
 * another currency than the order's cannot be compared, and counts as passed: somebody looks at the order.
 */
export function passedLimits(
    order: { totalGross: number; currencyCode: string },
    limits: ReadonlyArray<SpendingLimitFacts & { spentMinor: number }>,
): SpendingPeriod[] {
    return limits
        .filter(limit => limit.currencyCode !== order.currencyCode || limit.spentMinor + order.totalGross > limit.amountMinor)
        .map(limit => limit.period);
}
