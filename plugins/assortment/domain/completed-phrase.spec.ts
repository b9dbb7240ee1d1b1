import fc from 'fast-check';

import { searchKey } from '../../../kernel/text';
import { completedPhrases, likelierFirst } from './completed-phrase';

describe('phrases that go on from what is typed', () => {
    it.each([
        ['cr', ['Cream', 'Crimson', 'Beige'], ['Cream', 'Crimson']],
        ['damavand cr', ['Cream', 'Crimson'], ['damavand Cream', 'damavand Crimson']],
        ['موکت زر', ['زرشکی', 'سبز'], ['موکت زرشکی']],
        ['kremow', ['Kremowy', 'Ściana'], ['Kremowy']],
        ['scia', ['Ściana'], ['Ściana']],
        ['damavand ', ['Crimson'], []],
        ['', ['Crimson'], []],
        ['Crimson', ['crimson'], []],
        ['wool w', ['Wool'], []],
    ])('%s', (typed, names, phrases) => expect(completedPhrases(typed, names, 5)).toEqual(phrases));

    it('begin with what is typed, are distinct, and never more than wanted', () => {
        const word = fc.constantFrom('cr', 'cream', 'Crimson', 'زرشکی', 'زر', 'a', 'b c');
        fc.assert(fc.property(fc.array(word, { maxLength: 3 }), fc.array(word), fc.nat(5), (typed, names, most) => {
            const phrases = completedPhrases(typed.join(' '), names, most);
            const keys = phrases.map(searchKey);
            return phrases.length <= most && new Set(keys).size === keys.length && keys.every(key => key.startsWith(searchKey(typed.join(' '))));
        }));
    });

    it('puts categories of that name first', () => {
        const categories = [{ name: 'Floor' }, { name: 'Carpets' }, { name: 'Moquette' }];
        expect(likelierFirst('moq', categories, 2).map(one => one.name)).toEqual(['Moquette', 'Floor']);
    });
});
