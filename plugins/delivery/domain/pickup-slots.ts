import { addDays, isLocalDate, isWorkingDay, type LocalDate, weekdayOf, type WorkingCalendar } from '../../../kernel/time';

/** The warehouse is open on this day of the week from minute to minute of the day. */
export interface OpenHours {
    /** 0 is Sunday. */
    weekday: number;
    fromMinute: number;
    untilMinute: number;
}

export interface PickupRules {
    slotMinutes: number;
    /** How many pick-ups a slot takes. */
    capacity: number;
    /** How long goods are made ready before anybody can come for them. */
    preparationHours: number;
    /** How far ahead one may announce himself. */
    daysAhead: number;
    hours: readonly OpenHours[];
}

/** As the warehouse's calendar and clock show it. */
export interface LocalTime {
    day: LocalDate;
    /** Of the day, from midnight. */
    minute: number;
}

export type SlotRefusal = 'slot-closed' | 'too-early' | 'too-far';

/** Beginnings of the whole slots of a day, in order; none on a day without work. */
export function slotsOf(day: LocalDate, rules: PickupRules, calendar: WorkingCalendar): number[] {
    if (!isWorkingDay(day, calendar)) return [];
    const starts = rules.hours
        .filter(open => open.weekday === weekdayOf(day))
        .flatMap(({ fromMinute, untilMinute }) => {
            const whole = Math.max(0, Math.floor((untilMinute - fromMinute) / rules.slotMinutes));
            return Array.from({ length: whole }, (_, i) => fromMinute + i * rules.slotMinutes);
        });
    return [...new Set(starts)].sort((a, b) => a - b);
}

/** Why nobody can come then, or null. `ready` is when goods of now are made ready: a slot that begins just then is good. */
export function refuseSlot(slot: LocalTime, ready: LocalTime, today: LocalDate, rules: PickupRules, calendar: WorkingCalendar): SlotRefusal | null {
    if (!isLocalDate(slot.day) || !slotsOf(slot.day, rules, calendar).includes(slot.minute)) return 'slot-closed';
    if (isBefore(slot, ready)) return 'too-early';
    return slot.day > addDays(today, rules.daysAhead) ? 'too-far' : null;
}

/** The days on which one may come, with the slots that are not too early. */
export function pickupDays(ready: LocalTime, today: LocalDate, rules: PickupRules, calendar: WorkingCalendar): { day: LocalDate; starts: number[] }[] {
    const days = Array.from({ length: rules.daysAhead + 1 }, (_, ahead) => addDays(today, ahead));
    return days
        .map(day => ({ day, starts: slotsOf(day, rules, calendar).filter(minute => !isBefore({ day, minute }, ready)) }))
        .filter(({ starts }) => starts.length > 0);
}

/** Once the goods are being made ready for it, a pick-up stays as it is. */
export function mayChangePickup(slot: LocalTime, ready: LocalTime): boolean {
    return !isBefore(slot, ready);
}

function isBefore(one: LocalTime, other: LocalTime): boolean {
    return one.day < other.day || (one.day === other.day && one.minute < other.minute);
}
