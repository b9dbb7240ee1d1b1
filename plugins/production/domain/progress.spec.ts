import fc from 'fast-check';

import { operationStates } from './operation-states';
import { progressPercent } from './progress';

const work = fc.array(fc.record({ state: fc.constantFrom(...operationStates), plannedMinutes: fc.integer({ min: 0, max: 100_000 }) }));

describe('progressPercent', () => {
    it('weighs each operation by its planned time', () => {
        expect(progressPercent([{ state: 'done', plannedMinutes: 30 }, { state: 'running', plannedMinutes: 90 }])).toBe(25);
    });

    it('is 0 where nothing is planned', () => {
        expect(progressPercent([])).toBe(0);
    });

    it('is 100 exactly when all is done', () => {
        fc.assert(fc.property(work, operations => {
            const percent = progressPercent(operations);
            expect(percent).toBeGreaterThanOrEqual(0);
            expect(percent === 100).toBe(operations.length > 0 && operations.every(one => one.state === 'done'));
        }));
    });

    it('never falls when one more operation is done', () => {
        fc.assert(fc.property(work, fc.nat(), (operations, n) => {
            const later = operations.map((one, index) => (index === n % Math.max(1, operations.length) ? { ...one, state: 'done' as const } : one));
            expect(progressPercent(later)).toBeGreaterThanOrEqual(progressPercent(operations));
        }));
    });
});
