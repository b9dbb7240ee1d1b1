import fc from 'fast-check';

import { limitsOf, passedLimits, type SpendingLimitFacts, spendingPeriods } from './spending-limit';

const limit = (memberId: number | null, name: SpendingLimitFacts['period'], amountMinor: number) => ({ memberId, period: name, amountMinor, currencyCode: 'IRR' });

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
