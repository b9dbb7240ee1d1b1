import fc from 'fast-check';

import { plateOf } from './plate';
import { roadCountries } from './road-limits';

describe('a plate', () => {
    it.each([
        ['IR', '45ع678-13', '45ع678-13'],
        ['IR', '۴۵ ع ۶۷۸ ایران ۱۳', '45ع678-13'],
        ['IR', '12الف34567', '12الف345-67'],
        ['IR', '12 ي 345 67', '12ی345-67'],
        ['PL', 'wx 48213', 'WX 48213'],
        ['PL', 'WGM-4K52', 'WGM 4K52'],
        ['RU', 'а123вс 777', 'А123ВС 777'],
        ['RU', 'A123BC77', 'А123ВС 77'],
        ['RU', 'АВ 1234 50', 'АВ1234 50'],
    ] as const)('of %s is read from %s', (country, typed, plate) => {
        expect(plateOf(typed, country)).toBe(plate);
    });

    it.each([
        ['IR', '12A34567'],
        ['IR', '1ع345-67'],
        ['PL', 'W 48213'],
        ['PL', 'WX ABCDE'],
        ['PL', 'WX 4O213'],
        ['RU', 'Ш123ВС 77'],
        ['RU', 'А123ВС'],
    ] as const)('of %s is not %s', (country, typed) => {
        expect(plateOf(typed, country)).toBeNull();
    });

    it('that was read is read as itself', () => {
        const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
        const iranian = fc.tuple(digits(2), fc.constantFrom('ب', 'ع', 'ص', 'الف'), digits(3), digits(2)).map(parts => parts.join(''));
        const typed = fc.oneof(iranian, fc.tuple(fc.constantFrom('WX', 'LUB'), digits(5)).map(parts => parts.join('-')), digits(4).map(number => `АВ ${number} 77`));
        fc.assert(
            fc.property(fc.constantFrom(...roadCountries), typed, (country, text) => {
                const plate = plateOf(text, country);
                expect(plate === null ? null : plateOf(plate, country)).toBe(plate);
            }),
        );
    });
});
