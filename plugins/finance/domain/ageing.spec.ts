import fc from 'fast-check';

import { addDays } from '../../../kernel/time';
import { ageing, ageingBuckets, bucketOf } from './ageing';

const today = '2026-11-29';
const lateBy = (days: number) => bucketOf(addDays(today, -days), today);

describe('ageing', () => {
    it('begins the day after an invoice was due', () => {
        expect([-5, 0, 1, 30, 31, 60, 61, 90, 91, 4000].map(lateBy)).toEqual([
            'not-due', 'not-due', '1-30', '1-30', '31-60', '31-60', '61-90', '61-90', 'over-90', 'over-90',
        ]);
    });

    it('property: every debt is in one bucket, so that they add up; what the firm owes is in none', () => {
        const invoice = fc.record({ late: fc.integer({ min: -400, max: 400 }), openMinor: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }) });
        fc.assert(
            fc.property(fc.array(invoice, { maxLength: 50 }), invoices => {
                const open = invoices.map(({ late, openMinor }) => ({ dueOn: addDays(today, -late), openMinor }));
                const aged = ageing(open, today);
                expect(aged.map(({ bucket }) => bucket)).toEqual([...ageingBuckets]);
                const debts = open.filter(({ openMinor }) => openMinor > 0);
                expect(aged.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(debts.reduce((sum, one) => sum + one.openMinor, 0));
                expect(aged.reduce((sum, one) => sum + one.count, 0)).toBe(debts.length);
            }),
        );
    });
});
