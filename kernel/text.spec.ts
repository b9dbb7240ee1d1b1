import fc from 'fast-check';

import { codeKey, latinDigits, refuseText, searchKey, transliterate } from './text';

describe('searchKey', () => {
    it.each([
        ['Arabic letters', 'كاشي عربي', 'کاشی عربی'],
        ['heh forms', 'خانۀ', 'خانه'],
        ['hamza', 'مؤسسة تأیید', 'موسسه تایید'],
        ['a half-space and a space', 'فرش‌فروشی', 'فرش فروشی'],
        ['kashida and vowel marks', 'مـــوکَتّ', 'موکت'],
        ['digits of three scripts', 'کد ۱۲۳ ٤٥٦ 789', 'کد 123 456 789'],
        ['Polish letters and case', 'ŁÓDŹ Żółta Gęś', 'lodz zolta ges'],
        ['Russian yo and case', 'КОВЁР Ёлка', 'ковер елка'],
        ['presentation forms', 'ﻣﻮﻛﺖ', 'موکت'],
        ['full width', 'ＡＢＣ１２', 'abc12'],
        ['spaces and punctuation', '  a -- b\u00a0\u200fc، d ', 'a b c d'],
    ])('folds %s', (_, from, to) => expect(searchKey(from)).toBe(to));

    it('keeps Cyrillic short i apart from i', () => {
        expect(searchKey('Синий')).toBe('синий');
    });

    it('is its own key', () => {
        fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => expect(searchKey(searchKey(text))).toBe(searchKey(text))), { numRuns: 3000 });
    });
});

describe('codeKey', () => {
    it('ignores separators, digits’ script and case', () => {
        for (const code of ['AB-12/۳', 'ab 12.3', 'Ab_12-٣', 'AB123']) expect(codeKey(code)).toBe('ab123');
    });
});

describe('latinDigits', () => {
    it('changes digits only', () => {
        expect(latinDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ ي')).toBe('0123456789 0123456789 ي');
    });
});

describe('transliterate', () => {
    it.each([
        ['موکت', ['moket', 'mooket', 'muket', 'moquette', 'Moket']],
        ['فرش', ['farsh', 'Farsh']],
        ['قالی', ['ghali', 'qali', 'gali']],
        ['نوید', ['navid', 'naveed']],
        ['پرده', ['parde', 'pardeh']],
        ['خانه', ['khane', 'khaneh']],
        ['البرز', ['alborz']],
        ['چمن', ['chaman']],
        ['کوثر ۱۲', ['kosar 12', 'kowsar 12']],
        ['ویلا', ['villa', 'vila']],
        ['ورزش', ['varzesh']],
        ['зелёный ковёр', ['zeleny kovyor', 'zelyony kover']],
        ['шёлк', ['shyolk']],
    ])('lets %s be found by %s', (original, spellings) => {
        for (const spelling of spellings) expect(transliterate(spelling)).toBe(transliterate(original));
    });

    it('keeps different words apart that people look for', () => {
        const keys = ['موکت', 'فرش', 'قالی', 'پرده', 'گلیم', 'تشک', 'روفرشی'].map(transliterate);
        expect(new Set(keys).size).toBe(keys.length);
    });

    it('is made of Latin letters and digits when the text is', () => {
        fc.assert(
            fc.property(fc.string(), text => expect(transliterate(text.replace(/[^ -~]/g, ''))).toMatch(/^[a-z0-9 ]*$/)),
        );
    });
});

describe('refuseText', () => {
    it('takes what people write', () => {
        expect(refuseText('متن\u200cفارسی 🙂\nline two\tx', 100)).toBeNull();
    });

    it('refuses what would hurt later', () => {
        expect(refuseText('a\u0000b', 100)).toBe('control-character');
        expect(refuseText('a\u001bb', 100)).toBe('control-character');
        expect(refuseText('invoice\u202efdp.exe', 100)).toBe('control-character');
        expect(refuseText('half \ud83d', 100)).toBe('broken-character');
        expect(refuseText('abc', 2)).toBe('too-long');
        expect(refuseText('ab', 2)).toBeNull();
    });
});
