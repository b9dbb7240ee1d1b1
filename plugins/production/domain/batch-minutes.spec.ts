import fc from 'fast-check';

import { batchMinutes, savedMinutes } from './batch-minutes';

const step = fc.tuple(fc.nat(500), fc.nat(5000)).map(([setupMinutes, pieces]) => ({ setupMinutes, plannedMinutes: setupMinutes + pieces }));

describe('the minutes of a step that is done at once', () => {
    it('are one set-up and all pieces', () => {
        const steps = [{ setupMinutes: 60, plannedMinutes: 80 }, { setupMinutes: 60, plannedMinutes: 90 }, { setupMinutes: 45, plannedMinutes: 55 }];
        expect(batchMinutes(steps)).toBe(60 + 20 + 30 + 10);
        expect(savedMinutes(steps)).toBe(60 + 45);
    });

    it('are those of a work order by itself when it is alone', () => {
        fc.assert(fc.property(step, one => {
            expect(batchMinutes([one])).toBe(one.plannedMinutes);
            expect(savedMinutes([one])).toBe(0);
        }));
    });

    it('are never more than of all by themselves, nor less than of any of them, and one more work order never makes them fewer', () => {
        fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), step, (steps, another) => {
            const minutes = batchMinutes(steps);
            expect(minutes).toBeLessThanOrEqual(steps.reduce((sum, one) => sum + one.plannedMinutes, 0));
            for (const one of steps) expect(minutes).toBeGreaterThanOrEqual(one.plannedMinutes);
            expect(batchMinutes([...steps, another])).toBeGreaterThanOrEqual(minutes);
            expect(savedMinutes([...steps, another])).toBeGreaterThanOrEqual(savedMinutes(steps));
        }));
    });
});
