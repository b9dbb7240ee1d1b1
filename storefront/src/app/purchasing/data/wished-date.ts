/** What the firm says about delivery days. Days are `YYYY-MM-DD`. */
export interface DeliveryDays {
    earliestDate: string;
    /** 0 is Sunday. */
    weekendDays: readonly number[];
    holidays: readonly string[];
}

export type WishedDateRefusal = 'too-early' | 'weekend' | 'holiday';

/** Whether the firm delivers on the day; the earliest day itself is allowed. The server judges again. */
export function refuseWishedDate(day: string, days: DeliveryDays): WishedDateRefusal | null {
    if (day < days.earliestDate) return 'too-early';
    if (days.weekendDays.includes(new Date(`${day}T00:00:00Z`).getUTCDay())) return 'weekend';
    return days.holidays.includes(day) ? 'holiday' : null;
}

/** The calendar day that a date picker's local midnight stands for. */
export function dayOf(date: Date): string {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function dateOf(day: string): Date {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date);
}
