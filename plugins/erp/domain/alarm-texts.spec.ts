import { troubleText } from './alarm-texts';

describe('what an alarm says', () => {
    it('says in each language what is wrong, and no two things alike', () => {
        for (const language of ['en', 'fa', 'pl', 'ru']) expect(troubleText('late', language)).not.toBe(troubleText('held', language));
        expect(new Set(['en', 'fa', 'pl', 'ru'].map(language => troubleText('late', language))).size).toBe(4);
    });

    it('is in English where the language is another', () => expect(troubleText('held', 'de')).toBe(troubleText('held', 'en')));
});
