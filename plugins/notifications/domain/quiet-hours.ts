import { addDays, localTimeOf, startOfDay } from '../../../kernel/time';

/** In minutes from midnight on the firm's clock; the night may lie between them. Equal or null: there are none. */
export interface QuietHours {
    quietFrom: number | null;
    quietUntil: number | null;
}

export function isQuiet(minute: number, { quietFrom, quietUntil }: QuietHours): boolean {
    if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return false;
    return quietFrom < quietUntil ? minute >= quietFrom && minute < quietUntil : minute >= quietFrom || minute < quietUntil;
}

/** When the quiet hours end in which `now` lies, by the clock on the firm's wall; null when nobody is disturbed now. */
export function quietEnd(now: Date, hours: QuietHours, zone: string): Date | null {
    const { day, minute } = localTimeOf(now, zone);
    const { quietUntil } = hours;
    if (!isQuiet(minute, hours) || quietUntil === null) return null;
    const end = instantAt(minute < quietUntil ? day : addDays(day, 1), quietUntil, zone);
    // On the night of a clock change the hour of the end may be there twice: the later one is never in the past.
    return end > now ? end : new Date(end.getTime() + 3_600_000);
}

/** Where the clock jumps over that minute, the first instant after the jump. */
function instantAt(day: string, minute: number, zone: string): Date {
    const guess = startOfDay(day, zone).getTime() + minute * 60_000;
    const found = localTimeOf(new Date(guess), zone);
    const shown = found.minute + (found.day === day ? 0 : found.day > day ? 1_440 : -1_440);
    return new Date(guess + (minute - shown) * 60_000);
}
