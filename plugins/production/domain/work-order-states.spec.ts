import fc from 'fast-check';

import { isOnTheFloor, isProductionFinished, mayBecome, workOrderStates } from './work-order-states';

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

    it('finishes an order only when every work order that was not cancelled is done', () => {
        expect(isProductionFinished(['done', 'cancelled', 'done'])).toBe(true);
        expect(isProductionFinished(['done', 'running'])).toBe(false);
        expect(isProductionFinished(['cancelled'])).toBe(false);
        expect(isProductionFinished([])).toBe(false);
    });

    it('is never finished while one is open', () => {
        fc.assert(fc.property(fc.array(state), fc.constantFrom('planned' as const, 'released' as const, 'running' as const), (others, open) => {
            expect(isProductionFinished([...others, open])).toBe(false);
        }));
    });
});
