/** What is done with an order on account while the ERP's limits and balances are too old: as if they were fresh, held for review, or refused over the limit. */
export const limitPolicies = ['accept', 'hold', 'refuse'] as const;
export type LimitPolicy = (typeof limitPolicies)[number];

export interface LimitAge {
    /** When they were last as the ERP has them; null: never. */
    freshAt: Date | null;
    limitMinutes: number;
    limitPolicy: LimitPolicy;
}

const minuteMs = 60_000;

export function isStale(freshAt: Date | null, minutes: number, now: Date): boolean {
    return freshAt === null || now.getTime() - freshAt.getTime() > minutes * minuteMs;
}

/**
 * What becomes of an order on account: `within` says whether the credit that is known here reaches. While the figures are fresh, one beyond the limit
 * goes on hold as always. Stale, the firm's policy decides.
 */
export function creditVerdict(within: boolean, age: LimitAge, now: Date): 'take' | 'hold' | 'refuse' {
    if (!isStale(age.freshAt, age.limitMinutes, now)) return within ? 'take' : 'hold';
    if (age.limitPolicy === 'hold') return 'hold';
    if (within) return 'take';
    return age.limitPolicy === 'refuse' ? 'refuse' : 'hold';
}
