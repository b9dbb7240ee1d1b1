import fc from 'fast-check';

import { allocateStock, sellable, type StockPlace } from './stock-allocation';

describe('stock allocation', () => {
    it('takes from the first place, then from the next', () => {
        const places = [
            { variantId: 1, locationId: 1, available: 4 },
            { variantId: 1, locationId: 2, available: 9 },
        ];
        expect(allocateStock(places, [{ orderLineId: 7, variantId: 1, quantity: 6 }])).toEqual({
            takes: [
                { orderLineId: 7, variantId: 1, locationId: 1, quantity: 4 },
                { orderLineId: 7, variantId: 1, locationId: 2, quantity: 2 },
            ],
        });
    });

    it('names what falls short and takes nothing', () => {
        const places = [{ variantId: 1, locationId: 1, available: 5 }];
        const demands = [
            { orderLineId: 1, variantId: 1, quantity: 3 },
            { orderLineId: 2, variantId: 1, quantity: 3 },
            { orderLineId: 3, variantId: 2, quantity: 1 },
        ];
        expect(allocateStock(places, demands)).toEqual({
            shortages: [
                { variantId: 1, available: 5 },
                { variantId: 2, available: 0 },
            ],
        });
    });

    const places = (...available: number[]): StockPlace[] => available.map((count, index) => ({ variantId: 1, locationId: index + 1, available: count }));
    const free = (threshold: number, ...available: number[]) => sellable(places(...available), () => threshold).map(place => place.available);

    it('keeps the threshold back from all places together, and pays what one has oversold from the others', () => {
        expect(free(8, 5, 10)).toEqual([0, 7]);
        expect(free(0, -3, 10)).toEqual([0, 7]);
        expect(free(-5, 0, 2)).toEqual([0, 2, 5]);
        expect(free(-5, -3)).toEqual([0, 2]);
        expect(free(20, 5, 10)).toEqual([0, 0]);
    });

    it('property: as much is sellable as there is above the threshold', () => {
        fc.assert(
            fc.property(fc.integer({ min: -20, max: 30 }), fc.array(fc.integer({ min: -10, max: 20 }), { minLength: 1, maxLength: 4 }), (threshold, counts) => {
                const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
                expect(sum(free(threshold, ...counts))).toBe(Math.max(0, sum(counts) - threshold));
            }),
        );
    });

    it('property: each demand is met in full and no place gives more than it has, or nothing is taken', () => {
        const id = fc.integer({ min: 1, max: 4 });
        const placesOf = fc.uniqueArray(fc.record({ variantId: id, locationId: id, available: fc.integer({ min: -5, max: 20 }) }), {
            selector: p => `${p.variantId}:${p.locationId}`,
        });
        const demandsOf = fc.array(fc.record({ variantId: id, quantity: fc.integer({ min: 1, max: 15 }) }), { maxLength: 6 });
        fc.assert(
            fc.property(placesOf, demandsOf, (places, wanted) => {
                const demands = wanted.map((d, index) => ({ ...d, orderLineId: index }));
                const answer = allocateStock(places, demands);
                const total = (variantId: number) =>
                    places.filter(p => p.variantId === variantId).reduce((sum, p) => sum + Math.max(0, p.available), 0);
                const asked = (variantId: number) =>
                    demands.filter(d => d.variantId === variantId).reduce((sum, d) => sum + d.quantity, 0);
                if ('shortages' in answer) {
                    expect(answer.shortages.every(s => asked(s.variantId) > total(s.variantId))).toBe(true);
                    return;
                }
                for (const demand of demands) {
                    const taken = answer.takes.filter(t => t.orderLineId === demand.orderLineId);
                    expect(taken.reduce((sum, t) => sum + t.quantity, 0)).toBe(demand.quantity);
                }
                for (const place of places) {
                    const taken = answer.takes.filter(t => t.variantId === place.variantId && t.locationId === place.locationId);
                    expect(taken.reduce((sum, t) => sum + t.quantity, 0)).toBeLessThanOrEqual(Math.max(0, place.available));
                }
            }),
        );
    });
});
