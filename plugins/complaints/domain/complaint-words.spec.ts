import { complaintStates, complaintWishes } from './complaint-states';
import { letterTexts, stateName, wishName } from './complaint-words';

describe('what the customer reads of a complaint', () => {
    it.each(['en', 'fa', 'pl', 'ru'])('is complete in %s, and no two things are called the same', language => {
        const states = complaintStates.map(state => stateName(state, language));
        const wishes = complaintWishes.map(wish => wishName(wish, language));
        for (const names of [states, wishes]) expect(new Set(names.filter(name => name !== '')).size).toBe(names.length);
        expect((Object.values(letterTexts(language)) as string[]).every(text => text.trim() !== '')).toBe(true);
    });

    it('is in English where the language is another', () => {
        expect([stateName('refused', 'de'), wishName('repair', 'de'), letterTexts('constructor').order]).toEqual(['refused', 'repair', 'Order']);
    });
});
