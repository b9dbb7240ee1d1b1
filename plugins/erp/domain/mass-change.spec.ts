import fc from 'fast-check';

import { fewest, isMassChange } from './mass-change';

describe('a mass change', () => {
    it.each([
        [{ known: 1000, changed: 50, gone: 0 }, false],
        [{ known: 1000, changed: 50, gone: 1 }, true],
        [{ known: 0, changed: 0, gone: 0 }, false],
        [{ known: 12, changed: 0, gone: fewest }, false],
        [{ known: 12, changed: 0, gone: fewest + 1 }, true],
    ])('%j at five hundredths: %j', (plan, held) => {
        expect(isMassChange(plan, 5)).toBe(held);
    });

    it('stays one when more changes, and may be none when more is allowed', () => {
        const plan = fc.record({ known: fc.nat(100_000), changed: fc.nat(100_000), gone: fc.nat(100_000) });
        fc.assert(fc.property(plan, fc.integer({ min: 1, max: 99 }), (given, percent) => {
            if (isMassChange(given, percent + 1)) expect(isMassChange(given, percent)).toBe(true);
            if (isMassChange(given, percent)) expect(isMassChange({ ...given, gone: given.gone + 1 }, percent)).toBe(true);
        }));
    });
});
