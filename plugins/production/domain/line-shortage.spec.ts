import fc from 'fast-check';

import { isProductionFinished, type LineMade, missingOf, refuseShortageDecision } from './line-shortage';

const line: LineMade = { ordered: 20, made: 19, writtenOff: 0, isOpen: false };
const anyLine: fc.Arbitrary<LineMade> = fc.record({ ordered: fc.nat(1000), made: fc.nat(1000), writtenOff: fc.nat(1000), isOpen: fc.boolean() });

describe('what is missing of a line', () => {
    it.each<[string, LineMade, number]>([
        ['one of twenty', line, 1],
        ['nothing while work goes on', { ...line, isOpen: true }, 0],
        ['nothing after it was written off', { ...line, writtenOff: 1 }, 0],
        ['nothing when the order asks for no more', { ...line, ordered: 19 }, 0],
        ['all of a line whose work was cancelled', { ...line, made: 0 }, 20],
        ['nothing where more was made', { ...line, made: 25 }, 0],
    ])('%s', (_, given, answer) => expect(missingOf(given)).toBe(answer));

    it('is decided on by whoever has seen it', () => {
        expect(refuseShortageDecision(line, 1)).toBeNull();
        expect(refuseShortageDecision(line, 2)).toBe('shortage-changed');
        expect(refuseShortageDecision({ ...line, isOpen: true }, 1)).toBe('nothing-missing');
    });
});

describe('an order in production', () => {
    it('is not made while a line of it is short, and nobody has decided', () => {
        expect(isProductionFinished([])).toBe(false);
        expect(isProductionFinished([line])).toBe(false);
        expect(isProductionFinished([line, { ...line, made: 20 }])).toBe(false);
        expect(isProductionFinished([{ ...line, made: 20 }])).toBe(true);
        expect(isProductionFinished([{ ...line, writtenOff: 1 }])).toBe(true);
    });

    it('is made exactly when every line has what was ordered or was written off, and no work is open', () => {
        fc.assert(fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), lines => {
            const is = lines.every(({ ordered, made, writtenOff, isOpen }) => !isOpen && made + writtenOff >= ordered);
            expect(isProductionFinished(lines)).toBe(is);
        }));
    });

    it('has nothing missing any more once all that is missing is decided on', () => {
        fc.assert(fc.property(anyLine, given => {
            const missing = missingOf(given);
            expect(missingOf({ ...given, writtenOff: given.writtenOff + missing })).toBe(0);
            expect(missingOf({ ...given, ordered: given.ordered - missing })).toBe(0);
            expect(missingOf({ ...given, made: given.made + missing })).toBe(0);
        }));
    });
});
