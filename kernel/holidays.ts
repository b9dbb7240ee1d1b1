import Holidays from 'date-holidays';

/** Working them out takes tens of milliseconds, and they are asked for with every order. */
const known = new Map<string, Set<string>>();

/** Public holidays of a country as calendar days, from the year before that of `today` to the second after it: as far as anything is planned. An unknown country has none. */
export function publicHolidays(country: string, today: string): ReadonlySet<string> {
    const year = Number(today.slice(0, 4));
    const key = `${country} ${year}`;
    const earlier = known.get(key);
    if (earlier) {
        return earlier;
    }
    const calendar = new Holidays(country);
    const found = [year - 1, year, year + 1, year + 2].flatMap(y => calendar.getHolidays(y));
    const days = new Set(found.filter(holiday => holiday.type === 'public').map(holiday => holiday.date.slice(0, 10)));
    known.set(key, days);
    return days;
}
