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
