import { addDays, instantAt, isWorkingDay, type LocalDate, localDateOf, type WorkingCalendar } from './time';

/** The firm's days of work, in its own time zone. */
export interface WorkCalendar extends WorkingCalendar {
    timeZone: string;
}

/** When a place of work stands still although the firm works: a repair, a missing operator. */
export interface Downtime {
    from: Date;
    until: Date;
}

export interface OpeningHours {
    /** Minutes after local midnight. */
    openMinute: number;
    closeMinute: number;
    downtimes: readonly Downtime[];
}

interface OpenSpan {
    opens: number;
    closes: number;
    /** The open milliseconds before it. */
    before: number;
}

/** No firm rests longer; a calendar without any working day must not search for ever. */
const longestRestDays = 400;

/**
 * The open hours of a place of work from an instant on, laid end to end and counted in milliseconds: what is planned on this axis jumps over nights,
 * days off and downtimes by itself. It grows as far as it is asked.
 */
export class WorkingAxis {
    private readonly spans: OpenSpan[] = [];
    private readonly downtimes: readonly Downtime[];
    private day: LocalDate;
    private length = 0;

    constructor(private readonly hours: OpeningHours, private readonly calendar: WorkCalendar, private readonly from: Date) {
        this.day = localDateOf(from, calendar.timeZone);
        this.downtimes = hours.downtimes.toSorted((a, b) => a.from.getTime() - b.from.getTime());
    }

    /** How much open time lies before the instant. */
    positionOf(instant: Date): number {
        const at = instant.getTime();
        while (at > (this.spans.at(-1)?.closes ?? -Infinity)) this.grow();
        const span = this.spans[this.first(one => one.closes >= at)];
        return span === undefined ? 0 : span.before + Math.max(0, at - span.opens);
    }

    /** When work begins that has this position: at the end of an open span, with the opening of the next one. */
    startAt(position: number): Date {
        while (position >= this.length) this.grow();
        const span = this.spans[this.first(one => one.before + (one.closes - one.opens) > position)]!;
        return new Date(span.opens + position - span.before);
    }

    /** When work ends that has this position: at the end of an open span, with its closing. */
    endAt(position: number): Date {
        while (position > this.length || this.spans.length === 0) this.grow();
        const span = this.spans[this.first(one => one.before + (one.closes - one.opens) >= position)]!;
        return new Date(span.opens + position - span.before);
    }

    /** The index of the first span that fulfils what holds for all after it too. */
    private first(holds: (span: OpenSpan) => boolean): number {
        let low = 0;
        let high = this.spans.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (holds(this.spans[middle]!)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private grow(): void {
        for (let rested = 0; rested < longestRestDays; rested++) {
            const added = this.addDay(this.day);
            this.day = addDays(this.day, 1);
            if (added) return;
        }
        throw new RangeError('The calendar has no working day, or the place is never open.');
    }

    private addDay(day: LocalDate): boolean {
        if (!isWorkingDay(day, this.calendar)) return false;
        const { openMinute, closeMinute } = this.hours;
        const count = this.spans.length;
        let opens = Math.max(instantAt(day, openMinute, this.calendar.timeZone).getTime(), this.from.getTime());
        const closes = instantAt(day, closeMinute, this.calendar.timeZone).getTime();
        for (const { from, until } of this.downtimes) {
            if (until.getTime() <= opens || from.getTime() >= closes) continue;
            this.add(opens, from.getTime());
            opens = Math.max(opens, until.getTime());
        }
        this.add(opens, closes);
        return this.spans.length > count;
    }

    private add(opens: number, closes: number): void {
        if (opens >= closes) return;
        this.spans.push({ opens, closes, before: this.length });
        this.length += closes - opens;
    }
}
