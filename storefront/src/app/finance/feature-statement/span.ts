/** The same day three months earlier, or the month's last where it has no such day. */
export function threeMonthsBefore(day: string): string {
    const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
    const last = new Date(Date.UTC(year, month - 3, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 4, Math.min(date, last))).toISOString().slice(0, 10);
}
