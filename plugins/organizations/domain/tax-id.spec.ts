import fc from 'fast-check';

import { isTaxId, plainTaxId } from './tax-id';

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

describe('plainTaxId', () => {
    it('gives one form to the ways of writing a number', () => {
        expect(plainTaxId('PL', 'PL 526-025-02-74')).toBe('5260250274');
        expect(plainTaxId('PL', plainTaxId('PL', '526.025.02.74'))).toBe('5260250274');
    });
});
