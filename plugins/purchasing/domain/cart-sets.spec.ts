import { decideSets, hasSameParts } from './cart-sets';

describe('sets in the cart', () => {
    it('are taken while there are whole ones, and no part of a set is taken', () => {
        expect(decideSets({ quantity: 4, mode: 'SET' }, 4, 0)).toEqual({ quantity: 4 });
        expect(decideSets({ quantity: 5, mode: 'SET' }, 4, 0)).toEqual({ reason: 'too-few-sets', available: 4 });
        expect(decideSets({ quantity: 1, mode: 'ADD' }, 4, 4)).toEqual({ reason: 'too-few-sets', available: 4 });
        expect(decideSets({ quantity: 1, mode: 'ADD' }, 4, 3)).toEqual({ quantity: 4 });
        expect(decideSets({ quantity: 900, mode: 'SET' }, null, 0)).toEqual({ quantity: 900 });
    });

    it('can be taken out even when they are not offered any more, and not added then', () => {
        expect(decideSets({ quantity: 0, mode: 'SET' }, undefined, 2)).toEqual({ quantity: 0 });
        expect(decideSets({ quantity: 1, mode: 'ADD' }, undefined, 2)).toEqual({ reason: 'set-not-available', available: null });
        expect(decideSets({ quantity: 0, mode: 'ADD' }, 9, 2)).toEqual({ reason: 'nothing-to-add', available: null });
        expect(decideSets({ quantity: 2_000_000, mode: 'SET' }, null, 0)).toMatchObject({ reason: 'too-much' });
    });

    it('are known by their parts, whatever they cost', () => {
        expect(hasSameParts([{ variantId: 1, quantity: 2 }], 3, [{ variantId: 1, quantity: 6 }])).toBe(true);
        expect(hasSameParts([{ variantId: 1, quantity: 2 }], 3, [{ variantId: 1, quantity: 9 }])).toBe(false);
        expect(hasSameParts([{ variantId: 1, quantity: 2 }], 1, [{ variantId: 1, quantity: 2 }, { variantId: 2, quantity: 1 }])).toBe(false);
        expect(hasSameParts([{ variantId: 4, quantity: 2 }], 1, [{ variantId: 1, quantity: 2 }])).toBe(false);
    });
});
