import Holidays from 'date-holidays';

/** Public holidays of a country as calendar days, for the year of `today` and the next. An unknown country has none. */
export function publicHolidays(country: string, today: string): Set<string> {
    const calendar = new Holidays(country);
    const year = Number(today.slice(0, 4));
    const found = [year, year + 1].flatMap(y => calendar.getHolidays(y));
    return new Set(found.filter(holiday => holiday.type === 'public').map(holiday => holiday.date.slice(0, 10)));
}
