import fc from 'fast-check';

import { refuseName } from './specimen-name';

describe('refuseName', () => {
    it('takes a name of exactly 80 characters and no longer one', () => {
        expect(refuseName('a'.repeat(80))).toBeNull();
        expect(refuseName('a'.repeat(81))).toBe('too-long');
    });

    it('never takes blanks for a name', () => {
        fc.assert(fc.property(fc.nat({ max: 80 }), n => refuseName(' '.repeat(n)) === 'empty'));
    });
});
