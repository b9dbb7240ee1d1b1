import { isUnchanged, repeated, termCode, variantNames, type VariantState } from './product-row';

const state: VariantState = {
    productNames: { en: 'Kavir' }, descriptions: {}, names: { en: 'Kavir sand' }, taxCategoryId: 1, assetId: 5, categoryId: 2,
    facetValueIds: [1, 2], optionIds: [3], baseUnit: 'm2', minQuantity: 1, increment: 1, weightG: 1800, madeToOrder: true, units: { roll: 100 }, stock: 7,
};
const stored = { ...state, categoryIds: [2, 9] };

describe('a products file', () => {
    it('names a variant in every language of its product', () => {
        expect(variantNames({ en: 'Kavir', fa: 'کویر' }, [{ en: 'Sand', fa: 'شنی' }, { en: '4 m' }])).toEqual({ en: 'Kavir Sand 4 m', fa: 'کویر شنی 4 m' });
    });

    it('takes one spelling of a term for another', () => {
        expect([termCode('Carpet tiles'), termCode(' carpet-TILES ')]).toEqual(['carpet-tiles', 'carpet-tiles']);
    });

    it('knows the row that a repeated code stands in first', () => {
        expect([...repeated([{ row: 2, key: 'a' }, { row: 3, key: 'b' }, { row: 4, key: 'a' }])]).toEqual([[4, 2]]);
    });

    it('changes nothing when all is as stored, or left empty', () => {
        expect(isUnchanged(state, stored)).toBe(true);
        expect(isUnchanged({ ...state, assetId: null, stock: null, facetValueIds: [2, 1] }, stored)).toBe(true);
    });

    const changes: Partial<VariantState>[] = [
        { names: { en: 'Other' } }, { descriptions: { fa: 'نو' } }, { weightG: 1 }, { units: {} }, { units: { roll: 100, pallet: 900 } },
        { stock: 8 }, { assetId: 6 }, { facetValueIds: [1] }, { categoryId: 3 }, { madeToOrder: false },
    ];

    it.each(changes)('sees a change: %j', change => {
        expect(isUnchanged({ ...state, ...change }, stored)).toBe(false);
    });
});
