import fc from 'fast-check';

import { at, isPage, parseJson } from './json-text';
import { sortRows, valuesOf } from './values';

describe('JSON of an ERP', () => {
    it('may have a mark in front', () => {
        expect(parseJson('\ufeff{"ID": 7}')).toEqual({ ID: 7 });
        expect(parseJson('\ufeff')).toBeUndefined();
    });

    it('keeps each digit of numbers that a double cannot hold', () => {
        expect(parseJson('[12345678901234567890, 0.1234567890123456789, -9007199254740993, 1.50, "12345678901234567890"]')).toEqual(['12345678901234567890', '0.1234567890123456789', '-9007199254740993', 1.5, '12345678901234567890']);
    });

    it('is read as JavaScript reads it, whatever its texts hold', () => {
        fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
            const text = JSON.stringify(value);
            // Doubles of many digits become texts, which is another test.
            fc.pre(!/[\d.]{15}|e[+-]\d/i.test(text));
            expect(parseJson(text)).toEqual(JSON.parse(text));
        }));
    });

    it('is nothing, and never an exception, whatever stands there', () => {
        fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
            parseJson(text);
            expect(typeof isPage(text)).toBe('boolean');
        }));
    });

    it('is looked into by own names only', () => {
        expect(at({ a: { b: [1] } }, 'a.b')).toEqual([1]);
        expect(at({ a: 1 }, 'a.b')).toBeUndefined();
        expect(at({}, 'constructor')).toBeUndefined();
        expect(at([1], '')).toEqual([1]);
    });
});

describe('values of a row', () => {
    it('are flat, with rows where the source has rows', () => {
        expect(valuesOf({ ID: 7, Party: { Code: '17', Address: { City: 'قم' } }, Lines: [{ Sku: 'A', Price: { Net: '1.50' } }, 5], At: '/Date(1700000000000+0330)/', Empty: null })).toEqual({
            'ID': 7,
            'Party.Code': '17',
            'Party.Address.City': 'قم',
            'Lines': [{ 'Sku': 'A', 'Price.Net': '1.50' }, { value: 5 }],
            'At': '2023-11-14T22:13:20.000Z',
            'Empty': null,
        });
    });

    it('change nothing but themselves, whatever the source calls them', () => {
        const values = valuesOf(JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": "x"}') as object);
        expect(Object.keys(values)).toEqual(['__proto__.isAdmin', 'constructor']);
        expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    });

    it('come out of anything, each row in exactly one place', () => {
        fc.assert(fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.record({ ID: fc.oneof(fc.integer(), fc.string(), fc.constant(null)), gone: fc.boolean() }))), rows => {
            const sorted = sortRows(rows.map((row, index) => ({ place: `row ${index}`, row })), { key: ['ID'], gone: { field: 'gone', values: ['true'] } });
            expect(sorted.records.length + sorted.gone.length + sorted.unreadable.length).toBe(rows.length);
            expect(sorted.records.every(({ key }) => key !== '')).toBe(true);
        }));
    });
});
