import fc from 'fast-check';

import { operationStates } from './operation-states';
import { nowReady, type OperationInLine } from './readiness';

const one = (id: number, sequence: number, state: OperationInLine['state'], good = 0, overlap = false): OperationInLine => ({ id, sequence, state, good, overlap });
const line = fc
    .array(fc.record({
        sequence: fc.integer({ min: 1, max: 5 }), state: fc.constantFrom(...operationStates), good: fc.nat({ max: 3 }), overlap: fc.boolean(),
    }), { maxLength: 8 })
    .map(list => list.map((fields, index): OperationInLine => ({ ...fields, id: index + 1 })));

describe('nowReady', () => {
    it('lets the first operation begin', () => {
        expect(nowReady([one(1, 1, 'waiting'), one(2, 2, 'waiting')])).toEqual([1]);
    });

    it('keeps an operation back while its predecessor is paused', () => {
        expect(nowReady([one(1, 1, 'paused', 3), one(2, 2, 'waiting')])).toEqual([]);
    });

    it('lets a station that takes parts begin with the first pieces', () => {
        expect(nowReady([one(1, 1, 'running'), one(2, 2, 'waiting', 0, true)])).toEqual([]);
        expect(nowReady([one(1, 1, 'running', 3), one(2, 2, 'waiting', 0, true)])).toEqual([2]);
        expect(nowReady([one(1, 1, 'running', 3), one(2, 1, 'waiting', 0), one(3, 2, 'waiting', 0, true)])).toEqual([2]);
    });

    it('releases two operations of one sequence together', () => {
        expect(nowReady([one(1, 1, 'done'), one(2, 2, 'waiting'), one(3, 2, 'waiting')])).toEqual([2, 3]);
    });

    it('never releases an operation before its predecessors are done, but where the station takes parts', () => {
        fc.assert(fc.property(line, operations => {
            for (const id of nowReady(operations)) {
                const ready = operations.find(other => other.id === id);
                expect(ready?.overlap || operations.filter(other => ready && other.sequence < ready.sequence).every(other => other.state === 'done')).toBe(true);
            }
        }));
    });

    it('never leaves a line of waiting and done operations stuck', () => {
        const settled = line.map(list => list.map(other => ({ ...other, state: other.state === 'done' ? ('done' as const) : ('waiting' as const) })));
        fc.assert(fc.property(settled, operations => {
            expect(nowReady(operations).length > 0).toBe(operations.some(other => other.state === 'waiting'));
        }));
    });
});
