import fc from 'fast-check';

import { addDays, isWorkingDay, weekdayOf } from '../../../kernel/time';
import { mayChangePickup, pickupDays, type PickupRules, refuseSlot, slotsOf } from './pickup-slots';

/** Monday to Wednesday from 8 to 12 and from 13 to 16; 2026-07-20 is a Monday. */
const rules: PickupRules = {
    ...{ slotMinutes: 60, capacity: 2, preparationHours: 4, daysAhead: 7 },
    hours: [1, 2, 3].flatMap(weekday => [{ weekday, fromMinute: 480, untilMinute: 720 }, { weekday, fromMinute: 780, untilMinute: 960 }]),
};
const calendar = { weekendDays: [4, 5], holidays: new Set(['2026-07-21']) };
const monday = '2026-07-20';

describe('pick-up slots', () => {
    it('are the whole ones within the warehouse\'s hours', () => {
        expect(slotsOf(monday, rules, calendar)).toEqual([480, 540, 600, 660, 780, 840, 900]);
        expect(slotsOf(monday, { ...rules, slotMinutes: 90 }, calendar)).toEqual([480, 570, 780, 870]);
    });

    it('are none on a holiday, at the weekend and when the warehouse has no hours', () => {
        expect(slotsOf('2026-07-21', rules, calendar)).toEqual([]);
        expect(slotsOf('2026-07-23', { ...rules, hours: [{ weekday: 4, fromMinute: 0, untilMinute: 600 }] }, calendar)).toEqual([]);
        expect(slotsOf('2026-07-19', rules, calendar)).toEqual([]);
    });

    it('take the first one after the preparation, and no earlier one', () => {
        const ready = { day: monday, minute: 600 };
        expect(refuseSlot({ day: monday, minute: 600 }, ready, monday, rules, calendar)).toBeNull();
        expect(refuseSlot({ day: monday, minute: 540 }, ready, monday, rules, calendar)).toBe('too-early');
        expect(refuseSlot({ day: monday, minute: 610 }, ready, monday, rules, calendar)).toBe('slot-closed');
        expect(refuseSlot({ day: '2026-02-30', minute: 600 }, ready, monday, rules, calendar)).toBe('slot-closed');
        expect(refuseSlot({ day: '2026-07-28', minute: 480 }, ready, monday, rules, { ...calendar, holidays: new Set<string>() })).toBe('too-far');
        expect(mayChangePickup({ day: monday, minute: 600 }, ready)).toBe(true);
        expect(mayChangePickup({ day: monday, minute: 599 }, ready)).toBe(false);
    });

    it('are offered by days that have some left', () => {
        expect(pickupDays({ day: monday, minute: 901 }, monday, rules, calendar).map(one => one.day)).toEqual(['2026-07-22', '2026-07-27']);
    });

    it('property: whatever is offered is taken, is on a working day and within the hours', () => {
        fc.assert(
            fc.property(
                fc.nat(700), fc.nat(1439), fc.integer({ min: 5, max: 240 }), fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
                fc.array(fc.record({ weekday: fc.nat(6), fromMinute: fc.nat(1439), untilMinute: fc.nat(1440) }), { maxLength: 10 }),
                (offset, minute, slotMinutes, weekendDays, hours) => {
                    const today = addDays('2026-01-01', offset);
                    const given = { ...rules, slotMinutes, hours };
                    const free = { weekendDays, holidays: new Set<string>() };
                    const ready = { day: today, minute };
                    return pickupDays(ready, today, given, free).every(({ day, starts }) =>
                        isWorkingDay(day, free) && starts.every(start =>
                            refuseSlot({ day, minute: start }, ready, today, given, free) === null &&
                            hours.some(open => open.weekday === weekdayOf(day) && open.fromMinute <= start && start + slotMinutes <= open.untilMinute)));
                },
            ),
        );
    });
});
