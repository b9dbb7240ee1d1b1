import fc from 'fast-check';

import { addDays } from '../../../kernel/time';
import { limitsOf, passedLimits, type SpendingLimitFacts, spendingPeriodOf, spendingPeriods } from './spending-limit';

const day = fc.integer({ min: 0, max: 20_000 }).map(days => addDays('2000-01-01', days));
const period = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const);
const calendar = fc.constantFrom('jalali' as const, 'gregorian' as const);
const limit = (memberId: number | null, name: SpendingLimitFacts['period'], amountMinor: number) => ({ memberId, period: name, amountMinor, currencyCode: 'IRR' });

describe('the periods of spending', () => {
    it('follow the calendar of the firm', () => {
        // 28 November 2026 is Saturday, 7 Azar 1405.
        expect(spendingPeriodOf('2026-11-28', 'week', 'jalali')).toEqual({ from: '2026-11-28', until: '2026-12-05' });
        expect(spendingPeriodOf('2026-11-28', 'week', 'gregorian')).toEqual({ from: '2026-11-23', until: '2026-11-30' });
        expect(spendingPeriodOf('2026-11-28', 'month', 'jalali')).toEqual({ from: '2026-11-22', until: '2026-12-22' });
        expect(spendingPeriodOf('2026-11-28', 'month', 'gregorian')).toEqual({ from: '2026-11-01', until: '2026-12-01' });
        expect(spendingPeriodOf('2026-11-28', 'quarter', 'jalali')).toEqual({ from: '2026-09-23', until: '2026-12-22' });
        expect(spendingPeriodOf('2026-11-28', 'year', 'jalali')).toEqual({ from: '2026-03-21', until: '2027-03-21' });
    });

    it('hold their day, and the last day is in the same period', () => {
        fc.assert(
            fc.property(day, period, calendar, (on, name, by) => {
                const { from, until } = spendingPeriodOf(on, name, by);
                expect(from <= on && on < until).toBe(true);
                expect(spendingPeriodOf(addDays(until, -1), name, by)).toEqual({ from, until });
                expect(spendingPeriodOf(until, name, by).from).toBe(until);
            }),
        );
    });
});

describe('spending limits', () => {
    it("take a member's own before the company's general one, period by period", () => {
        const limits = [limit(null, 'order', 100), limit(null, 'month', 500), limit(7, 'order', 300)];
        expect(limitsOf(limits, 7).map(l => l.amountMinor)).toEqual([300, 500]);
        expect(limitsOf(limits, 8).map(l => l.amountMinor)).toEqual([100, 500]);
    });

    it('are passed above, not at, the amount, with what was spent before', () => {
        const order = { totalGross: 60, currencyCode: 'IRR' };
        expect(passedLimits(order, [{ ...limit(7, 'order', 60), spentMinor: 0 }])).toEqual([]);
        expect(passedLimits(order, [{ ...limit(7, 'order', 59), spentMinor: 0 }])).toEqual(['order']);
        expect(passedLimits(order, [{ ...limit(7, 'month', 100), spentMinor: 40 }])).toEqual([]);
        expect(passedLimits(order, [{ ...limit(7, 'month', 100), spentMinor: 41 }])).toEqual(['month']);
        expect(passedLimits({ ...order, currencyCode: 'PLN' }, [{ ...limit(7, 'month', 100), spentMinor: 0 }])).toEqual(['month']);
    });

    it('never pass less when more is spent', () => {
        const amount = fc.integer({ min: 0, max: 1000 });
        fc.assert(
            fc.property(amount, amount, amount, fc.constantFrom(...spendingPeriods), (totalGross, spentMinor, more, name) => {
                const passed = (by: number) => passedLimits({ totalGross, currencyCode: 'IRR' }, [{ ...limit(1, name, 500), spentMinor: spentMinor + by }]);
                expect(passed(more).length).toBeGreaterThanOrEqual(passed(0).length);
            }),
        );
    });
});
