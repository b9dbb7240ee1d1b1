import { creditVerdict, isStale, type LimitAge, type LimitPolicy } from './stale-limits';

const now = new Date('2026-11-29T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const age = (limitPolicy: LimitPolicy, minutes: number | null): LimitAge => ({ limitPolicy, limitMinutes: 60, freshAt: minutes === null ? null : minutesAgo(minutes) });

describe('figures of the ERP', () => {
    it('are stale once they are older than the firm allows, or were never there', () => {
        expect([minutesAgo(60), minutesAgo(61), null].map(at => isStale(at, 60, now))).toEqual([false, true, true]);
    });
});

describe('an order on account', () => {
    it('goes as always while limits are fresh', () => {
        for (const policy of ['accept', 'hold', 'refuse'] as const) expect([true, false].map(within => creditVerdict(within, age(policy, 5), now))).toEqual(['take', 'hold']);
    });

    it('goes by the known limit when stale ones are accepted', () => {
        expect([true, false].map(within => creditVerdict(within, age('accept', 120), now))).toEqual(['take', 'hold']);
    });

    it('is held for review when the firm wants that, whatever the limit', () => {
        expect([true, false].map(within => creditVerdict(within, age('hold', null), now))).toEqual(['hold', 'hold']);
    });

    it('is refused beyond a stale limit when the firm wants that', () => {
        expect([true, false].map(within => creditVerdict(within, age('refuse', 120), now))).toEqual(['take', 'refuse']);
    });
});
