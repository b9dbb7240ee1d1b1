/** Calendar days are `LocalDate` strings; instants are `Date`. A time zone is always named. */
import { addMonths, addYears, getDate, getMonth, getYear, newDate, startOfMonth, startOfQuarter, startOfYear } from 'date-fns-jalali';

/** A calendar day, `YYYY-MM-DD`, Gregorian whatever calendar it is shown in. */
export type LocalDate = string;
export type Calendar = 'jalali' | 'gregorian';
export type PeriodKind = 'month' | 'quarter' | 'year';
export const spanKinds = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** From the first day to the day after the last. */
export interface Period {
    from: LocalDate;
    until: LocalDate;
}

export interface WorkingCalendar {
    /** 0 is Sunday. */
    weekendDays: readonly number[];
    holidays: ReadonlySet<LocalDate>;
}

const dayMs = 86_400_000;

export function isLocalDate(text: string): boolean {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

/** The calendar day that a Jalali one is, as people write it: `1405-09-08`; null when there is none such. */
export function fromJalali(text: string): LocalDate | null {
    const found = /^(1[34]\d{2})-(\d{2})-(\d{2})$/.exec(text);
    if (found === null) return null;
    const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
    const date = newDate(year, month - 1, day, 12);
    const isSame = getYear(date) === year && getMonth(date) === month - 1 && getDate(date) === day;
    return isSame ? localDay(date) : null;
}

function utcMs(date: LocalDate): number {
    const ms = Date.parse(`${date}T00:00:00Z`);
    if (!isLocalDate(date)) {
        throw new RangeError(`Not a calendar day: ${date}`);
    }
    return ms;
}

function fromUtcMs(ms: number): LocalDate {
    return new Date(ms).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
    return fromUtcMs(utcMs(date) + days * dayMs);
}

/** Positive when `to` is later. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
    return (utcMs(to) - utcMs(from)) / dayMs;
}

/** 0 is Sunday. */
export function weekdayOf(date: LocalDate): number {
    return new Date(utcMs(date)).getUTCDay();
}

const partFormats = new Map<string, Intl.DateTimeFormat>();

function localParts(instant: Date, zone: string): Record<string, string> {
    let format = partFormats.get(zone);
    if (format === undefined) {
        format = new Intl.DateTimeFormat('en-US', {
            ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
            ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
        });
        partFormats.set(zone, format);
    }
    return Object.fromEntries(format.formatToParts(instant).map(part => [part.type, part.value]));
}

export function isTimeZone(zone: string): boolean {
    try {
        localParts(new Date(0), zone);
        return true;
    } catch {
        return false;
    }
}

/** The calendar day that a wall calendar in `zone` shows at `instant`. */
export function localDateOf(instant: Date, zone: string): LocalDate {
    const { year = '', month, day } = localParts(instant, zone);
    return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** What calendar and clock on a wall in `zone` show at `instant`; the minute is counted from midnight. */
export function localTimeOf(instant: Date, zone: string): { day: LocalDate; minute: number } {
    const { hour, minute } = localParts(instant, zone);
    return { day: localDateOf(instant, zone), minute: Number(hour) * 60 + Number(minute) };
}

function offsetMs(instant: number, zone: string): number {
    const parts = localParts(new Date(instant), zone);
    const part = (name: string) => Number(parts[name]);
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local - Math.floor(instant / 1000) * 1000;
}

/** The instant at which the clocks of `zone` show so many minutes after midnight of the day. */
export function instantAt(date: LocalDate, minute: number, zone: string): Date {
    const asIfUtc = utcMs(date) + minute * 60_000;
    // The offset is asked twice, because on the day of a clock change the first guess may lie on the other side.
    const guess = asIfUtc - offsetMs(asIfUtc, zone);
    return new Date(asIfUtc - offsetMs(guess, zone));
}

/** The first instant of the day in `zone`, also on days whose midnight a clock change swallowed (Tehran until 2022). */
export function startOfDay(date: LocalDate, zone: string): Date {
    const midnight = utcMs(date);
    const candidates = [midnight - dayMs, midnight + dayMs]
        .map(near => midnight - offsetMs(near, zone))
        .sort((a, b) => a - b);
    const start = candidates.find(ms => localDateOf(new Date(ms), zone) === date);
    return new Date(start ?? (candidates[0] as number));
}

/** The same borders as instants, for `at >= from AND at < until`. */
export function instantsOf(period: Period, zone: string): { from: Date; until: Date } {
    return { from: startOfDay(period.from, zone), until: startOfDay(period.until, zone) };
}

export function isWorkingDay(date: LocalDate, calendar: WorkingCalendar): boolean {
    return !calendar.weekendDays.includes(weekdayOf(date)) && !calendar.holidays.has(date);
}

/** The n-th working day after `date`; with 0 the day itself, or the next working one. */
export function addWorkingDays(date: LocalDate, count: number, calendar: WorkingCalendar): LocalDate {
    if (!Number.isInteger(count) || count < 0) {
        throw new RangeError('Working days are counted forward, in whole days');
    }
    if (new Set(calendar.weekendDays.filter(day => day >= 0 && day <= 6)).size === 7) {
        throw new RangeError('A week without a working day');
    }
    let day = date;
    while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
    // Starting on a free day, the next working day is the first that counts, not day zero.
    let left = day === date ? count : Math.max(0, count - 1);
    while (left > 0) {
        day = addDays(day, 1);
        if (isWorkingDay(day, calendar)) left--;
    }
    return day;
}

/** Working days in `(from, to]`; 0 when `to` is not later. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
        if (isWorkingDay(day, calendar)) count++;
    }
    return count;
}

/** The month, quarter or year of the calendar that `date` lies in. Jalali quarters are the seasons: from 1 Farvardin. */
export function periodOf(date: LocalDate, kind: PeriodKind, calendar: Calendar): Period {
    return calendar === 'jalali' ? jalaliPeriod(date, kind) : gregorianPeriod(date, kind);
}

/** On which weekday a week begins; 0 is Sunday. */
const firstWeekday: Record<Calendar, number> = { jalali: 6, gregorian: 1 };

/** The day, week, month, quarter or year that the day lies in. A Jalali week begins on Saturday, a Gregorian one on Monday. */
export function spanOf(day: LocalDate, kind: SpanKind, calendar: Calendar): Period {
    if (kind === 'day') return { from: day, until: addDays(day, 1) };
    if (kind !== 'week') return periodOf(day, kind, calendar);
    const from = addDays(day, -((weekdayOf(day) - firstWeekday[calendar] + 7) % 7));
    return { from, until: addDays(from, 7) };
}

/** The period before or after: `offset` -1 is the previous one. */
export function shiftPeriod(period: Period, kind: PeriodKind, calendar: Calendar, offset: number): Period {
    let shifted = period;
    for (let left = Math.abs(offset); left > 0; left--) {
        shifted = periodOf(offset < 0 ? addDays(shifted.from, -1) : shifted.until, kind, calendar);
    }
    return shifted;
}

const monthsIn: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };

function gregorianPeriod(date: LocalDate, kind: PeriodKind): Period {
    const day = new Date(utcMs(date));
    const months = monthsIn[kind];
    const first = Math.floor(day.getUTCMonth() / months) * months;
    const year = day.getUTCFullYear();
    return { from: fromUtcMs(Date.UTC(year, first, 1)), until: fromUtcMs(Date.UTC(year, first + months, 1)) };
}

function jalaliPeriod(date: LocalDate, kind: PeriodKind): Period {
    // The library counts in the process's own time zone; noon keeps clear of its clock changes.
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    utcMs(date);
    const noon = new Date(year, month - 1, day, 12);
    const start = { month: startOfMonth, quarter: startOfQuarter, year: startOfYear }[kind](noon);
    const end = kind === 'year' ? addYears(start, 1) : addMonths(start, monthsIn[kind]);
    return { from: localDay(start), until: localDay(end) };
}

function localDay(date: Date): LocalDate {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Numbers of a day in the calendar, for codes and names such as `1404`. */
export function calendarParts(date: LocalDate, calendar: Calendar): { year: number; month: number; day: number } {
    const format = new Intl.DateTimeFormat('en-US', {
        ...{ timeZone: 'UTC', numberingSystem: 'latn', calendar: calendar === 'jalali' ? 'persian' : 'gregory' },
        ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    });
    const parts = format.formatToParts(new Date(utcMs(date)));
    const part = (type: string) => Number(parts.find(p => p.type === type)?.value.replace(/\D/g, ''));
    return { year: part('year'), month: part('month'), day: part('day') };
}

export type DateStyle = 'short' | 'long';

/** For people: `۱۴۰۵/۹/۱` or `22/11/2026`; digits follow the locale. */
export function formatDate(date: LocalDate, locale: string, calendar: Calendar, style: DateStyle = 'short'): string {
    return dateFormat(locale, calendar, style, 'UTC').format(new Date(utcMs(date)));
}

/** A day and a time of day on the clocks of `zone`. */
export function formatInstant(instant: Date, locale: string, calendar: Calendar, zone: string, style: DateStyle = 'short'): string {
    const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    return `${dateFormat(locale, calendar, style, zone).format(instant)} ${time.format(instant)}`;
}

function dateFormat(locale: string, calendar: Calendar, style: DateStyle, zone: string): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        calendar: calendar === 'jalali' ? 'persian' : 'gregory',
        year: 'numeric',
        month: style === 'long' ? 'long' : '2-digit',
        day: style === 'long' ? 'numeric' : '2-digit',
    });
}
