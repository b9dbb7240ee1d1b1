import fc from 'fast-check';

import { type ReadOrderRow, sumOfRows } from './order-row-sums';

const good = (row: number, variantId: number, quantity: number, unit = '', remark = ''): ReadOrderRow<{ variantId: number }> => ({
    row, match: { variantId }, unit, quantity, remark, dated: null,
});

describe('sumOfRows', () => {
    it('adds up what stands twice, by unit, and leaves out what is not understood', () => {
        const sums = sumOfRows([good(1, 7, 5, '', 'soft'), good(2, 8, 1), { row: 3, refused: 'unknown-code', candidates: [] }, good(4, 7, 2, '', 'hard'), good(5, 7, 1, 'box')]);
        expect(sums).toEqual([
            expect.objectContaining({ row: 1, variantId: 7, unit: '', quantity: 7, mode: 'ADD', remark: 'soft; hard' }),
            expect.objectContaining({ row: 2, variantId: 8, quantity: 1, remark: undefined }),
            expect.objectContaining({ row: 5, variantId: 7, unit: 'box', quantity: 1 }),
        ]);
    });

    it('keeps every piece, whatever is written how often', () =>
        fc.assert(
            fc.property(fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 1000 }), fc.constantFrom('', 'box', 'pallet'))), written => {
                const sums = sumOfRows(written.map(([variantId, quantity, unit], i) => good(i + 1, variantId, quantity, unit)));
                const total = (of: readonly { quantity: number }[]) => of.reduce((sum, one) => sum + one.quantity, 0);
                expect(total(sums)).toBe(total(written.map(([, quantity]) => ({ quantity }))));
                expect(new Set(sums.map(sum => sum.key)).size).toBe(sums.length);
            }),
        ));
});
