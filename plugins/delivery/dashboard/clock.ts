/** A minute of the day as people write it: 510 is 08:30. */
export function clockOf(minute: number): string {
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** What a field of time holds; null when it is no time. Midnight at the end of the day is 24:00. */
export function minuteOf(written: string): number | null {
    const match = /^(\d{1,2}):(\d{2})$/.exec(written.trim());
    const minute = match ? Number(match[1]) * 60 + Number(match[2]) : -1;
    return match && Number(match[2]) < 60 && minute <= 1440 ? minute : null;
}
