import { inject, Injectable } from '@angular/core';
import { DateAdapter, MatDateFormats } from '@angular/material/core';
import { MatDatepickerIntl } from '@angular/material/datepicker';
import { TranslocoService } from '@jsverse/transloco';
import * as jalali from 'date-fns-jalali';

import { Preferences } from '../data/preferences';
import { latinDigits, writtenDate } from '../format/format';

type Names = 'long' | 'short' | 'narrow';

export const calendarFormats: MatDateFormats = {
    parse: { dateInput: 'input' },
    display: {
        dateInput: { year: 'numeric', month: 'long', day: 'numeric' },
        monthLabel: { month: 'short' },
        monthYearLabel: { year: 'numeric', month: 'long' },
        dateA11yLabel: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
        monthYearA11yLabel: { year: 'numeric', month: 'long' },
    },
};

/** Material's date picker in the reader's calendar. Dates are local midnights; what a calendar calls them is `Intl`'s word. */
@Injectable()
export class CalendarAdapter extends DateAdapter<Date, string> {
    private readonly preferences = inject(Preferences);

    private get isJalali(): boolean {
        return this.preferences.calendar() === 'jalali';
    }

    override getYear(date: Date): number {
        return this.isJalali ? jalali.getYear(date) : date.getFullYear();
    }

    override getMonth(date: Date): number {
        return this.isJalali ? jalali.getMonth(date) : date.getMonth();
    }

    override getDate(date: Date): number {
        return this.isJalali ? jalali.getDate(date) : date.getDate();
    }

    override getDayOfWeek(date: Date): number {
        return date.getDay();
    }

    override getMonthNames(style: Names): string[] {
        const year = this.getYear(this.today());
        return Array.from({ length: 12 }, (_, month) => this.format(this.createDate(year, month, 1), { month: style }));
    }

    override getDateNames(): string[] {
        const numbers = new Intl.NumberFormat(this.preferences.locale(), { useGrouping: false });
        return Array.from({ length: 31 }, (_, index) => numbers.format(index + 1));
    }

    override getDayOfWeekNames(style: Names): string[] {
        // The second of January 2022 was a Sunday.
        return Array.from({ length: 7 }, (_, day) => this.format(new Date(2022, 0, 2 + day), { weekday: style }));
    }

    override getYearName(date: Date): string {
        return new Intl.NumberFormat(this.preferences.locale(), { useGrouping: false }).format(this.getYear(date));
    }

    override getFirstDayOfWeek(): number {
        const firstDays: Record<string, number> = { fa: 6 };
        return firstDays[this.preferences.language()] ?? 1;
    }

    override getNumDaysInMonth(date: Date): number {
        return this.isJalali
            ? jalali.getDaysInMonth(date)
            : new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
    }

    override clone(date: Date): Date {
        return new Date(date.getTime());
    }

    override createDate(year: number, month: number, date: number): Date {
        return this.isJalali ? jalali.newDate(year, month, date) : new Date(year, month, date);
    }

    override today(): Date {
        return new Date();
    }

    /** `1405/9/10`, `1405-09-10` or `10.9.1405`, in any digits; a year before 1700 is a Jalali one. */
    override parse(value: unknown): Date | null {
        if (typeof value !== 'string' || !value.trim()) return null;
        const numbers = latinDigits(value).match(/^\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\s*$/);
        if (!numbers) return this.invalid();
        const [first = 0, month = 0, last = 0] = numbers.slice(1).map(Number);
        const [year, day] = first > 31 ? [first, last] : [last, first];
        if (month < 1 || month > 12 || day < 1 || day > 31) return this.invalid();
        const isJalaliYear = year < 1700;
        const date = isJalaliYear ? jalali.newDate(year, month - 1, day) : new Date(year, month - 1, day);
        // The 31st of a month of 30 days would silently become another day.
        return (isJalaliYear ? jalali.getDate(date) : date.getDate()) === day ? date : this.invalid();
    }

    override format(date: Date, displayFormat: Intl.DateTimeFormatOptions): string {
        return writtenDate(new Intl.DateTimeFormat(this.preferences.locale(), displayFormat), date);
    }

    override addCalendarYears(date: Date, years: number): Date {
        return this.addCalendarMonths(date, years * 12);
    }

    override addCalendarMonths(date: Date, months: number): Date {
        if (this.isJalali) return jalali.addMonths(date, months);
        const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate();
        return new Date(date.getFullYear(), date.getMonth() + months, Math.min(date.getDate(), last));
    }

    override addCalendarDays(date: Date, days: number): Date {
        return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
    }

    override toIso8601(date: Date): string {
        return jalali.formatISO(date, { representation: 'date' });
    }

    override isDateInstance(value: unknown): boolean {
        return value instanceof Date;
    }

    override isValid(date: Date): boolean {
        return !Number.isNaN(date.getTime());
    }

    override invalid(): Date {
        return new Date(Number.NaN);
    }
}

/** The picker's own buttons in the reader's language. */
@Injectable()
export class CalendarWords extends MatDatepickerIntl {
    private readonly transloco = inject(TranslocoService);

    constructor() {
        super();
        this.transloco.selectTranslateObject<Record<string, string>>('datePicker').subscribe((words) => {
            Object.assign(this, words);
            this.changes.next();
        });
    }
}
