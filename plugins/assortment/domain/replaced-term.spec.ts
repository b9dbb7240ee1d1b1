import fc from 'fast-check';

import { searchKey } from '../../../kernel/text';
import { phrasesIn, replacedTerm } from './replaced-term';

const map = (pairs: Record<string, string>) => new Map(Object.entries(pairs).map(([phrase, text]) => [searchKey(phrase), text]));

describe('what staff set in place of a phrase', () => {
    it.each([
        ['mokett', 'moquette'],
        ['Red  MOKETT 3m', 'red moquette 3m'],
        ['قالي', 'فرش'],
        ['قالی ماشینی', 'فرش ماشینی ۱۲۰۰ شانه'],
        ['wykładzina podłogowa', 'moquette'],
    ])('%s is searched as %s', (typed, searched) => {
        const known = map({ mokett: 'moquette', قالی: 'فرش', 'قالی ماشینی': 'فرش ماشینی ۱۲۰۰ شانه', 'wykladzina podlogowa': 'moquette' });
        expect(replacedTerm(typed, known)).toBe(searched);
    });

    it('replaces whole words only, and nothing that it has put in', () => {
        expect(replacedTerm('mokettes', map({ mokett: 'moquette' }))).toBeNull();
        expect(replacedTerm('a', map({ a: 'b', b: 'a' }))).toBe('b');
        expect(replacedTerm('', map({ a: 'b' }))).toBeNull();
    });

    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 8 }).map(all => all.join(' '));

    it('finds every phrase that it could replace among those of the text', () => {
        fc.assert(fc.property(words, words, (text, phrase) => (replacedTerm(text, map({ [phrase]: 'x' })) !== null) === phrasesIn(text).includes(phrase)));
    });

    it('changes nothing where nothing is set', () => {
        fc.assert(fc.property(words, text => replacedTerm(text, new Map()) === null));
    });
});
