import { getDate, getMonth, getYear, isValid, newDate } from 'date-fns-jalali';

import { latinNumber } from './amounts';

export type Calendar = 'jalali' | 'gregorian';

/** Every Jalali year of ours is below, every Gregorian one above. */
const firstGregorianYear = 1700;

const persianDigits = '۰۱۲۳۴۵۶۷۸۹';
const two = (value: number) => String(value).padStart(2, '0');

function isoOf(date: Date): string {
    return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The YYYY-MM-DD of a day typed as year, month and day in either calendar and with any digits; null when there is no such day. */
export function dayOf(written: string): string | null {
    const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(latinNumber(written));
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
    if (year < firstGregorianYear) {
        const date = newDate(year, month - 1, day);
        return isValid(date) && getYear(date) === year && getMonth(date) === month - 1 && getDate(date) === day ? isoOf(date) : null;
    }
    const date = new Date(year, month - 1, day);
    return date.getMonth() === month - 1 && date.getDate() === day ? isoOf(date) : null;
}

/** A YYYY-MM-DD as it stands in a field, in the calendar's own year, month, day and digits. */
export function writtenDay(day: string, calendar: Calendar): string {
    if (calendar === 'gregorian') return day;
    const date = new Date(`${day}T12:00:00`);
    const written = `${getYear(date)}/${two(getMonth(date) + 1)}/${two(getDate(date))}`;
    return written.replace(/\d/g, digit => persianDigits[Number(digit)] ?? digit);
}

/** The day and the time (HH:MM) of an instant where the screen is. */
export function dayAndTime(instant: string): { day: string; time: string } {
    const date = new Date(instant);
    return { day: isoOf(date), time: `${two(date.getHours())}:${two(date.getMinutes())}` };
}

/** The instant of a day and a time where the screen is. */
export function instantOf(day: string, time: string): string {
    return new Date(`${day}T${time}:00`).toISOString();
}
