import { priceTiers } from './price-tiers';

describe('price tiers', () => {
    const breaks = [1, 5, 20].map((minQuantity) => ({ minQuantity, unitNet: 1000 - minQuantity }));

    it('begin with what is sold at least, at the price that holds for it', () => {
        expect(priceTiers(breaks, 1)).toEqual(breaks);
        expect(priceTiers(breaks, 3).map((step) => [step.minQuantity, step.unitNet])).toEqual([[3, 999], [5, 995], [20, 980]]);
        expect(priceTiers(breaks, 5).map((step) => step.minQuantity)).toEqual([5, 20]);
        expect(priceTiers(breaks, 50).map((step) => [step.minQuantity, step.unitNet])).toEqual([[50, 980]]);
    });

    it('are those that there are where all lie above it, or there is none', () => {
        expect(priceTiers([{ minQuantity: 10, unitNet: 5 }], 2)).toEqual([{ minQuantity: 10, unitNet: 5 }]);
        expect(priceTiers([], 2)).toEqual([]);
    });
});
