import { ListedArticle } from './article';
import { baseOf, Chosen, inUnit, usualAmount } from './chosen';

const article = {
    baseUnit: 'm2',
    minQuantity: 5,
    units: [
        { code: 'm2', name: 'm²', factor: 1, perUnits: 1, priceBreaks: null },
        { code: 'roll', name: 'roll', factor: 25, perUnits: 1, priceBreaks: null },
    ],
} as unknown as ListedArticle;

describe('usualAmount', () => {
    it('is the last order, as long as the unit is sold', () => {
        expect(usualAmount(article, 'roll', 2)).toEqual({ unit: 'roll', quantity: 2 });
        expect(usualAmount(article, 'barrel', 2)).toEqual({ unit: 'm2', quantity: 5 });
        expect(usualAmount(article, null, null)).toEqual({ unit: 'm2', quantity: 5 });
    });
});

describe('inUnit', () => {
    it('keeps the amount, and rounds a remainder up', () => {
        expect(inUnit(article, { unit: 'roll', quantity: 2 }, 'm2')).toEqual({ unit: 'm2', quantity: 50 });
        expect(inUnit(article, { unit: 'm2', quantity: 26 }, 'roll')).toEqual({ unit: 'roll', quantity: 2 });
        expect(baseOf(article, { unit: 'roll', quantity: 2 })).toBe(50);
    });
});

describe('Chosen', () => {
    it('keeps what was typed, and takes a row in that is typed into', () => {
        const chosen = new Chosen();
        chosen.type('7', { unit: 'm2', quantity: 9 });
        expect(chosen.all()).toEqual(['7']);
        chosen.toggle('7');
        expect(chosen.count()).toBe(0);
        expect(chosen.amount('7', { unit: 'm2', quantity: 1 }).quantity).toBe(9);
        chosen.toggleAll(['1', '2'], true);
        chosen.toggleAll(['2'], false);
        expect(chosen.all()).toEqual(['1']);
    });
});
