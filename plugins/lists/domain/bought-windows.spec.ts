import fc from 'fast-check';

import { type Bought, boughtSorts, isAvailable, sortBought } from './bought-windows';

const row = (variantId: number, more: Partial<Bought> = {}): Bought => ({ variantId, sku: `A-${variantId}`, quantity: 1, orders: 1, lastAt: new Date(0), ...more });

describe('isAvailable', () => {
    it.each([['in-stock', true], ['external', true], ['partly', true], ['made-to-order', true], ['planned', false], ['short', false], ['out-of-stock', false]])('%s: %s', (status, answer) => {
        expect(isAvailable(status)).toBe(answer);
    });
});

describe('sortBought', () => {
    const rows = [row(2, { orders: 3 }), row(10, { lastAt: new Date(5) }), row(1)];
    it.each([
        ['LAST_BOUGHT', [10, 1, 2]],
        ['MOST_ORDERED', [2, 10, 1]],
        ['NAME', [1, 10, 2]],
        ['CODE', [1, 2, 10]],
    ] as const)('%s', (sort, ids) => expect(sortBought(rows, sort, [1, 10, 2]).map(one => one.variantId)).toEqual(ids));

    it('keeps every row once, in an order that does not depend on the one they came in', () => {
        const rowsOf = fc.uniqueArray(fc.record({ variantId: fc.nat(50), orders: fc.nat(3), last: fc.nat(3) }), { selector: one => one.variantId });
        fc.assert(
            fc.property(rowsOf, fc.constantFrom(...boughtSorts), (facts, sort) => {
                const all = facts.map(({ variantId, orders, last }) => row(variantId, { orders, lastAt: new Date(last), sku: `${orders}` }));
                const ids = (some: readonly Bought[]) => sortBought(some, sort, []).map(one => one.variantId);
                expect(ids(all)).toEqual(ids([...all].reverse()));
                expect(new Set(ids(all)).size).toBe(all.length);
            }),
        );
    });
});
