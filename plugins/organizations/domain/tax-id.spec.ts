import fc from 'fast-check';

import { economicCodeProblem, isTaxId, plainTaxId, taxIdProblem, taxIdProblemText } from './tax-id';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map(d => d.join(''));

describe('isTaxId', () => {
    it.each([
        ['IR', '10103492170'],
        ['IR', '10380284790'],
        ['IR', '0499370899'],
        ['PL', '5260250274'],
        ['PL', '7740001454'],
        ['RU', '7707083893'],
        ['RU', '500100732259'],
    ])('takes the %s number %s', (country, taxId) => {
        expect(isTaxId(country, taxId)).toBe(true);
    });

    it.each([['IR', '10103492171'], ['IR', '11111111111'], ['PL', '5260250275'], ['PL', '526025027'], ['RU', '7707083894'], ['RU', '500100732258'], ['DE', 'x']])(
        'refuses the %s number %s',
        (country, taxId) => {
            expect(isTaxId(country, taxId)).toBe(false);
        },
    );

    it('notices every single wrong digit of a NIP', () => {
        fc.assert(
            fc.property(digits(10), fc.nat(9), fc.integer({ min: 1, max: 9 }), (taxId, place, change) => {
                fc.pre(isTaxId('PL', taxId));
                const other = taxId.slice(0, place) + String((Number(taxId[place]) + change) % 10) + taxId.slice(place + 1);
                expect(isTaxId('PL', other)).toBe(false);
            }),
            { numRuns: 300 },
        );
    });

    it('takes at most one last digit for any ten first digits of an Iranian id', () => {
        fc.assert(
            fc.property(digits(10), first => {
                const taken = [...'0123456789'].filter(last => isTaxId('IR', first + last));
                expect(taken.length).toBeLessThanOrEqual(1);
            }),
        );
    });
});

describe('taxIdProblem', () => {
    it.each([
        ['IR', '1010349217A', 'digits-only', ''],
        ['IR', '101034921', 'length', '10, 11'],
        ['IR', '11111111111', 'one-digit', ''],
        ['IR', '10103492171', 'check-digit', '0'],
        ['PL', '5260250275', 'check-digit', '4'],
        ['RU', '500100732258', 'check-digit', '59'],
        ['DE', '12345678', 'format', '123456789'],
        ['NL', '123456789', 'format', '123456789B01'],
        ['JP', '1', 'format', 'ABC12345'],
    ])('says of the %s number %s: %s %s', (country, taxId, rule, expected) => {
        expect(taxIdProblem(country, taxId)).toEqual({ rule, expected });
    });

    it.each([['DE', '123456789'], ['AT', 'U12345678'], ['NL', '123456789B01'], ['FR', 'AB123456789'], ['SE', '123456789001'], ['ES', 'B12345674']])(
        'takes the form of the %s number %s',
        (country, taxId) => expect(taxIdProblem(country, taxId)).toBeNull(),
    );

    it('names the digit that makes the number right', () => {
        const length: Record<string, number> = { IR: 11, PL: 10, RU: 12 };
        fc.assert(
            fc.property(fc.constantFrom('IR', 'PL', 'RU'), digits(12), (country, many) => {
                const taxId = many.slice(0, length[country]);
                const problem = taxIdProblem(country, taxId);
                fc.pre(problem?.rule === 'check-digit' && problem.expected !== '');
                const right = taxId.slice(0, -problem.expected.length) + problem.expected;
                const after = taxIdProblem(country, right);
                expect(after === null || after.rule === 'one-digit').toBe(true);
            }),
        );
    });

    it('tells each rule in words', () => {
        expect(taxIdProblemText({ rule: 'length', expected: '10, 11' })).toBe('must have 10 or 11 digits');
        expect(taxIdProblemText({ rule: 'check-digit', expected: '4' })).toContain('end in 4');
        expect(taxIdProblemText({ rule: 'check-digit', expected: '' })).toBe('a digit is wrong');
        expect(taxIdProblemText({ rule: 'format', expected: 'U12345678' })).toContain('U12345678');
        expect(taxIdProblemText({ rule: 'one-digit', expected: '' })).toContain('over and over');
        expect(taxIdProblemText({ rule: 'digits-only', expected: '' })).toContain('digits only');
    });
});

describe('economicCodeProblem', () => {
    it.each([['10103492170'], ['411111111119'], ['04993708990001']])('takes %s', code => expect(economicCodeProblem(code)).toBeNull());

    it.each([
        ['10103492171', 'check-digit', '0'],
        ['04993708980001', 'check-digit', '9'],
        ['111111111111', 'one-digit', ''],
        ['12345', 'length', '11, 12, 14'],
        ['41-111', 'digits-only', ''],
    ])('says of %s: %s %s', (code, rule, expected) => expect(economicCodeProblem(code)).toEqual({ rule, expected }));
});

describe('plainTaxId', () => {
    it('knows that Greek numbers begin with EL', () => expect(plainTaxId('GR', 'EL 123 456 789')).toBe('123456789'));

    it('gives one form to the ways of writing a number', () => {
        expect(plainTaxId('PL', 'PL 526-025-02-74')).toBe('5260250274');
        expect(plainTaxId('PL', plainTaxId('PL', '526.025.02.74'))).toBe('5260250274');
    });
});
