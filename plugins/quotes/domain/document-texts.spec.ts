import { documentTexts, hasTexts } from './document-texts';
import { isOwnOfferLanguage, ownOfferLanguages, ownOfferTexts } from './own-offer-texts';

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

describe("the words of a customer's own offer", () => {
    it.each(ownOfferLanguages)('are complete in %s, and do not name us', language => {
        expect(isOwnOfferLanguage(language)).toBe(true);
        expect(Object.values(ownOfferTexts[language]).every(text => text.trim() !== '' && !/karvan/i.test(text))).toBe(true);
    });

    it('are in no other language', () => expect(isOwnOfferLanguage('de')).toBe(false));
});
