import fc from 'fast-check';

import { batchMinutes } from './batch-minutes';
import { finitePlan, type PlanStation } from './finite-plan';
import { type OpenOperation, type Pin, taskOf } from './open-work';
import { planBlocks } from './plan-blocks';
import type { WorkCalendar } from '../../../kernel/working-axis';

const operation = (id: number, change: Partial<OpenOperation> = {}): OpenOperation => ({
    id, workOrderId: id, sequence: 1, stationId: 1, state: 'ready', startedAt: null, plannedMinutes: 60, setupMinutes: 40, workedMinutes: 0, batchId: null, ...change,
});

describe('what is planned as one', () => {
    it('is one step of a batch: one set-up, all pieces, and the time worked on all of it', () => {
        const step = [operation(1, { batchId: 5, state: 'running', workedMinutes: 20 }), operation(3, { batchId: 5, plannedMinutes: 90, state: 'running', workedMinutes: 10 })];
        const blocks = planBlocks([step[0]!, operation(2), step[1]!, operation(4, { batchId: 5, sequence: 2 }), operation(6, { batchId: 7 })]);
        expect(blocks.map(block => block.operations.map(one => one.id))).toEqual([[1, 3], [2], [4], [6]]);
        expect(blocks[0]!.together).toMatchObject({ id: 1, plannedMinutes: 40 + 20 + 50, workedMinutes: 30, batchId: 5, state: 'running' });
    });

    it('gives a batch one place, never puts a station above its places, and each work order in its order', () => {
        const calendar: WorkCalendar = { timeZone: 'UTC', weekendDays: [], holidays: new Set() };
        const from = new Date('2026-05-01T00:00:00Z');
        const stations: PlanStation[] = [1, 2].map(id => ({ id, places: id, openMinute: 0, closeMinute: 1440, downtimes: [] }));
        // A batch: how many work orders, and of each step the station and the minutes; one of a single work order is none.
        const work = fc.record({ size: fc.integer({ min: 1, max: 4 }), steps: fc.array(fc.record({ stationId: fc.constantFrom(1, 2), setupMinutes: fc.nat(60), pieces: fc.nat(200) }), { minLength: 1, maxLength: 3 }), pin: fc.option(fc.nat(3000)) });
        fc.assert(fc.property(fc.array(work, { minLength: 1, maxLength: 8 }), fc.nat(20), (list, mixed) => {
            const made = list.flatMap(({ size, steps, pin }, index) => Array.from({ length: size }, (_, member) => steps.map(({ stationId, setupMinutes, pieces }, step) => ({
                ...operation(index * 100 + member * 10 + step), workOrderId: index * 100 + member, sequence: step + 1, stationId, setupMinutes, plannedMinutes: setupMinutes + pieces + member,
                batchId: size > 1 ? index + 1 : null, pin: member === 0 && step === 0 ? pin : null,
            })))).flat();
            // Members of a batch need not stand together in the list.
            const open = made.map((one, index) => ({ one, at: (index * (mixed + 1)) % 37 })).sort((a, b) => a.at - b.at).map(({ one }) => one);
            const blocks = planBlocks(open);
            expect(blocks.flatMap(block => block.operations).sort((a, b) => a.id - b.id)).toEqual([...made].sort((a, b) => a.id - b.id));
            const pinOf = (pin: number | null): Pin | undefined => (pin === null ? undefined : { stationId: null, start: new Date(from.getTime() + pin * 60_000) });
            const tasks = blocks.map(block => taskOf(block.together, pinOf(block.operations.find(one => one.pin !== null)?.pin ?? null), from));
            const spans = finitePlan(tasks, stations, [], calendar, from);
            for (const { id, places } of stations) {
                const here = spans.filter((_, index) => tasks[index]!.stationId === id);
                for (const { start } of here) expect(here.filter(one => one.start <= start && start < one.end).length).toBeLessThanOrEqual(places);
            }
            const spanOf = new Map(blocks.flatMap((block, index) => block.operations.map(one => [one.id, spans[index]!] as const)));
            for (const [index, { operations }] of blocks.entries()) {
                expect(spans[index]!.end.getTime() - spans[index]!.start.getTime()).toBe(Math.max(1, batchMinutes(operations)) * 60_000);
            }
            for (const one of made) {
                const before = made.find(other => other.workOrderId === one.workOrderId && other.sequence === one.sequence - 1);
                if (before) expect(spanOf.get(one.id)!.start.getTime()).toBeGreaterThanOrEqual(spanOf.get(before.id)!.end.getTime());
            }
        }));
    });
});
