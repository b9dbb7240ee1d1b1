import fc from 'fast-check';

import { parseTerm, type SearchTerm } from './search-term';
import { shownInstead, steps } from './shown-instead';

const term = parseTerm('l,;j') as SearchTerm;

describe('what is said to have been searched instead', () => {
    it.each([
        ['what was typed', null, steps.typed, null],
        ['nothing', null, null, null],
        ['a replacement', 'carpet', steps.typed, { kind: 'REPLACEMENT', text: 'carpet' }],
        ['nothing by a replacement', 'carpet', null, null],
        ['another keyboard', null, 1, { kind: 'LAYOUT', text: 'موکت' }],
        ['a sound', null, steps.sound, { kind: 'SOUND', text: null }],
        ['what is written alike, of a replacement', 'carpet', steps.likeness, { kind: 'SIMILAR', text: 'carpet' }],
    ])('%s', (_what, replaced, step, said) => expect(shownInstead(term, replaced, step)).toEqual(said));

    it('no reading of any text takes the place of another step', () => {
        fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), text => (parseTerm(text)?.readings.length ?? 0) < steps.sound));
    });
});
