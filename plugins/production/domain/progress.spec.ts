import fc from 'fast-check';

import { operationStates } from './operation-states';
import { progressPercent } from './progress';

const one = fc.record({
    state: fc.constantFrom(...operationStates), plannedMinutes: fc.integer({ min: 0, max: 100_000 }),
    quantity: fc.nat({ max: 1000 }), goodQuantity: fc.nat({ max: 1000 }), scrapQuantity: fc.nat({ max: 1000 }),
});
const work = fc.array(one);
const pieces = { quantity: 10, goodQuantity: 0, scrapQuantity: 0 };

describe('progressPercent', () => {
    it('weighs each operation by its planned time', () => {
        expect(progressPercent([{ state: 'done', plannedMinutes: 30, ...pieces }, { state: 'running', plannedMinutes: 90, ...pieces }])).toBe(25);
    });

    it('counts the pieces that are through, good or scrapped', () => {
        expect(progressPercent([{ state: 'running', plannedMinutes: 60, quantity: 10, goodQuantity: 3, scrapQuantity: 1 }])).toBe(40);
    });

    it('is 99 while all pieces are through and somebody has still to say that it is finished', () => {
        expect(progressPercent([{ state: 'running', plannedMinutes: 60, quantity: 10, goodQuantity: 10, scrapQuantity: 0 }])).toBe(99);
    });

    it('is 0 where nothing is planned', () => {
        expect(progressPercent([])).toBe(0);
    });

    it('is 100 exactly when all is done', () => {
        fc.assert(fc.property(work, operations => {
            const percent = progressPercent(operations);
            expect(percent).toBeGreaterThanOrEqual(0);
            expect(percent === 100).toBe(operations.length > 0 && operations.every(each => each.state === 'done'));
        }));
    });

    it('never falls when pieces come or an operation is done', () => {
        fc.assert(fc.property(work, fc.nat(), fc.nat({ max: 50 }), fc.boolean(), (operations, n, more, isDone) => {
            const later = operations.map((each, index) => (index !== n % Math.max(1, operations.length) ? each : {
                ...each, goodQuantity: each.goodQuantity + more, state: isDone ? ('done' as const) : each.state,
            }));
            expect(progressPercent(later)).toBeGreaterThanOrEqual(progressPercent(operations));
        }));
    });
});
