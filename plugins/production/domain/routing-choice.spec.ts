import { chooseRouting } from './routing-choice';

describe('chooseRouting', () => {
    const general = { id: 1, variantId: null, categoryId: null };
    const rugs = { id: 2, variantId: null, categoryId: 7 };
    const newerRugs = { id: 3, variantId: null, categoryId: 7 };
    const special = { id: 4, variantId: 40, categoryId: null };

    it('prefers the variant to its category, and the category to the general routing', () => {
        const rules = [general, special, rugs];
        expect(chooseRouting(rules, { variantId: 40, categoryIds: [7] })).toBe(special);
        expect(chooseRouting(rules, { variantId: 41, categoryIds: [7] })).toBe(rugs);
        expect(chooseRouting(rules, { variantId: 41, categoryIds: [8] })).toBe(general);
    });

    it('takes the youngest of two equals', () => {
        expect(chooseRouting([newerRugs, rugs], { variantId: 41, categoryIds: [7] })).toBe(newerRugs);
    });

    it('finds none for a product that is not made', () => {
        expect(chooseRouting([special, rugs], { variantId: 41, categoryIds: [] })).toBeNull();
    });
});
