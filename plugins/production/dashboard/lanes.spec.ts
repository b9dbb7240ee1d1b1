import fc from 'fast-check';

import { lanesOf } from './lanes';

describe('lanes', () => {
    it('hold no two spans at once, and are as many as the deepest overlap', () => {
        const span = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 30 })).map(([start, length]) => ({ start, end: start + length }));
        fc.assert(fc.property(fc.array(span, { maxLength: 25 }), spans => {
            const lanes = lanesOf(spans);
            for (const [i, one] of spans.entries()) {
                for (const [k, other] of spans.entries()) {
                    if (i < k && lanes[i] === lanes[k]) expect(one.end <= other.start || other.end <= one.start).toBe(true);
                }
            }
            const deepest = Math.max(0, ...spans.map(({ start }) => spans.filter(one => one.start <= start && start < one.end).length));
            expect(new Set(lanes).size).toBe(deepest);
        }));
    });
});
