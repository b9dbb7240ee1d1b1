import fc from 'fast-check';

import { patternOf, patternsOf, withKeys } from './personal-data';

describe('the statements of personal data', () => {
    it('take keys by name, each once, and ids and texts as what they are', () => {
        expect(withKeys('t.a = ANY(:member) OR t.b = ANY(:email) OR t.c = ANY(:member)', { member: [1, 2], email: ['a@b.example'] })).toEqual({
            text: 't.a = ANY($1::int[]) OR t.b = ANY($2::text[]) OR t.c = ANY($1::int[])',
            params: [[1, 2], ['a@b.example']],
        });
    });

    it('leave casts and the texts of literals alone, and know no key that is missing', () => {
        expect(withKeys(`t.a::text = 'member:' || ANY(:lead)`, {}, 3)).toEqual({ text: `t.a::text = 'member:' || ANY($3::int[])`, params: [[]] });
    });
});

describe('the pattern of what gives a person away', () => {
    it('finds nothing by nothing, nor by what is too short to mean anybody', () => {
        expect([patternOf([]), patternOf(['', ' Al '])]).toEqual([null, null]);
    });

    it('finds a name across any white space, and as HTML and JSON write it', () => {
        const pattern = new RegExp(patternOf(['Anna "Nan" O\'Neil']) ?? '', 'i');
        for (const text of ['anna  "nan"\nO\'Neil', 'Anna &quot;Nan&quot; O&#39;Neil', 'Anna \\"Nan\\" O\'Neil']) expect(pattern.test(text)).toBe(true);
        expect(pattern.test('Anna O\'Neil')).toBe(false);
    });

    it('takes every text as it is written', () => {
        fc.assert(
            fc.property(fc.string({ minLength: 3 }).filter(text => text.trim().length >= 3), text => {
                expect(`<${text}>`.replace(new RegExp(patternOf([text]) ?? '', 'g'), '')).not.toContain(text.trim());
            }),
        );
    });
});

describe('what gives a person away', () => {
    const { anywhere, nearby } = patternsOf({ email: ['a@firm.example'], phone: ['+989121234567'], name: ['Sara Karimi'], lastName: ['Karimi'] });
    const finds = (pattern: string | null, text: string) => new RegExp(pattern ?? '^\\b$', 'i').test(text);

    it('is his address, and no longer one that ends or begins with it', () => {
        expect(['to A@Firm.example.', '<a@firm.example>'].every(text => finds(anywhere, text))).toBe(true);
        expect(['lisa@firm.example', 'a@firm.example.org', 'x.a@firm.example'].some(text => finds(anywhere, text))).toBe(false);
    });

    it('is his number, however it is dialled', () => {
        expect(['+989121234567', '00989121234567', '09121234567', 'tel:989121234567'].every(text => finds(anywhere, text))).toBe(true);
        expect(['+9891212345678', '99121234567'].some(text => finds(anywhere, text))).toBe(false);
    });

    it('is his name near his own records only', () => {
        expect([finds(anywhere, 'Sara Karimi'), finds(nearby, 'sara karimi'), finds(nearby, 'Mr. Karimi.'), finds(nearby, 'Karimian')]).toEqual([false, true, true, false]);
    });

    it('is nothing of somebody of whom nothing is known', () => {
        expect(patternsOf({})).toEqual({ anywhere: null, nearby: null });
    });
});
