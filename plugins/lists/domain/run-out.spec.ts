import fc from 'fast-check';

import { addDays, type LocalDate } from '../../../kernel/time';
import { type Habit, horizonDays, isDue, leastPurchases, type Purchase, runOut } from './run-out';

const today: LocalDate = '2026-11-29';
const ago = (days: number, quantity = 10): Purchase => ({ day: addDays(today, -days), quantity });
const habit = (purchases: Purchase[], more: Partial<Habit> = {}): Habit => ({ purchases, onTheWay: 0, everyDays: null, ...more });

describe('runOut', () => {
    it('follows the median gap and the median of the last quantities', () => {
        const found = runOut(habit([ago(100, 90), ago(70, 10), ago(40, 12), ago(10, 12)]), today);
        expect(found).toEqual({ runsOutOn: addDays(today, 20), quantity: 12, gapDays: 30 });
    });

    it('takes more that was bought at once to last longer', () => {
        expect(runOut(habit([ago(90), ago(60), ago(30, 20)]), today)?.runsOutOn).toBe(addDays(today, 30));
    });

    it.each([
        ['bought once', [ago(30)]],
        ['bought twice', [ago(60), ago(30)]],
        ['bought three times on two days', [ago(60), ago(60), ago(30)]],
        ['bought every day', [ago(3), ago(2), ago(1)]],
        ['not bought any more', [ago(400), ago(370), ago(340)]],
        ['never bought', []],
    ])('says nothing of what was %s', (_, purchases) => expect(runOut(habit(purchases), today)).toBeNull());

    it('counts what is on its way from today on', () => {
        const purchases = [ago(95), ago(65), ago(35)];
        expect(runOut(habit(purchases), today)?.runsOutOn).toBe(addDays(today, -5));
        expect(runOut(habit(purchases, { onTheWay: 10 }), today)?.runsOutOn).toBe(addDays(today, 30));
    });

    it('obeys a gap that was set, even for what was bought once and long ago', () => {
        expect(runOut(habit([ago(400)], { everyDays: 14 }), today)).toMatchObject({ runsOutOn: addDays(today, -386), gapDays: 14 });
        expect(runOut(habit([ago(3), ago(2), ago(1)], { everyDays: 60 }), today)?.runsOutOn).toBe(addDays(today, 59));
    });

    const purchase = fc.record({ days: fc.integer({ min: 0, max: 700 }), quantity: fc.integer({ min: 1, max: 1_000_000 }) });
    const purchasesOf = fc.array(purchase, { maxLength: 12 }).map(all => all.map(({ days, quantity }) => ago(days, quantity)));
    const habits = fc.record({ purchases: purchasesOf, onTheWay: fc.nat(2_000_000), everyDays: fc.option(fc.integer({ min: 1, max: 730 })) });

    it('does not depend on the order of purchases, nor on what day is called today', () => {
        fc.assert(
            fc.property(habits, fc.integer({ min: -500, max: 500 }), (one, shift) => {
                const found = runOut(one, today);
                expect(runOut({ ...one, purchases: [...one.purchases].reverse() }, today)).toEqual(found);
                const moved = { ...one, purchases: one.purchases.map(({ day, quantity }) => ({ day: addDays(day, shift), quantity })) };
                expect(runOut(moved, addDays(today, shift))).toEqual(found && { ...found, runsOutOn: addDays(found.runsOutOn, shift) });
            }),
        );
    });

    it('never proposes what shows no habit, and no quantity beyond what was bought lately', () => {
        fc.assert(
            fc.property(habits, one => {
                const found = runOut(one, today);
                const days = new Set(one.purchases.map(({ day }) => day));
                if (one.everyDays === null && days.size < leastPurchases) expect(found).toBeNull();
                if (found === null) return;
                const sums = [...days].map(day => one.purchases.filter(each => each.day === day).reduce((sum, each) => sum + each.quantity, 0));
                expect(found.quantity).toBeGreaterThanOrEqual(Math.min(...sums));
                expect(found.quantity).toBeLessThanOrEqual(Math.max(...sums));
                expect(found.runsOutOn >= [...days].sort().at(-1)!).toBe(true);
            }),
        );
    });

    it('is never sooner for more on its way', () => {
        fc.assert(
            fc.property(habits, fc.nat(1_000_000), (one, more) => {
                const [less, later] = [runOut(one, today), runOut({ ...one, onTheWay: one.onTheWay + more }, today)];
                if (less !== null && later !== null) expect(later.runsOutOn >= less.runsOutOn).toBe(true);
                expect(later === null).toBe(less === null);
            }),
        );
    });
});

describe('isDue', () => {
    it.each([[horizonDays, true], [horizonDays + 1, false], [-100, true]])('in %i days: %s', (days, due) => expect(isDue({ runsOutOn: addDays(today, days) }, today)).toBe(due));
});
