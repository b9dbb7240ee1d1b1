import fc from 'fast-check';

import { type GroupOfLine, orderParts } from './order-parts';

const of = (lineId: number, collectionId: number | null, depth = 1): GroupOfLine => ({ lineId, collectionId, depth, stockLocationId: collectionId === null ? null : collectionId * 10 });

describe('the parts of an order', () => {
    it('are one for each category with a warehouse, and one for all the rest', () => {
        expect(orderParts([of(1, 7), of(2, 8), of(3, 7), of(4, null)])).toEqual([
            { collectionId: 7, stockLocationId: 70, lineIds: [1, 3] },
            { collectionId: 8, stockLocationId: 80, lineIds: [2] },
            { collectionId: null, stockLocationId: null, lineIds: [4] },
        ]);
    });

    it('are none where the whole order is of one', () => {
        expect(orderParts([of(1, 7), of(2, 7)])).toEqual([]);
        expect(orderParts([of(1, null)])).toEqual([]);
        expect(orderParts([])).toEqual([]);
    });

    it('go by the nearest category, and by the older one of two as near', () => {
        expect(orderParts([of(1, 7, 1), of(1, 9, 3), of(1, 8, 3), of(2, 7, 1)])).toEqual([
            { collectionId: 8, stockLocationId: 80, lineIds: [1] },
            { collectionId: 7, stockLocationId: 70, lineIds: [2] },
        ]);
    });

    it('property: every line is in exactly one part, in whatever order they come', () => {
        const groups = fc.array(fc.record({ lineId: fc.nat(12), collectionId: fc.option(fc.integer({ min: 1, max: 5 })), depth: fc.nat(4) }), { maxLength: 40 })
            .map(list => list.map(one => of(one.lineId, one.collectionId, one.depth)));
        fc.assert(fc.property(groups, list => {
            const parts = orderParts(list);
            const found = parts.flatMap(part => part.lineIds);
            if (parts.length > 0) expect([...found].sort((a, b) => a - b)).toEqual([...new Set(list.map(one => one.lineId))].sort((a, b) => a - b));
            const key = (some: readonly { collectionId: number | null }[]) => [...some].sort((a, b) => (a.collectionId ?? 0) - (b.collectionId ?? 0));
            expect(key(orderParts([...list].reverse()))).toEqual(key(parts));
        }));
    });
});
