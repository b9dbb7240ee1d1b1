import { baseQuantity, bonusMissing, bonusOf, pricedAmount, unitNetAt, unitsFor } from './units';

describe('units', () => {
    const box = { factor: 12, perUnits: 1, priceBreaks: [{ minQuantity: 12, unitNet: 95 }] };
    const article = {
        price: { unitNet: 100 },
        priceBreaks: [
            { minQuantity: 1, unitNet: 100 },
            { minQuantity: 50, unitNet: 90 },
        ],
        units: [{ factor: 1, perUnits: 1 }, box],
    };

    it('keep the quantity there and back, and round up what does not come out whole', () => {
        const bag = { factor: 5, perUnits: 2 };
        for (const quantity of [2, 4, 10, 400]) expect(unitsFor(baseQuantity(quantity, bag), bag)).toBe(quantity);
        expect(unitsFor(6, bag)).toBe(3);
    });

    it('have the price of whole packs, when it is the better one', () => {
        expect(unitNetAt(article, 11)).toBe(100);
        expect(unitNetAt(article, 12)).toBe(95);
        expect(unitNetAt(article, 13)).toBe(100);
        expect(unitNetAt(article, 60)).toBe(90);
        expect(unitNetAt({ ...article, price: null }, 12)).toBeNull();
    });

    it('count the bonus, and what completes one that is earned', () => {
        const tenAndOne = { buyQuantity: 10, bonusQuantity: 1 };
        expect([9, 10, 11, 21, 22].map((base) => bonusOf(base, tenAndOne))).toEqual([0, 0, 1, 1, 2]);
        expect([9, 10, 11, 21, 22].map((base) => bonusMissing(base, tenAndOne))).toEqual([0, 1, 0, 1, 0]);
    });

    it('measure a cut from a roll by its area', () => {
        expect(pricedAmount(350, 400)).toBe(14);
        expect(pricedAmount(350, null)).toBe(350);
    });
});
