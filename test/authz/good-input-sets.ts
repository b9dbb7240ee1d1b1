/** As `good-input.ts`: sets, and what goes with what. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const setOf = (variantId: string | undefined) => ({ names: { en: 'Lobby set' }, parts: [{ variantId, quantity: 2 }], prices: [{ currencyCode: 'IRR', unitNet: 100 }] });

/** A set of goods that company A sees, which costs no more than they do. */
async function productSet({ ask, ids }: Making): Promise<unknown> {
    return (await ask('admin', 'createProductSet', { input: { ...setOf(ids.variantId), code: key() } })).id;
}

export const setsShop = by('admin of A', {
    setCartSets: async making => ({ input: { sets: [{ setId: await productSet(making), quantity: 1 }] } }),
});

export const setsAdmin = by('superadmin', {
    setCategoryComplements: ({ ids }) => ({ input: { collectionId: ids.collectionId, variantIds: [ids.variantId] } }),
    setRelatedVariants: async ({ ids, row }) => {
        const product = await row('SELECT "productId"::text AS id FROM product_variant WHERE id = $1', [ids.foreignVariantId]);
        return { input: { productId: product.id, variantIds: [ids.variantId] } };
    },
    updateProductSet: async making => ({ input: { ...setOf(making.ids.variantId), id: await productSet(making), code: key(), enabled: false } }),
    deleteProductSet: async making => ({ id: await productSet(making) }),
});
