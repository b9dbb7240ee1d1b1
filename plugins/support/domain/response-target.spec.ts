import fc from 'fast-check';

import { answerDueAt, type ResponseTargets, threadPriorities } from './response-target';

const tehran = { timeZone: 'Asia/Tehran', weekendDays: [5], holidays: new Set(['2026-03-21']) };
const targets: ResponseTargets = { minutes: { normal: 480, high: 120, urgent: 30 }, openMinute: 480, closeMinute: 960 };

describe('the target of an answer', () => {
    it('counts the hours of the desk only', () => {
        // Thursday 2 April 2026, 15:00 in Tehran: an hour is left, Friday is off.
        const asked = new Date('2026-04-02T11:30:00Z');
        expect(answerDueAt(asked, 'urgent', targets, tehran)).toEqual(new Date('2026-04-02T12:00:00Z'));
        expect(answerDueAt(asked, 'high', targets, tehran)).toEqual(new Date('2026-04-04T05:30:00Z'));
    });

    it('begins with the opening for who asks at night or on a holiday', () => {
        expect(answerDueAt(new Date('2026-03-20T22:00:00Z'), 'urgent', targets, tehran)).toEqual(new Date('2026-03-22T05:00:00Z'));
    });

    it('is of nobody who does not wait', () => {
        expect(answerDueAt(null, 'urgent', targets, tehran)).toBeNull();
    });

    it('is never before the question, never later for what is more urgent', () => {
        fc.assert(fc.property(fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), asked => {
            const due = threadPriorities.map(priority => answerDueAt(asked, priority, targets, tehran)!.getTime());
            expect(due.every(at => at > asked.getTime())).toBe(true);
            expect(due.toSorted((a, b) => b - a)).toEqual(due);
        }));
    });
});
