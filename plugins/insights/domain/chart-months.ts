import { type Calendar, type LocalDate, type Period, periodOf, shiftPeriod } from '../../../kernel/time';

export const longestChart = 24;

/** The last `count` months of the calendar, the one that `today` lies in last. */
export function chartMonths(today: LocalDate, count: number, calendar: Calendar): Period[] {
    const running = periodOf(today, 'month', calendar);
    return Array.from({ length: count }, (_, index) => shiftPeriod(running, 'month', calendar, index - count + 1));
}
