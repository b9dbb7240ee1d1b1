import fc from 'fast-check';

import { addDays, isWorkingDay, type WorkingCalendar } from '../../../kernel/time';
import { movedPromise, promiseFor, refusePromise } from './promised-day';

/** Friday is free, and the Wednesday of the third week. */
const calendar: WorkingCalendar = { weekendDays: [5], holidays: new Set(['2031-01-15']) };
const day = fc.integer({ min: 0, max: 2000 }).map(days => addDays('2031-01-01', days));
const buffer = fc.integer({ min: 0, max: 30 });

describe('the day that a customer is promised', () => {
    it('lies the buffer after the end of the plan, over free days', () => {
        expect(promiseFor('2031-01-01', 0, calendar)).toBe('2031-01-01');
        expect(promiseFor('2031-01-01', 2, calendar)).toBe('2031-01-04');
        expect(promiseFor('2031-01-13', 2, calendar)).toBe('2031-01-16');
    });

    it('stays while the plan ends until then, and moves a day later', () => {
        expect(movedPromise('2031-01-08', '2031-01-02', 2, calendar)).toBeNull();
        expect(movedPromise('2031-01-08', '2031-01-08', 2, calendar)).toBeNull();
        expect(movedPromise('2031-01-08', '2031-01-09', 1, calendar)).toBe('2031-01-11');
    });

    it('is never before the plan’s end, never moved to an earlier day, and a working day', () => {
        fc.assert(fc.property(day, day, buffer, (first, planEnd, days) => {
            const promised = promiseFor(first, days, calendar);
            const after = movedPromise(promised, planEnd, days, calendar) ?? promised;
            expect(after >= promised).toBe(true);
            expect(after >= planEnd).toBe(true);
            expect(isWorkingDay(after, calendar)).toBe(true);
            expect(movedPromise(after, planEnd, days, calendar)).toBeNull();
        }));
    });

    it('is set by staff no earlier than the plan gives it', () => {
        expect(refusePromise('2031-01-07', '2031-01-09', '2031-01-08')).toBe('before-plan');
        expect(refusePromise('2031-01-08', '2031-01-09', '2031-01-08')).toBeNull();
        expect(refusePromise('2031-01-09', '2031-01-09', '2031-01-08')).toBe('same-day');
    });
});
