import { addDays, isLocalDate, isWorkingDay, type WorkingCalendar } from '../../../kernel/time';

export type WishedDateRefusal = 'not-a-date' | 'too-early' | 'not-a-working-day' | 'too-far';

/** A wish further away than this is taken for a slip of the finger. */
const furthestDays = 366;

/**
 * The first day that leaves `leadWorkingDays` whole working days between today and itself: with a lead of 1, an order of
 * Monday may wish Wednesday. Null when the calendar has no such day within a year, so that a wrong calendar cannot loop.
 */
export function earliestWishedDate(today: string, leadWorkingDays: number, calendar: WorkingCalendar): string | null {
    let left = leadWorkingDays + 1;
    for (let ahead = 1; ahead <= furthestDays; ahead++) {
        const day = addDays(today, ahead);
        if (isWorkingDay(day, calendar) && --left === 0) {
            return day;
        }
    }
    return null;
}

/** Why the wished day cannot be taken, or null. The earliest day itself is good. */
export function refuseWishedDate(
    wished: string,
    today: string,
    leadWorkingDays: number,
    calendar: WorkingCalendar,
): WishedDateRefusal | null {
    if (!isLocalDate(wished)) {
        return 'not-a-date';
    }
    const earliest = earliestWishedDate(today, leadWorkingDays, calendar);
    if (earliest === null || wished < earliest) {
        return 'too-early';
    }
    if (wished > addDays(today, furthestDays)) {
        return 'too-far';
    }
    return isWorkingDay(wished, calendar) ? null : 'not-a-working-day';
}
