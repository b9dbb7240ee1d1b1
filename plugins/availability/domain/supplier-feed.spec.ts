import fc from 'fast-check';

import { feedQuantity, feedText, judgeFeed } from './supplier-feed';

const columns = { skuColumn: 'code', quantityColumn: 'stock' };
const lines = (...rows: [string, string][]) => rows.map(([code, stock], i) => ({ row: i + 2, cells: { code, stock } }));
const many = (count: number) => lines(...Array.from({ length: count }, (_, i): [string, string] => [`A${i}`, '5']));

describe('a supplier’s list', () => {
    it.each([['12', 12], ['0', 0], ['1 250', 1250], ['50+', 50], ['>50', 50], ['12,5', 12], ['۱۲', 12], ['-3', null], ['yes', null], ['', null], ['9999999999', null]])(
        'reads the quantity %j as %j', (text, quantity) => expect(feedQuantity(text)).toBe(quantity));

    it('is read in UTF-8, with a mark or without, and in the letters of Windows; a web page is none', () => {
        const bytes = (text: string) => new TextEncoder().encode(text);
        expect(feedText(bytes('\ufeffkod,stan'))).toBe('kod,stan');
        expect(feedText(new Uint8Array([0xb3, 0xf3, 0x64, 0x9f]))).toBe('łódź');
        expect(feedText(bytes('<!doctype html><p>Service down</p>'))).toBeNull();
    });

    it('leaves out what it cannot read, and names it', () => {
        const judged = judgeFeed(lines(['A1', '5'], ['', '3'], ['A2', 'soon'], ['A1', '9'], ['A3', '0']), columns, 0);
        expect(judged.stock.map(({ sku, quantity }) => [sku, quantity])).toEqual([['A1', 5], ['A3', 0]]);
        expect(judged.wrong.map(({ row, reason }) => [row, reason])).toEqual([[3, 'has no code'], [4, 'its quantity is no quantity'], [5, 'its code stands in row 2 already']]);
    });

    it('is not believed when it is empty, cut off, of other columns, or has lost more than half', () => {
        expect(judgeFeed([], columns, 0).refusal).toBe('the list has no rows');
        expect(judgeFeed([{ row: 2, cells: { sku: 'A', qty: '1' } }], columns, 0).refusal).toBe('missing column code, stock');
        expect(judgeFeed(lines(['A1', '5'], ['A2', '']), columns, 0).refusal).toBe('the list ends in the middle of row 3');
        expect(judgeFeed(lines(['A1', 'x']), columns, 0).refusal).toBe('no row can be read');
        expect(judgeFeed(many(49), columns, 100)).toMatchObject({ stock: [], refusal: 'only 49 rows, 100 the last time' });
        expect([judgeFeed(many(50), columns, 100).refusal, judgeFeed(many(1), columns, 19).refusal]).toEqual([null, null]);
    });

    it('property: each row is taken or named, never both', () => {
        const row = fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', ''), fc.constantFrom('1', '20', 'x', '-1', '7+'));
        fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), rows => {
            const { stock, wrong, refusal } = judgeFeed(lines(...rows), columns, 0);
            if (refusal === null) expect(stock.length + wrong.length).toBe(rows.length);
            expect(new Set(stock.map(one => one.sku)).size).toBe(stock.length);
        }));
    });
});
