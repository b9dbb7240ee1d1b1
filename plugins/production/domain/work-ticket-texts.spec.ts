import { ticketLanguage, ticketLanguages, ticketTexts } from './work-ticket-texts';

describe('the work ticket', () => {
    it('is printed in the language asked for, else in English', () => {
        expect(ticketLanguages.map(one => ticketLanguage(one))).toEqual([...ticketLanguages]);
        expect([ticketLanguage('de'), ticketLanguage(undefined)]).toEqual(['en', 'en']);
    });

    it('says each thing in each language', () => {
        for (const language of ticketLanguages) expect(Object.values(ticketTexts[language]).every(text => text !== '')).toBe(true);
    });
});
