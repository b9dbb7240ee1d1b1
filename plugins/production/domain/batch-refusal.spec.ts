import { operationStates } from './operation-states';
import { isUntouched, refuseBatch, type StepToBatch, stepsWord, type WorkToBatch } from './batch-refusal';

const step = (sequence: number, change: Partial<StepToBatch> = {}): StepToBatch => ({ sequence, kind: 'tuft', stationId: 7, operatorId: null, state: 'waiting', ...change });
const work = (id: number, change: Partial<WorkToBatch> = {}): WorkToBatch =>
    ({ id, variantId: 3, routingId: 4, state: 'released', batchId: null, operations: [step(1, { state: 'ready' }), step(2)], ...change });

describe('work orders that are to be made at once', () => {
    it('are planned or released, of one article and one routing, and untouched', () => {
        expect(refuseBatch([work(1), work(2, { state: 'planned', operations: [step(2), step(1)] }), work(3)])).toBeNull();
    });

    it.each([
        ['batch-closed', { state: 'cancelled' }], ['batch-closed', { state: 'done' }],
        ['batch-begun', { state: 'running' }], ['batch-begun', { operations: [step(1, { state: 'blocked' }), step(2)] }], ['batch-begun', { operations: [step(1, { state: 'paused' }), step(2)] }],
        ['other-batch', { batchId: 9 }],
        ['other-article', { variantId: 5 }],
        ['other-routing', { routingId: 5 }], ['other-routing', { operations: [step(1)] }], ['other-routing', { operations: [step(1), step(2, { stationId: 8 })] }],
        ['other-routing', { operations: [step(1), step(2, { operatorId: 8 })] }], ['other-routing', { operations: [step(1), step(2, { kind: 'sew' })] }],
    ] as const)('are refused as %s', (reason, change) => {
        expect(refuseBatch([work(1), work(2, change)])).toBe(reason);
        expect(refuseBatch([work(2, change), work(1)])).toBe(reason);
    });

    it('have no steps side by side, of which nobody could say which belongs to which', () => {
        const twins = { operations: [step(1), step(1)] };
        expect(refuseBatch([work(1, twins), work(2, twins)])).toBe('other-routing');
    });

    it('are untouched while each step waits for its turn', () => {
        expect(operationStates.filter(state => isUntouched([step(1, { state })]))).toEqual(['waiting', 'ready']);
    });

    it('have the same steps in whatever order they are read', () => {
        expect(stepsWord([step(1), step(2, { operatorId: 5 })])).toBe(stepsWord([step(2, { operatorId: 5 }), step(1)]));
    });
});
