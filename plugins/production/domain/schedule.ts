import { addDays, isWorkingDay, localDateOf, type WorkingCalendar } from '../../../kernel/time';

/** The firm's days of work, in its own time zone. */
export interface WorkCalendar extends WorkingCalendar {
    timeZone: string;
}

export interface StationHours {
    /** Minutes after local midnight. */
    openMinute: number;
    closeMinute: number;
    /** When each of the station's places becomes free; a place not named is free at once. */
    busyUntil: readonly Date[];
    parallelOperations: number;
}

export interface StepToPlan {
    stationId: number;
    minutes: number;
}

export interface PlannedSpan {
    start: Date;
    end: Date;
}

const minuteMs = 60_000;

/** No firm rests longer; a calendar without any working day must not search for ever. */
const longestRestDays = 400;

function offsetMs(instant: Date, timeZone: string): number {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant);
    const name = parts.find(part => part.type === 'timeZoneName')?.value ?? 'GMT';
    const found = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
    return found === null ? 0 : (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * minuteMs;
}

function instantAt(day: string, minute: number, timeZone: string): Date {
    const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
    // The offset is asked twice, because on the day of a clock change the first guess may lie on the other side.
    const guess = asIfUtc - offsetMs(new Date(asIfUtc), timeZone);
    return new Date(asIfUtc - offsetMs(new Date(guess), timeZone));
}

/** The span of `minutes` of working time that begins at `from` or at the station's next opening, over nights and days off. */
export function workingSpan(from: Date, minutes: number, hours: StationHours, calendar: WorkCalendar): PlannedSpan {
    let day = localDateOf(from, calendar.timeZone);
    let leftMs = Math.max(0, minutes) * minuteMs;
    let start: Date | null = null;
    for (let rested = 0; rested < longestRestDays; day = addDays(day, 1)) {
        const open = Math.max(instantAt(day, hours.openMinute, calendar.timeZone).getTime(), from.getTime());
        const close = instantAt(day, hours.closeMinute, calendar.timeZone).getTime();
        if (!isWorkingDay(day, calendar) || open >= close) {
            rested++;
            continue;
        }
        rested = 0;
        start ??= new Date(open);
        if (leftMs <= close - open) {
            return { start, end: new Date(open + leftMs) };
        }
        leftMs -= close - open;
    }
    throw new RangeError('The calendar has no working day, or the station is never open.');
}

/** When a place of the station is free: its places hold the operations that end last, all others end before. */
function freePlaces(hours: StationHours): number[] {
    const latest = hours.busyUntil.map(end => end.getTime()).sort((a, b) => b - a).slice(0, hours.parallelOperations);
    return [...latest, ...Array<number>(Math.max(0, hours.parallelOperations - latest.length)).fill(0)];
}

/**
 * Plans each step after the one before, from `from` on, at the first free place of its station.
 * Never before `from`, never in a closed hour, and never two at one place.
 */
export function forwardSchedule(
    steps: readonly StepToPlan[],
    stations: ReadonlyMap<number, StationHours>,
    calendar: WorkCalendar,
    from: Date,
): PlannedSpan[] {
    const places = new Map([...stations].map(([id, hours]) => [id, freePlaces(hours)]));
    let earliest = from.getTime();
    return steps.map(step => {
        const hours = stations.get(step.stationId);
        const free = places.get(step.stationId);
        if (hours === undefined || free === undefined) {
            throw new RangeError(`No working hours for station ${step.stationId}.`);
        }
        const place = free.indexOf(Math.min(...free));
        const span = workingSpan(new Date(Math.max(earliest, free[place] ?? 0)), step.minutes, hours, calendar);
        free[place] = span.end.getTime();
        earliest = span.end.getTime();
        return span;
    });
}

/** Working minutes that a routing asks for: set-up once, then each unit. Part minutes count as whole. */
export function plannedMinutes(setupMinutes: number, minutesPerUnit: number, quantity: number): number {
    // Rounded to a millionth first, so that 0.1 × 30 is 3 minutes and not 4.
    return Math.ceil(Number((setupMinutes + minutesPerUnit * quantity).toFixed(6)));
}
