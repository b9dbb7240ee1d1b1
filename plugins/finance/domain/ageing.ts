import { daysBetween, type LocalDate } from '../../../kernel/time';

/** How long an amount is overdue, in days, the youngest first. */
export const ageingBuckets = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;
export type AgeingBucket = (typeof ageingBuckets)[number];

/** On its last day an invoice is not overdue yet; from the day after it is one day late. */
export function bucketOf(dueOn: LocalDate, today: LocalDate): AgeingBucket {
    const late = daysBetween(dueOn, today);
    if (late <= 0) return 'not-due';
    if (late <= 30) return '1-30';
    if (late <= 60) return '31-60';
    return late <= 90 ? '61-90' : 'over-90';
}

export interface AgedAmount {
    bucket: AgeingBucket;
    amountMinor: number;
    count: number;
}

/** What is open by how late it is: every bucket, empty ones too. What the firm owes (a negative open amount) is no debt of the company, and in none. */
export function ageing(open: readonly { dueOn: LocalDate; openMinor: number }[], today: LocalDate): AgedAmount[] {
    const buckets = ageingBuckets.map(bucket => ({ bucket, amountMinor: 0, count: 0 }));
    for (const { dueOn, openMinor } of open) {
        if (openMinor <= 0) continue;
        const found = buckets.find(({ bucket }) => bucket === bucketOf(dueOn, today));
        if (!found) continue;
        found.amountMinor += openMinor;
        found.count += 1;
    }
    return buckets;
}
