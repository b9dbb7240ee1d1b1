import fc from 'fast-check';

import { publicHolidays } from '../../../kernel/holidays';
import { addDays, isWorkingDay } from '../../../kernel/time';
import { earliestWishedDate, refuseWishedDate } from './wished-date';

/** Iran: Thursday and Friday are free; 2026-07-20 is a Monday. */
const iran = { weekendDays: [4, 5], holidays: new Set(['2026-07-21']) };

describe('wished date', () => {
    it('leaves the lead days whole, over the weekend and a holiday', () => {
        expect(earliestWishedDate('2026-07-20', 0, iran)).toBe('2026-07-22');
        expect(earliestWishedDate('2026-07-20', 1, iran)).toBe('2026-07-25');
        expect(earliestWishedDate('2026-07-20', 3, iran)).toBe('2026-07-27');
    });

    it('takes the earliest day itself and refuses the one before', () => {
        expect(refuseWishedDate('2026-07-25', '2026-07-20', 1, iran)).toBeNull();
        expect(refuseWishedDate('2026-07-24', '2026-07-20', 1, iran)).toBe('too-early');
    });

    it('refuses a free day, a day beyond a year, and what is no day', () => {
        expect(refuseWishedDate('2026-07-30', '2026-07-20', 1, iran)).toBe('not-a-working-day');
        expect(refuseWishedDate('2027-09-01', '2026-07-20', 1, iran)).toBe('too-far');
        for (const wrong of ['2026-02-30', '2026-7-1', '', 'tomorrow', '2026-13-01']) {
            expect(refuseWishedDate(wrong, '2026-07-20', 1, iran)).toBe('not-a-date');
        }
    });

    it.each([
        ['IR', [4, 5], '2026-03-19', '2026-03-28', 'Nowruz, and Thursday and Friday'],
        ['IR', [5], '2026-07-22', '2026-07-25', 'Friday alone'],
        ['PL', [6, 0], '2026-04-30', '2026-05-05', 'the first of May, Saturday and Sunday'],
        ['RU', [6, 0], '2026-06-11', '2026-06-16', 'the day of Russia and the weekend'],
    ])('counts the working days of %s with a weekend of %j: ordered on %s, the earliest is %s, over %s', (country, weekendDays, today, earliest) => {
        expect(earliestWishedDate(today, 1, { weekendDays, holidays: publicHolidays(country, today) })).toBe(earliest);
    });

    it('ends on a calendar without a working day', () => {
        const never = { weekendDays: [0, 1, 2, 3, 4, 5, 6], holidays: new Set<string>() };
        expect(earliestWishedDate('2026-07-20', 1, never)).toBeNull();
        expect(refuseWishedDate('2026-08-20', '2026-07-20', 1, never)).toBe('too-early');
    });

    it('property: with whatever holidays, the earliest day is a working day, and a longer lead never ends sooner', () => {
        fc.assert(
            fc.property(fc.nat(2000), fc.nat(20), fc.nat(10), fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 5 }), fc.array(fc.nat(60), { maxLength: 25 }), (offset, lead, more, weekendDays, free) => {
                const today = addDays('2024-01-01', offset);
                const calendar = { weekendDays, holidays: new Set(free.map(one => addDays(today, one))) };
                const [sooner, later] = [earliestWishedDate(today, lead, calendar), earliestWishedDate(today, lead + more, calendar)];
                expect(sooner !== null && later !== null && sooner <= later && sooner > today).toBe(true);
                expect(isWorkingDay(sooner ?? '', calendar)).toBe(true);
                for (let day = addDays(today, 1); day < (sooner ?? ''); day = addDays(day, 1)) expect(refuseWishedDate(day, today, lead, calendar)).not.toBeNull();
            }),
        );
    });

    it('property: exactly the lead days of work lie between today and the earliest day', () => {
        fc.assert(
            fc.property(fc.nat(2000), fc.nat(30), fc.subarray([0, 1, 2, 3, 4, 5], { maxLength: 3 }), (offset, lead, weekendDays) => {
                const calendar = { weekendDays, holidays: new Set<string>() };
                const today = addDays('2024-01-01', offset);
                const earliest = earliestWishedDate(today, lead, calendar);
                expect(earliest).not.toBeNull();
                let between = 0;
                for (let day = addDays(today, 1); day < (earliest ?? ''); day = addDays(day, 1)) {
                    if (isWorkingDay(day, calendar)) between++;
                }
                expect(between).toBe(lead);
                expect(refuseWishedDate(earliest ?? '', today, lead, calendar)).toBeNull();
            }),
        );
    });
});
