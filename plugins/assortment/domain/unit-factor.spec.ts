import fc from 'fast-check';

import { factorOf, mostFactor, mostPerUnits, reduced } from './unit-factor';

describe('a unit factor in a file', () => {
    it('is read exactly, whole, as a fraction, or with a point or a comma', () => {
        expect(factorOf('25')).toEqual({ factor: 25, perUnits: 1 });
        expect(factorOf(' 5 / 2 ')).toEqual({ factor: 5, perUnits: 2 });
        expect(factorOf('1.44')).toEqual({ factor: 36, perUnits: 25 });
        expect(factorOf('1,44')).toEqual({ factor: 36, perUnits: 25 });
        expect(factorOf('0.5')).toEqual({ factor: 1, perUnits: 2 });
    });

    it('is refused when it is none, zero, negative, one, or finer than we count', () => {
        for (const text of ['', 'abc', '0', '0/3', '3/0', '-2', '1', '2/2', '1.0', '1e3', '0.000001', '2000000', '1.2.3']) {
            expect(factorOf(text)).toBeNull();
        }
    });

    it('property: what is written from a ratio is read back as that ratio in lowest terms', () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: mostFactor }), fc.integer({ min: 1, max: mostPerUnits }), (factor, perUnits) => {
            fc.pre(factor !== perUnits);
            const { code, ...lowest } = reduced({ code: 'box', factor, perUnits });
            expect(code).toBe('box');
            expect(factorOf(`${factor}/${perUnits}`)).toEqual(lowest);
            expect(lowest.factor * perUnits).toBe(factor * lowest.perUnits);
        }));
    });
});
