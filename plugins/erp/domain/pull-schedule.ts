import { type WorkingCalendar, isWorkingDay, localTimeOf } from '../../../kernel/time';

export interface ScheduleFacts {
    fromMinute: number | null;
    untilMinute: number | null;
    workingDaysOnly: boolean;
    lastAskedAt: Date | null;
    /** The last moment before now at which the cron pattern strikes; null when it has none. */
    lastStrike: Date | null;
}

/** Whether a pull is due now: its moment came since it was last asked for, and the hours are those in which it may run. */
export function isDue(facts: ScheduleFacts, calendar: WorkingCalendar, zone: string, now: Date): boolean {
    const { lastStrike, lastAskedAt } = facts;
    if (lastStrike === null || (lastAskedAt !== null && lastAskedAt >= lastStrike)) return false;
    return isOpen(facts, calendar, zone, now);
}

/** Hours from 22 to 6 go past midnight. */
export function isOpen({ fromMinute, untilMinute, workingDaysOnly }: ScheduleFacts, calendar: WorkingCalendar, zone: string, now: Date): boolean {
    const { day, minute } = localTimeOf(now, zone);
    if (workingDaysOnly && !isWorkingDay(day, calendar)) return false;
    if (fromMinute === null || untilMinute === null) return true;
    return fromMinute <= untilMinute ? minute >= fromMinute && minute < untilMinute : minute >= fromMinute || minute < untilMinute;
}

/** Everything is asked for when nothing was yet, when the source knows no other way, or when so many hours have gone by since. */
export function isFullDue(facts: { canBeIncremental: boolean; cursor: string | null; lastFullAt: Date | null; fullEveryHours: number }, now: Date): boolean {
    if (!facts.canBeIncremental || facts.cursor === null || facts.lastFullAt === null) return true;
    return now.getTime() - facts.lastFullAt.getTime() >= facts.fullEveryHours * 3_600_000;
}
