import fc from 'fast-check';

import { compiled, type FieldMapping, refuseMapping } from './field-mapping';

const field = (name: string, change: Partial<FieldMapping> = {}): FieldMapping => ({ field: name, owner: 'erp', from: name, constant: null, table: null, steps: [], ...change });
const step = (kind: FieldMapping['steps'][number]['kind'], given = '') => ({ kind, with: given });
const one = (value: string | number | boolean | null, ...steps: FieldMapping['steps']) => {
    const mapped = compiled([field('x', { steps })], {})({ x: value });
    return 'cells' in mapped ? mapped.cells.x : null;
};

describe('a mapping', () => {
    it('takes names, constants, tables of codes, and paths below a name', () => {
        const map = compiled(
            [field('sku', { from: 'Code' }), field('currency', { from: null, constant: 'PLN' }), field('unit', { from: 'Unit', table: 'units' }), field('orders', { from: 'lines', steps: [step('column', 'no')] })],
            { units: [{ theirs: 'szt.', ours: 'piece' }] },
        );
        expect(map({ Code: ' A-1 ', Unit: 'szt.', lines: [{ no: 'Z1' }, { no: 7 }, { no: null }] })).toEqual({ cells: { sku: 'A-1', currency: 'PLN', unit: 'piece', orders: 'Z1|7' } });
    });

    it('says which field it could not read, and why', () => {
        expect(compiled([field('unit', { table: 'units' })], {})({ unit: 'opak' })).toEqual({ field: 'unit', reason: 'the code opak is not in the table units' });
        expect(compiled([field('issued', { steps: [step('day')] })], {})({ issued: 'soon' })).toEqual({ field: 'issued', reason: 'cannot be read by the step day' });
    });

    it.each([
        ['1 234,50', step('decimal', ','), '1234.50'],
        ['1.234,5', step('decimal', ','), '1234.5'],
        ['1,234.5', step('decimal', '.'), '1234.5'],
        ['۱۲۳', step('decimal', '.'), '123'],
        ['1,2,3', step('decimal', ','), null],
        ['2026-03-21T10:00:00', step('day'), '2026-03-21'],
        ['21.03.2026', step('day'), '2026-03-21'],
        ['۱۴۰۵/۰۱/۰۱', step('day'), '2026-03-21'],
        ['20260231', step('day'), null],
        ['T', step('yes-no'), 'yes'],
        ['maybe', step('yes-no'), null],
        ['A', step('only-when', 'A'), 'yes'],
        ['', step('default', '7'), '7'],
        ['Dywan „Łódź”', step('slug'), 'dywan-lodz'],
        ['1.2345', step('times', '1000'), '1234.5'],
        ['12345', step('divided', '100'), '123.45'],
        ['1', step('divided', '3'), null],
        ['-5', step('negate'), '5'],
        ['a;b; ;c', step('split', ';'), 'a|b|c'],
        ['abcdef', step('cut', '3'), 'abc'],
    ])('reads %j by %j as %j', (given, how, wanted) => {
        expect(one(given, how)).toBe(wanted);
    });

    it('writes no number in powers of ten, and yes and no in words', () => {
        expect([one(1e20), one(0.1), one(true), one(null), one(-3)]).toEqual(['100000000000000000000', '0.1', 'yes', '', '-3']);
    });

    it('leaves an empty text empty, whatever is done with it', () => {
        expect(one('', step('decimal', '.'), step('times', '3'), step('upper'), step('prefix', 'x'))).toBe('');
    });

    it.each([
        [[field('nope')], 'nope: is no field of this object'],
        [[field('sku'), field('sku')], 'sku: is mapped twice'],
        [[field('sku', { constant: 'x' })], 'sku: give a name of theirs or a constant'],
        [[field('sku', { steps: [step('times', '0')] })], 'sku: the step times needs a whole number above zero'],
        [[field('sku', { steps: [step('prefix')] })], 'sku: the step prefix needs a value'],
        [[field('name')], 'sku: must be mapped'],
    ])('is refused when it cannot be meant', (mapping, reason) => {
        expect(refuseMapping(mapping, ['sku', 'name'], ['sku'])).toBe(reason);
    });

    it('multiplies and divides exactly, there and back', () => {
        fc.assert(fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 1, max: 10_000 }), (value, by) => {
            const text = String(value);
            expect(one(text, step('times', String(by)), step('divided', String(by)))).toBe(text);
        }));
    });
});
