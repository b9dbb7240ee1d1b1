import { paperLanguages, paperTexts } from './order-paper-texts';

describe('paperTexts', () => {
    it('has every word in every language', () => {
        const keys = (value: object): string[] => Object.entries(value).flatMap(([key, inner]) => (typeof inner === 'object' ? keys(inner as object).map(one => `${key}.${one}`) : inner === '' ? [] : [key]));
        const all = keys(paperTexts('en').texts);
        for (const language of paperLanguages) expect(keys(paperTexts(language).texts)).toEqual(all);
    });

    it('is English for whom it has no language', () => expect(paperTexts('de').language).toBe('en'));
});
