import fc from 'fast-check';

import { choosePrice, type PriceCandidate, priceBreaks } from './price-choice';

const base: PriceCandidate = {
    rowId: 1, listId: 10, listName: 'Dealers', priority: 1, minQuantity: 1, unitNet: 1000, takesDiscount: true, validFrom: null, validUntil: null,
    version: 1,
};
const day = '2026-11-22';
const chosen = (rows: PriceCandidate[], quantity = 1, on = day) => choosePrice(rows, quantity, on).chosen;

describe('the choice of a price', () => {
    it('is none without a row, so that the variant is not for sale', () => {
        expect(chosen([])).toBeNull();
    });

    it('stops at a contract price, even a dearer one', () => {
        const contract = { ...base, rowId: 2, listId: null, unitNet: 5000 };
        expect(chosen([base, contract])).toBe(contract);
    });

    it('passes over a contract price whose break is not reached', () => {
        const contract = { ...base, rowId: 2, listId: null, minQuantity: 100, unitNet: 500 };
        expect(chosen([base, contract], 99)).toBe(base);
        expect(chosen([base, contract], 100)).toBe(contract);
    });

    it('takes the list of the smaller priority number, even a dearer one', () => {
        const second = { ...base, rowId: 2, listId: 11, priority: 2, unitNet: 10 };
        expect(chosen([second, base])).toBe(base);
    });

    it('falls to the next list when the first has no price for the quantity', () => {
        const first = { ...base, rowId: 2, listId: 9, priority: 0, minQuantity: 10 };
        expect(chosen([first, base], 9)).toBe(base);
        expect(chosen([first, base], 10)).toBe(first);
    });

    it('holds on its first and last day and not a day outside', () => {
        const row = { ...base, validFrom: '2026-11-22', validUntil: '2026-11-23' };
        expect([chosen([row], 1, '2026-11-21'), chosen([row], 1, '2026-11-24')]).toEqual([null, null]);
        expect([chosen([row], 1, '2026-11-22'), chosen([row], 1, '2026-11-23')]).toEqual([row, row]);
    });

    it('lets a later price replace the earlier one of the same break', () => {
        const raised = { ...base, rowId: 2, unitNet: 1200, validFrom: '2026-11-01' };
        expect(chosen([base, raised])).toBe(raised);
        expect(chosen([base, raised], 1, '2026-10-31')).toBe(base);
    });

    it('says in the trace what became of every row', () => {
        const rows = [
            base,
            { ...base, rowId: 2, minQuantity: 50, unitNet: 900 },
            { ...base, rowId: 3, validUntil: '2026-11-21' },
            { ...base, rowId: 4, validFrom: '2026-11-23' },
            { ...base, rowId: 5, listId: 12, priority: 7 },
            { ...base, rowId: 6, minQuantity: 51, unitNet: 800 },
        ];
        const outcomes = choosePrice(rows, 50, day).steps.map(step => step.outcome).sort();
        expect(outcomes).toEqual(['below-quantity', 'chosen', 'dearer-break', 'expired', 'later-list', 'not-yet-valid']);
    });

    it('lists the breaks at which the price changes', () => {
        const rows = [base, { ...base, rowId: 2, minQuantity: 50, unitNet: 900 }, { ...base, rowId: 3, minQuantity: 80, unitNet: 900 }];
        expect(priceBreaks(rows, day)).toEqual([{ minQuantity: 1, unitNet: 1000 }, { minQuantity: 50, unitNet: 900 }]);
        const selling = (row: PriceCandidate, quantity: number) => row.unitNet - (quantity >= 60 ? 1 : 0);
        expect(priceBreaks(rows, day, selling, [60, 70]).map(step => step.minQuantity)).toEqual([1, 50, 60]);
    });
});

describe('properties', () => {
    const days = fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23');
    const row = (lists: fc.Arbitrary<number | null>) =>
        fc.record({
            listId: lists,
            minQuantity: fc.integer({ min: 1, max: 20 }),
            unitNet: fc.integer({ min: 1, max: 1_000_000 }),
            validFrom: fc.option(days),
            validUntil: fc.option(days),
        });
    const rows = (lists: fc.Arbitrary<number | null>) =>
        fc.array(row(lists), { maxLength: 12 }).map(list =>
            list.map((part, i): PriceCandidate => ({ ...base, ...part, rowId: i + 1, version: i + 1, priority: (part.listId ?? 0) % 2 })),
        );
    const quantities = fc.integer({ min: 1, max: 25 });

    it('within one list, more never costs more a unit', () => {
        fc.assert(fc.property(rows(fc.constant(10)), quantities, quantities, (list, one, other) => {
            const [less, more] = [Math.min(one, other), Math.max(one, other)];
            const small = chosen(list, less);
            return small === null || (chosen(list, more)?.unitNet ?? Infinity) <= small.unitNet;
        }));
    });

    it('the chosen row is valid on the day and reached by the quantity', () => {
        fc.assert(fc.property(rows(fc.constantFrom(null, 10, 11)), quantities, days, (list, quantity, on) => {
            const row = chosen(list, quantity, on);
            return row === null
                || (row.minQuantity <= quantity && (row.validFrom ?? on) <= on && on <= (row.validUntil ?? on));
        }));
    });

    it('a contract price that applies always wins, and the order of the rows does not matter', () => {
        fc.assert(fc.property(rows(fc.constantFrom(null, 10, 11)), quantities, (list, quantity) => {
            const one = chosen(list, quantity);
            const contracts = list.filter(r => r.listId === null);
            expect(chosen([...list].reverse(), quantity)).toBe(one);
            if (chosen(contracts, quantity) !== null) expect(one?.listId).toBeNull();
        }));
    });

    it('exactly one step of the trace is the chosen one, or none', () => {
        fc.assert(fc.property(rows(fc.constantFrom(null, 10, 11)), quantities, (list, quantity) => {
            const choice = choosePrice(list, quantity, day);
            expect(choice.steps).toHaveLength(list.length);
            expect(choice.steps.filter(step => step.outcome === 'chosen')).toHaveLength(choice.chosen === null ? 0 : 1);
        }));
    });
});
