import fc from 'fast-check';

import { operationStates } from './operation-states';
import { nowReady, type OperationInLine } from './readiness';

const line = fc
    .array(fc.record({ sequence: fc.integer({ min: 1, max: 5 }), state: fc.constantFrom(...operationStates) }), { maxLength: 8 })
    .map(list => list.map((one, index): OperationInLine => ({ ...one, id: index + 1 })));

describe('nowReady', () => {
    it('lets the first operation begin', () => {
        expect(nowReady([{ id: 1, sequence: 1, state: 'waiting' }, { id: 2, sequence: 2, state: 'waiting' }])).toEqual([1]);
    });

    it('keeps an operation back while its predecessor is paused', () => {
        expect(nowReady([{ id: 1, sequence: 1, state: 'paused' }, { id: 2, sequence: 2, state: 'waiting' }])).toEqual([]);
    });

    it('releases two operations of one sequence together', () => {
        expect(nowReady([
            { id: 1, sequence: 1, state: 'done' },
            { id: 2, sequence: 2, state: 'waiting' },
            { id: 3, sequence: 2, state: 'waiting' },
        ])).toEqual([2, 3]);
    });

    it('never releases an operation before its predecessors are done', () => {
        fc.assert(fc.property(line, operations => {
            for (const id of nowReady(operations)) {
                const ready = operations.find(one => one.id === id);
                expect(operations.filter(one => ready && one.sequence < ready.sequence).every(one => one.state === 'done')).toBe(true);
            }
        }));
    });

    it('never leaves a line of waiting and done operations stuck', () => {
        const settled = line.map(list => list.map(one => ({ ...one, state: one.state === 'done' ? ('done' as const) : ('waiting' as const) })));
        fc.assert(fc.property(settled, operations => {
            expect(nowReady(operations).length > 0).toBe(operations.some(one => one.state === 'waiting'));
        }));
    });
});
