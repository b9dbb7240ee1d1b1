import fc from 'fast-check';

import { isOnTheFloor, mayBecome, workOrderStates } from './work-order-states';

const state = fc.constantFrom(...workOrderStates);

describe('the life of a work order', () => {
    it('reaches nothing from a final state', () => {
        fc.assert(fc.property(fc.constantFrom('done' as const, 'cancelled' as const), state, (from, to) => {
            expect(mayBecome(from, to)).toBe(false);
        }));
    });

    it('is on the floor from its release to its end', () => {
        expect(workOrderStates.filter(isOnTheFloor)).toEqual(['released', 'running']);
    });
});
