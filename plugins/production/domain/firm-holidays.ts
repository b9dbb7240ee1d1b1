import Holidays from 'date-holidays';

const known = new Map<string, readonly string[]>();

function publicHolidays(country: string, year: number): readonly string[] {
    const key = `${country}:${year}`;
    let days = known.get(key);
    if (days === undefined) {
        const found = new Holidays(country).getHolidays(year) ?? [];
        days = found.filter(holiday => holiday.type === 'public').map(holiday => holiday.date.slice(0, 10));
        known.set(key, days);
    }
    return days;
}

/** The country's public holidays from this year on: as far as anything is planned. */
export function holidaysFrom(country: string, from: Date): ReadonlySet<string> {
    const year = from.getUTCFullYear();
    return new Set([year - 1, year, year + 1, year + 2].flatMap(one => publicHolidays(country, one)));
}
