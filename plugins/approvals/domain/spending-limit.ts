import { addDays, type Calendar, type LocalDate, type Period, periodOf, weekdayOf } from '../../../kernel/time';

export const spendingPeriods = ['order', 'day', 'week', 'month', 'quarter', 'year'] as const;
/** What a limit counts: one order, or all orders of a stretch of the firm's calendar. */
export type SpendingPeriod = (typeof spendingPeriods)[number];

/** On which weekday a week begins; 0 is Sunday. */
const firstWeekday: Record<Calendar, number> = { jalali: 6, gregorian: 1 };

/** The day, week, month, quarter or year that the day lies in. A Jalali week begins on Saturday, a Gregorian one on Monday. */
export function spendingPeriodOf(day: LocalDate, period: Exclude<SpendingPeriod, 'order'>, calendar: Calendar): Period {
    switch (period) {
        case 'day':
            return { from: day, until: addDays(day, 1) };
        case 'week': {
            const from = addDays(day, -((weekdayOf(day) - firstWeekday[calendar] + 7) % 7));
            return { from, until: addDays(from, 7) };
        }
        case 'month':
        case 'quarter':
        case 'year':
            return periodOf(day, period, calendar);
    }
}

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
