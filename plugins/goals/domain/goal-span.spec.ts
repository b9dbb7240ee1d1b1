import fc from 'fast-check';

import { addDays, type Calendar, periodOf } from '../../../kernel/time';
import { endOf, goalPeriods, goalState, holdingGoal, nearestGoal, type OwnedSpan, periodsAround, periodsIn, refuseChange, refuseSpan, spanOf, spansMeet } from './goal-span';

const owned = (id: number, isOwn: boolean, span: Omit<OwnedSpan, 'id' | 'isOwn'>): OwnedSpan => ({ id, isOwn, ...span });

describe('spanOf', () => {
    it('takes whole months and quarters of the calendar', () => {
        expect(spanOf('2026-11-29', 'month', 1, 'jalali')).toEqual({ periodKind: 'month', startsOn: '2026-11-22', endsOn: '2026-12-22' });
        expect(spanOf('2026-11-29', 'quarter', 2, 'jalali')).toEqual({ periodKind: 'quarter', startsOn: '2026-09-23', endsOn: '2027-03-21' });
        expect(spanOf('2026-11-29', 'month', null, 'gregorian')).toEqual({ periodKind: 'month', startsOn: '2026-11-01', endsOn: null });
    });
});

describe('a goal', () => {
    const month = spanOf('2026-11-29', 'month', 1, 'gregorian');

    it('runs from its first day to its last one', () => {
        expect(goalState(month, '2026-10-31')).toBe('planned');
        expect(goalState(month, '2026-11-01')).toBe('running');
        expect(goalState(month, '2026-11-30')).toBe('running');
        expect(goalState(month, '2026-12-01')).toBe('ended');
    });

    it('may begin with the running period, and not before', () => {
        expect(refuseSpan(month, '2026-11-30', 'gregorian')).toBeNull();
        expect(refuseSpan(month, '2026-12-01', 'gregorian')).toBe('in-the-past');
    });

    it('is changed until the day before it begins', () => {
        expect(refuseChange(month, '2026-10-31')).toBeNull();
        expect(refuseChange(month, '2026-11-01')).toBe('begun');
    });

    it('ends with the running period, or as if that had never been promised', () => {
        const open = spanOf('2026-09-10', 'month', null, 'gregorian');
        expect(endOf(open, 'running', '2026-11-29', 'gregorian')).toEqual({ endsOn: '2026-12-01' });
        expect(endOf(open, 'previous', '2026-11-29', 'gregorian')).toEqual({ endsOn: '2026-11-01' });
        expect(endOf(month, 'running', '2026-11-29', 'gregorian')).toBe('ends-anyway');
        expect(endOf(month, 'previous', '2026-11-29', 'gregorian')).toEqual({ endsOn: '2026-11-01' });
        expect(endOf(month, 'running', '2026-10-29', 'gregorian')).toBe('not-begun');
        expect(endOf(month, 'previous', '2026-12-29', 'gregorian')).toBe('ended');
    });

    it('that ended before it began is in nobody’s way', () => {
        const empty = { ...month, endsOn: month.startsOn };
        expect(spansMeet(empty, month)).toBe(false);
        expect(periodsIn(empty, 'gregorian')).toBe(0);
        expect(holdingGoal([owned(1, true, empty)], { from: '2026-11-01', until: '2026-12-01' })).toBeNull();
    });
});

describe('nearestGoal', () => {
    const group = owned(1, false, spanOf('2026-11-01', 'month', null, 'gregorian'));
    const own = owned(2, true, spanOf('2027-01-01', 'month', 1, 'gregorian'));

    it('is the company’s own before its group’s, in its own periods only', () => {
        expect(nearestGoal([group, own], 'month', '2026-11-29', 'gregorian')?.goal.id).toBe(1);
        expect(nearestGoal([group, own], 'month', '2027-01-31', 'gregorian')?.goal.id).toBe(2);
        expect(nearestGoal([group, own], 'month', '2027-02-01', 'gregorian')?.goal.id).toBe(1);
    });

    it('is the next one to come where none runs', () => {
        expect(nearestGoal([own], 'month', '2026-11-29', 'gregorian')).toEqual({ goal: own, period: { from: '2027-01-01', until: '2027-02-01' } });
        expect(nearestGoal([own], 'quarter', '2026-11-29', 'gregorian')).toBeNull();
        expect(nearestGoal([own], 'month', '2027-02-01', 'gregorian')).toBeNull();
    });
});

describe('properties', () => {
    const calendar = fc.constantFrom<Calendar>('jalali', 'gregorian');
    const kind = fc.constantFrom(...goalPeriods);
    const day = fc.integer({ min: 0, max: 4000 }).map(days => addDays('2024-01-01', days));
    const periods = fc.option(fc.integer({ min: 1, max: 12 }), { nil: null });

    it('a span is made of whole periods and holds its day', () => {
        fc.assert(fc.property(day, kind, periods, calendar, (from, periodKind, count, of) => {
            const span = spanOf(from, periodKind, count, of);
            expect(periodOf(span.startsOn, periodKind, of).from).toBe(span.startsOn);
            if (span.endsOn !== null) expect(periodOf(span.endsOn, periodKind, of).from).toBe(span.endsOn);
            expect(goalState(span, from)).toBe('running');
            expect(periodsIn(span, of)).toBe(count);
        }));
    });

    it('spans meet exactly where one period is in both', () => {
        fc.assert(fc.property(day, day, kind, periods, periods, calendar, (a, b, periodKind, countA, countB, of) => {
            const [one, other] = [spanOf(a, periodKind, countA, of), spanOf(b, periodKind, countB, of)];
            const later = one.startsOn > other.startsOn ? one.startsOn : other.startsOn;
            const shared = holdingGoal([owned(1, true, one)], periodOf(later, periodKind, of)) !== null && holdingGoal([owned(2, true, other)], periodOf(later, periodKind, of)) !== null;
            expect(spansMeet(one, other)).toBe(shared);
            expect(spansMeet(other, one)).toBe(shared);
        }));
    });

    it('periods to choose from follow each other without a gap', () => {
        fc.assert(fc.property(day, kind, calendar, (today, periodKind, of) => {
            const list = periodsAround(today, periodKind, of, 3, 2);
            expect(list).toHaveLength(6);
            expect(list.slice(1).map(one => one.from)).toEqual(list.slice(0, -1).map(one => one.until));
            expect(list[3]).toEqual(periodOf(today, periodKind, of));
        }));
    });
});
