import { documentTexts, hasTexts } from './document-texts';

describe('the words of an offer', () => {
    it.each(['en', 'fa', 'pl', 'ru'])('are complete in %s', language => {
        expect(hasTexts(language)).toBe(true);
        expect(Object.values(documentTexts(language)).every(text => text.trim() !== '')).toBe(true);
    });

    it('are English where there are none, whatever is asked for', () => {
        expect(documentTexts('de')).toBe(documentTexts('en'));
        expect(documentTexts('constructor')).toBe(documentTexts('en'));
    });
});
