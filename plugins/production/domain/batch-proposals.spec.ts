import fc from 'fast-check';

import { type BatchCandidate, proposeBatches } from './batch-proposals';
import { refuseBatch } from './batch-refusal';

const work = (id: number, day: string, change: Partial<BatchCandidate> = {}, setupMinutes = 60): BatchCandidate => ({
    id, day, variantId: 3, routingId: 4, state: 'released', batchId: null,
    operations: [1, 2].map(sequence => ({ sequence, kind: 'tuft', stationId: 7, operatorId: null, state: 'waiting', setupMinutes, plannedMinutes: setupMinutes + 10 })), ...change,
});

describe('proposals of batches', () => {
    it('are work orders of one article whose days lie near each other, with the set-ups saved', () => {
        const candidates = [work(1, '2026-05-01'), work(2, '2026-05-08'), work(3, '2026-05-09'), work(4, '2026-05-02', { variantId: 9 }), work(5, '2026-05-04', { batchId: 1 })];
        expect(proposeBatches(candidates, 7, 50)).toEqual([{ workOrderIds: [1, 2], savedMinutes: 120 }]);
        expect(proposeBatches(candidates, 8, 50)).toEqual([{ workOrderIds: [1, 2, 3], savedMinutes: 240 }]);
        expect(proposeBatches(candidates, 6, 50)).toEqual([{ workOrderIds: [2, 3], savedMinutes: 120 }]);
    });

    it('are none where nothing is set up', () => {
        expect(proposeBatches([work(1, '2026-05-01', {}, 0), work(2, '2026-05-01', {}, 0)], 7, 50)).toEqual([]);
    });

    it('stand with the one that saves most first', () => {
        const candidates = [work(1, '2026-05-01'), work(2, '2026-05-01'), work(3, '2026-05-01', { variantId: 9 }, 90), work(4, '2026-05-01', { variantId: 9 }, 90)];
        expect(proposeBatches(candidates, 7, 50).map(one => one.workOrderIds)).toEqual([[3, 4], [1, 2]]);
    });

    it('can all be made, name each work order once, and none too many or too far from each other', () => {
        const candidate = fc.record({ day: fc.integer({ min: 1, max: 28 }), variantId: fc.integer({ min: 1, max: 2 }), routingId: fc.integer({ min: 1, max: 2 }), isBatched: fc.boolean() });
        fc.assert(fc.property(fc.array(candidate, { maxLength: 40 }), fc.nat(10), fc.integer({ min: 2, max: 6 }), (list, days, most) => {
            const all = list.map(({ day, isBatched, ...change }, index) => work(index + 1, `2026-05-${String(day).padStart(2, '0')}`, { ...change, batchId: isBatched ? 1 : null }));
            const proposals = proposeBatches(all, days, most);
            const named = proposals.flatMap(one => one.workOrderIds);
            expect(new Set(named).size).toBe(named.length);
            for (const { workOrderIds } of proposals) {
                const group = all.filter(one => workOrderIds.includes(one.id));
                expect(refuseBatch(group)).toBeNull();
                expect(group.length).toBeGreaterThanOrEqual(2);
                expect(group.length).toBeLessThanOrEqual(most);
                const times = group.map(one => Date.parse(one.day));
                expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(days * 86_400_000);
            }
        }));
    });
});
