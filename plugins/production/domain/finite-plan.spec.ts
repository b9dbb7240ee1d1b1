import fc from 'fast-check';

import { localTimeOf } from '../../../kernel/time';
import { finitePlan, type PlanStation, type PlanTask } from './finite-plan';
import type { WorkCalendar } from '../../../kernel/working-axis';

const tehran: WorkCalendar = { timeZone: 'Asia/Tehran', weekendDays: [5], holidays: new Set(['2026-03-21']) };
/** Saturday 4 April 2026, 08:00 in Tehran. */
const opening = new Date('2026-04-04T04:30:00Z');
const minute = 60_000;
const at = (minutes: number) => new Date(opening.getTime() + minutes * minute);

const station = (id: number, places = 1, change: Partial<PlanStation> = {}): PlanStation =>
    ({ id, places, openMinute: 480, closeMinute: 960, downtimes: [], ...change });
const task = (job: number, stationId: number, minutes: number, change: Partial<PlanTask> = {}): PlanTask =>
    ({ job, sequence: 1, stationId, minutes, pinnedStart: null, ...change });

/** Sweeps over the starts and ends, an end before a start of the same moment, and gives the deepest overlap. */
function deepest(spans: readonly { start: Date; end: Date }[]): number {
    const events = spans.flatMap(({ start, end }) => [[start.getTime(), 1], [end.getTime(), -1]] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let depth = 0;
    return Math.max(0, ...events.map(([, by]) => (depth += by)));
}

describe('the finite plan', () => {
    it('plans the more urgent job first, and fills the gap that it leaves', () => {
        const tasks = [task(1, 1, 60), task(1, 2, 60, { sequence: 2 }), task(2, 2, 60), task(3, 2, 90)];
        const spans = finitePlan(tasks, [station(1), station(2)], [], tehran, opening);
        expect(spans.map(one => one.start)).toEqual([at(0), at(60), at(0), at(120)]);
    });

    it('waits until a taken place is free, and lets a second place be used', () => {
        const taken = [{ stationId: 1, start: at(-60), end: at(120) }];
        expect(finitePlan([task(1, 1, 30)], [station(1)], taken, tehran, opening)[0]?.start).toEqual(at(120));
        expect(finitePlan([task(1, 1, 30)], [station(1, 2)], taken, tehran, opening)[0]?.start).toEqual(at(0));
    });

    it('keeps a pinned task where it was put, and lets the others give way', () => {
        const tasks = [task(1, 1, 60), task(2, 1, 60, { pinnedStart: at(30) })];
        expect(finitePlan(tasks, [station(1)], [], tehran, opening).map(one => one.start)).toEqual([at(90), at(30)]);
    });

    it('moves a pinned task that was put before the end of its earlier steps', () => {
        const tasks = [task(1, 1, 60), task(1, 2, 30, { sequence: 2, pinnedStart: at(10) })];
        expect(finitePlan(tasks, [station(1), station(2)], [], tehran, opening)[1]?.start).toEqual(at(60));
    });

    it('lets steps of one number run side by side', () => {
        const tasks = [task(1, 1, 60), task(1, 2, 30), task(1, 1, 30, { sequence: 2 })];
        expect(finitePlan(tasks, [station(1), station(2)], [], tehran, opening).map(one => one.start)).toEqual([at(0), at(0), at(60)]);
    });

    it('plans around a downtime', () => {
        const broken = station(1, 1, { downtimes: [{ from: at(30), until: at(90) }] });
        expect(finitePlan([task(1, 1, 60)], [broken], [], tehran, opening)[0]).toEqual({ start: at(0), end: at(120) });
    });

    it('never has a station above its places at any instant, keeps each job in order, works in open hours only and exactly as long as asked', () => {
        const stations = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).map(([one, two]) => [station(1, one), station(2, two, { openMinute: 600, closeMinute: 720 })]);
        const tasks = fc.array(fc.record({
            job: fc.nat(8), sequence: fc.integer({ min: 1, max: 4 }), stationId: fc.constantFrom(1, 2), minutes: fc.integer({ min: 0, max: 700 }),
            pinnedStart: fc.option(fc.integer({ min: -100, max: 4000 }).map(at), { freq: 4 }),
        }), { maxLength: 40 });
        fc.assert(fc.property(stations, tasks, tasks, (places, list, earlier) => {
            const held = finitePlan(earlier, places, [], tehran, opening).map((span, i) => ({ ...span, stationId: earlier[i]!.stationId }));
            const spans = finitePlan(list, places, held, tehran, opening);
            for (const { id, places: most } of places) {
                const here = spans.filter((_, i) => list[i]?.stationId === id);
                expect(deepest([...here, ...held.filter(one => one.stationId === id)])).toBeLessThanOrEqual(most);
            }
            for (const [i, one] of list.entries()) {
                const span = spans[i]!;
                for (const [k, other] of list.entries()) {
                    if (other.job === one.job && other.sequence < one.sequence) expect(span.start.getTime()).toBeGreaterThanOrEqual(spans[k]!.end.getTime());
                }
                const { openMinute, closeMinute } = places[one.stationId - 1]!;
                const begins = localTimeOf(span.start, tehran.timeZone).minute;
                expect(begins).toBeGreaterThanOrEqual(openMinute);
                expect(begins).toBeLessThan(closeMinute);
                expect(workedMinutes(span, openMinute, closeMinute)).toBe(Math.max(1, one.minutes));
            }
        }), { numRuns: 150 });
    });

    it('plans 5,000 operations on 40 stations', () => {
        const stations = Array.from({ length: 40 }, (_, i) => station(i + 1, 1 + (i % 3)));
        const tasks = Array.from({ length: 5000 }, (_, i) => task(Math.floor(i / 5), 1 + ((i * 7) % 40), 20 + (i % 90), { sequence: 1 + (i % 5) }));
        const spans = finitePlan(tasks, stations, [], tehran, opening);
        for (const { id, places } of stations) expect(deepest(spans.filter((_, i) => tasks[i]?.stationId === id))).toBeLessThanOrEqual(places);
    });
});

/** Counted minute by minute: open minutes of working days within the span. Tehran has no clock changes. */
function workedMinutes({ start, end }: { start: Date; end: Date }, openMinute: number, closeMinute: number): number {
    let worked = 0;
    for (let time = start.getTime(); time < end.getTime();) {
        const local = new Date(time + 210 * minute);
        const midnight = Math.floor(local.getTime() / 86_400_000) * 86_400_000 - 210 * minute;
        const isOpenDay = local.getUTCDay() !== 5 && !tehran.holidays.has(local.toISOString().slice(0, 10));
        const from = Math.max(time, midnight + openMinute * minute);
        const until = Math.min(end.getTime(), midnight + closeMinute * minute);
        if (isOpenDay && until > from) worked += (until - from) / minute;
        time = midnight + 86_400_000;
    }
    return worked;
}
