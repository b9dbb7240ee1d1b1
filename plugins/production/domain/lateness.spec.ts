import { isLate } from './lateness';

describe('isLate', () => {
    const plannedEnd = new Date('2026-03-10T12:00:00Z');
    const before = new Date('2026-03-09T12:00:00Z');
    const after = new Date('2026-03-10T12:00:01Z');

    it('is in time on the wished day itself, and late the day after', () => {
        expect(isLate({ state: 'released', plannedEnd, dueDate: '2026-03-10' }, '2026-03-10', before)).toBe(false);
        expect(isLate({ state: 'released', plannedEnd, dueDate: '2026-03-09' }, '2026-03-10', before)).toBe(true);
    });

    it('is late once its planned end has passed', () => {
        expect(isLate({ state: 'running', plannedEnd, dueDate: null }, '2026-03-10', after)).toBe(true);
        expect(isLate({ state: 'done', plannedEnd, dueDate: '2026-03-01' }, '2026-03-10', after)).toBe(false);
    });
});
