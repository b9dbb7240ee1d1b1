/** The demo mill's hours, Tehran time, Saturday to Thursday: history happens within them. */
const minuteMs = 60_000;
const dayMs = 86_400_000;
const tehranMs = 210 * minuteMs;
const opens = 8 * 60;
const closes = 17 * 60;

const localDay = (at: Date) => Math.floor((at.getTime() + tehranMs) / dayMs);
const minuteOfDay = (at: Date) => Math.floor(((at.getTime() + tehranMs) % dayMs) / minuteMs);
const isFriday = (day: number) => new Date(day * dayMs).getUTCDay() === 5;
const instant = (day: number, minute: number) => new Date(day * dayMs + minute * minuteMs - tehranMs);

/** The moment itself when the mill works then, else the next opening. */
export function nextWorking(at: Date): Date {
    let day = localDay(at);
    let minute = minuteOfDay(at);
    if (minute >= closes) {
        day += 1;
        minute = opens;
    }
    if (isFriday(day)) {
        day += 1;
        minute = opens;
    }
    return minute < opens ? instant(day, opens) : day === localDay(at) && minute === minuteOfDay(at) ? at : instant(day, minute);
}

/** When work of so many minutes ends that begins at `from`, nights and Fridays left out. */
export function afterWork(from: Date, minutes: number): Date {
    let at = nextWorking(from);
    let left = minutes;
    for (;;) {
        const today = closes - minuteOfDay(at);
        if (left <= today) return new Date(at.getTime() + left * minuteMs);
        left -= today;
        at = nextWorking(instant(localDay(at) + 1, opens));
    }
}

export function hoursAfter(from: Date, hours: number): Date {
    return new Date(from.getTime() + hours * 60 * minuteMs);
}

export function daysAfter(from: Date, days: number): Date {
    return new Date(from.getTime() + days * dayMs);
}

/** The calendar day in Tehran, YYYY-MM-DD. */
export function dayOf(at: Date): string {
    return new Date(localDay(at) * dayMs).toISOString().slice(0, 10);
}
