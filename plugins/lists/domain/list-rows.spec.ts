import fc from 'fast-check';

import { addRows, moved, mostQuantity, rowKey } from './list-rows';

const units = new Map([[1, new Set(['piece', 'box'])], [2, new Set(['piece'])]]);
const row = (variantId: number, unit: string, quantity: number) => ({ variantId, unit, quantity });

describe('addRows', () => {
    it('adds up what is the same, and keeps another unit apart', () => {
        const held = new Map([[rowKey(1, 'piece'), { quantity: 3, remark: 'soft' }]]);
        const { answers, changes } = addRows([row(1, 'piece', 2), row(1, 'box', 1), row(1, 'piece', 1)], held, units, 10);
        expect(answers.map(one => one.outcome)).toEqual(['ok', 'ok', 'ok']);
        expect(changes.get(rowKey(1, 'piece'))).toMatchObject({ quantity: 6, remark: 'soft' });
        expect(changes.get(rowKey(1, 'box'))).toMatchObject({ quantity: 1, remark: '' });
    });

    it.each([
        [row(9, 'piece', 1), 'not-available'],
        [row(2, 'box', 1), 'unknown-unit'],
        [row(1, 'piece', mostQuantity), 'too-much'],
        [row(1, 'box', 1), 'list-full'],
    ])('rejects %j: %s', (one, reason) => {
        const held = new Map([[rowKey(1, 'piece'), { quantity: 1, remark: '' }], [rowKey(2, 'piece'), { quantity: 1, remark: '' }]]);
        const { answers, changes } = addRows([one], held, units, 2);
        expect(answers).toEqual([{ variantId: one.variantId, outcome: 'rejected', reason }]);
        expect(changes.size).toBe(0);
    });

    it('never lets a list grow beyond its limit, and takes exactly what it says it took', () => {
        const rows = fc.array(fc.record({ variantId: fc.nat(3), unit: fc.constantFrom('piece', 'box'), quantity: fc.integer({ min: 1, max: 500_000_000 }) }), { maxLength: 12 });
        fc.assert(
            fc.property(rows, fc.integer({ min: 0, max: 4 }), (given, most) => {
                const { answers, changes } = addRows(given, new Map(), units, most);
                expect(changes.size).toBeLessThanOrEqual(most);
                const taken = given.filter((_, i) => answers[i]?.outcome === 'ok').reduce((sum, one) => sum + one.quantity, 0);
                expect([...changes.values()].reduce((sum, one) => sum + one.quantity, 0)).toBe(taken);
            }),
        );
    });
});

describe('moved', () => {
    it.each([[0, [3, 1, 2]], [1, [1, 3, 2]], [9, [1, 2, 3]], [-1, [3, 1, 2]]])('to %i', (place, order) => expect(moved([1, 2, 3], 3, place)).toEqual(order));

    it('loses and doubles nothing, and leaves the others in their order', () => {
        fc.assert(
            fc.property(fc.uniqueArray(fc.nat(20)), fc.nat(20), fc.integer({ min: -3, max: 25 }), (ids, id, place) => {
                const after = moved(ids, id, place);
                expect([...after].sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
                expect(after.filter(one => one !== id)).toEqual(ids.filter(one => one !== id));
            }),
        );
    });
});
