import { StationLoad } from './station-load';
import { type OpeningHours, type WorkCalendar, WorkingAxis } from '../../../kernel/working-axis';

export interface PlanStation extends OpeningHours {
    id: number;
    /** How many operations may run at the same time. */
    places: number;
}

export interface PlanTask {
    /** The work order. Those named first are planned first: the order of the tasks is their urgency. */
    job: number;
    /** Within the job: begins when all of a lower number have ended; those of one number may run side by side. */
    sequence: number;
    stationId: number;
    /** Working time. */
    minutes: number;
    /** Where a person has put it; null: wherever it fits first. */
    pinnedStart: Date | null;
}

/** A place that is taken whatever is planned. */
export interface TakenPlace {
    stationId: number;
    start: Date;
    end: Date;
}

export interface PlannedSpan {
    start: Date;
    end: Date;
}

const minuteMs = 60_000;

interface Axis {
    axis: WorkingAxis;
    load: StationLoad;
    places: number;
}

/**
 * Plans each task at the first place of its station that is free for the whole of it: never before `from`, never in a closed hour or a downtime, never
 * above the station's places, never before its job's earlier steps have ended. A pinned task begins where it was put, unless its earlier steps end
 * later. The spans stand in the order of the tasks. A station that is not given is the caller's mistake.
 */
export function finitePlan(
    tasks: readonly PlanTask[],
    stations: Iterable<PlanStation>,
    taken: readonly TakenPlace[],
    calendar: WorkCalendar,
    from: Date,
): PlannedSpan[] {
    const axes = new Map<number, Axis>();
    for (const station of stations) {
        axes.set(station.id, { axis: new WorkingAxis(station, calendar, from), load: new StationLoad(), places: station.places });
    }
    for (const { stationId, start, end } of taken) {
        const station = axes.get(stationId);
        if (station === undefined || end <= from) continue;
        station.load.add(station.axis.positionOf(start), station.axis.positionOf(end));
    }
    const reserved = reservePins(tasks, axes);
    const spans = tasks.map((): PlannedSpan => ({ start: from, end: from }));
    for (const job of inJobs(tasks)) {
        let earliest = from;
        let ends = from;
        let sequence = -Infinity;
        for (const index of job) {
            const task = tasks[index]!;
            if (task.sequence > sequence) {
                earliest = ends;
                sequence = task.sequence;
            }
            const span = place(task, stationOf(axes, task), earliest, reserved.get(index));
            spans[index] = span;
            if (span.end > ends) ends = span.end;
        }
    }
    return spans;
}

/** What was put somewhere keeps its place from the others until its turn comes. */
function reservePins(tasks: readonly PlanTask[], axes: ReadonlyMap<number, Axis>): Map<number, [number, number]> {
    const reserved = new Map<number, [number, number]>();
    const pinned = tasks.flatMap((task, index) => (task.pinnedStart === null ? [] : [{ index, task, at: task.pinnedStart }]));
    for (const { index, task, at } of pinned.sort((a, b) => a.at.getTime() - b.at.getTime() || a.index - b.index)) {
        const { axis, load, places } = stationOf(axes, task);
        const length = lengthOf(task);
        const start = load.firstFit(axis.positionOf(at), length, places);
        load.add(start, start + length);
        reserved.set(index, [start, start + length]);
    }
    return reserved;
}

function place(task: PlanTask, { axis, load, places }: Axis, earliest: Date, reservation: [number, number] | undefined): PlannedSpan {
    const length = lengthOf(task);
    let from = axis.positionOf(earliest);
    if (reservation !== undefined) {
        load.add(...reservation, -1);
        from = Math.max(from, reservation[0]);
    }
    const start = load.firstFit(from, length, places);
    load.add(start, start + length);
    return { start: axis.startAt(start), end: axis.endAt(start + length) };
}

/** Work that takes no time at all cannot be seen on a plan: a minute at least. */
function lengthOf({ minutes }: PlanTask): number {
    return Math.max(1, minutes) * minuteMs;
}

/** The indexes of each job's tasks by their sequence, the jobs in the order in which they are first named. */
function inJobs(tasks: readonly PlanTask[]): number[][] {
    const jobs = new Map<number, number[]>();
    for (const [index, { job }] of tasks.entries()) {
        const indexes = jobs.get(job);
        if (indexes === undefined) jobs.set(job, [index]);
        else indexes.push(index);
    }
    return [...jobs.values()].map(indexes => indexes.sort((a, b) => tasks[a]!.sequence - tasks[b]!.sequence || a - b));
}

function stationOf(axes: ReadonlyMap<number, Axis>, { stationId }: PlanTask): Axis {
    const station = axes.get(stationId);
    if (station === undefined) throw new RangeError(`No working hours for station ${stationId}.`);
    return station;
}
