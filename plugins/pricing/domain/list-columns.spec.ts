import fc from 'fast-check';

import { firstPriced, itemsIn, ListColumns, type PricedVariants } from './list-columns';
import { choosePrice } from './price-choice';

const days = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'];
const someDay = fc.option(fc.constantFrom(...days));
const items = fc
    .array(
        fc.record({ variantId: fc.integer({ min: 1, max: 5 }), minQuantity: fc.constantFrom(1, 1, 2, 5), unitNet: fc.integer({ min: 1, max: 9 }), validFrom: someDay, validUntil: someDay }),
        { maxLength: 12 },
    )
    .map(rows => rows.map((row, index) => ({ ...row, rowId: index + 1 })));
const toMap = ({ ids, prices }: PricedVariants) => new Map([...ids].map((id, at) => [id, prices[at]]));

describe('a price list in memory', () => {
    it('prices each variant as the rule does, on each day', () => {
        fc.assert(
            fc.property(items, someDay, (rows, listFrom) => {
                const columns = ListColumns.of(rows);
                for (const day of [...days, days[0] ?? '']) {
                    const expected = new Map<number, number>();
                    for (const id of new Set(rows.map(row => row.variantId))) {
                        const from = (own: string | null) => [own, listFrom].filter(one => one !== null).sort().at(-1) ?? null;
                        const own = rows.filter(row => row.variantId === id).map(row => ({ ...row, validFrom: from(row.validFrom), listId: 1, listName: '', priority: 1, takesDiscount: true, version: 1 }));
                        // A list that does not hold yet is not asked; its items are dated from its first day on.
                        const { chosen } = choosePrice(own, 1_000, day);
                        if (chosen !== null) expected.set(id, chosen.unitNet);
                    }
                    if (listFrom === null || listFrom <= day) expect(toMap(columns.on(day, listFrom))).toEqual(expected);
                }
            }),
        );
    });

    it('has the price of the first that has one', () => {
        const source = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 1, max: 9 }) }), { selector: one => one.id });
        fc.assert(
            fc.property(fc.array(source, { maxLength: 4 }), sources => {
                const priced = sources.map(rows => ({ ids: Int32Array.from(rows, one => one.id), prices: Float64Array.from(rows, one => one.price) }));
                const expected = new Map(sources.flat().reverse().map(({ id, price }): [number, number] => [id, price]));
                const found = firstPriced(priced);
                expect(toMap(found)).toEqual(expected);
                expect(found.ids).toHaveLength(expected.size);
            }),
        );
    });

    it('reads what the database says', () => {
        expect(itemsIn('')).toEqual([]);
        expect(itemsIn('7,1,1250,3,,;8,10,99,4,2026-05-01,')).toEqual([
            { variantId: 7, minQuantity: 1, unitNet: 1250, rowId: 3, validFrom: null, validUntil: null },
            { variantId: 8, minQuantity: 10, unitNet: 99, rowId: 4, validFrom: '2026-05-01', validUntil: null },
        ]);
    });
});
