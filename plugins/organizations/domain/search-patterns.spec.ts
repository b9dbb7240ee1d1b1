import fc from 'fast-check';

import { searchPatterns } from './search-patterns';

describe('searchPatterns', () => {
    it.each([
        ['Dywany', 'dywany', ['%dywany%']],
        ['C-1001', 'c 1001', ['%c 1001%', '%c-1001%']],
        ['021 8877 4512', '021 8877 4512', ['%021 8877 4512%', '%2188774512%']],
        ['50%_off', '50 off', ['%50 off%', '%50\\%\\_off%']],
        ['  ', '', []],
    ])('of %p', (term, key, patterns) => {
        expect(searchPatterns(term, key)).toEqual(patterns);
    });

    it('are few and never match everything', () => {
        fc.assert(
            fc.property(fc.string(), fc.string(), (term, key) => {
                const patterns = searchPatterns(term, key);
                expect(patterns.length).toBeLessThanOrEqual(3);
                expect(patterns).not.toContain('%%');
            }),
        );
    });
});
