import { type SetFileRow, setsOfFile } from './set-file';

const row = (set: string, sku: string, more: Partial<SetFileRow> = {}): SetFileRow => ({
    ...{ set, sku, quantity: 1, name: null, name_fa: null, name_pl: null, name_ru: null, enabled: null, valid_from: null, valid_until: null, currency: null, price: null },
    ...more,
});
const read = (...rows: SetFileRow[]) => setsOfFile(rows.map((values, i) => ({ row: i + 2, values })));

describe('setsOfFile', () => {
    it('puts the rows of one code together, whatever stands between them', () => {
        const [a, b] = read(row('A', 'x', { name: 'Lobby', currency: 'IRR', price: 100 }), row('B', 'x', { name: 'Hall' }), row('A', 'y', { quantity: 3, name_fa: 'لابی', currency: 'PLN', price: 7 }));
        expect(a).toMatchObject({ code: 'A', rows: [2, 4], facts: { name: 'Lobby', name_fa: 'لابی' }, parts: [{ row: 2, sku: 'x', quantity: 1 }, { row: 4, sku: 'y', quantity: 3 }], problem: null });
        expect([...(a?.prices ?? [])]).toEqual([['IRR', 100], ['PLN', 7]]);
        expect(b).toMatchObject({ code: 'B', rows: [3], problem: null });
    });

    it.each([
        ['another name', row('A', 'y', { name: 'Hall' }), 'name: another row of this set says otherwise'],
        ['no when it was yes', row('A', 'y', { enabled: false }), 'enabled: another row of this set says otherwise'],
        ['a product twice', row('A', 'x'), 'sku: each product may stand once in a set'],
        ['another price', row('A', 'y', { currency: 'IRR', price: 101 }), 'price: another row of this set says otherwise'],
        ['a price of no currency', row('A', 'y', { price: 5 }), 'currency: is required with a price'],
        ['a currency without a price', row('A', 'y', { currency: 'PLN' }), 'price: is required with a currency'],
    ])('says in which row there is %s', (_name, second, message) => {
        const [set] = read(row('A', 'x', { name: 'Lobby', enabled: true, currency: 'IRR', price: 100 }), second, row('A', 'z', { name: 'Third' }));
        expect(set?.problem).toEqual({ row: 3, message });
    });
});
