/** As `good-input.ts`: sets, and what goes with what. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const setOf = (variantId: string | undefined) => ({ names: { en: 'Lobby set' }, parts: [{ variantId, quantity: 2 }], prices: [{ currencyCode: 'IRR', unitNet: 100 }] });

let years = 2100;
/** Each in a year of its own, so that none meets another one. */
const goal = () => ({ periodKind: 'month', firstDay: `${++years}-06-15`, periods: 1, steps: [{ fromNet: 100, basisPoints: 100 }] });

async function plannedGoal({ row, ids }: Making): Promise<Answer> {
    const { id } = await row(
        `INSERT INTO purchase_goal ("companyId", "periodKind", "currencyCode", "startsOn", "endsOn", steps) VALUES ($1, 'month', 'IRR', $2, $2, '[{"fromNet": 5, "basisPoints": 5}]') RETURNING id::text`,
        [ids.companyId, `${++years}-01-01`],
    );
    return { id, version: 1 };
}

/** Of quarters, until somebody ends it: the call that works does. */
let quotas = 0;

/** Of a word that no other quota has, so that one that is changed meets none. */
export async function setQuota({ row, ids }: Making): Promise<Answer> {
    const { id } = await row(
        `INSERT INTO purchase_quota ("companyId", "productVariantId", "goodsKey", period, "maxQuantity") VALUES ($1, $2, $3, 'month', 1000000) RETURNING id::text`,
        [ids.companyId, ids.variantId, `made:${++quotas}`],
    );
    return { id, version: 1 };
}
async function runningGoal({ row, ids }: Making): Promise<Answer> {
    const { id } = await row(
        `INSERT INTO purchase_goal ("companyId", "periodKind", "currencyCode", "startsOn", steps) VALUES ($1, 'quarter', 'IRR', '2020-01-01', '[{"fromNet": 5, "basisPoints": 5}]') RETURNING id::text`,
        [ids.companyId],
    );
    return { id, version: 1 };
}

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
    planPurchaseGoal: ({ ids }) => ({ input: { companyId: ids.companyId, ...goal(), idempotencyKey: key() } }),
    changePurchaseGoal: async making => ({ input: { ...goal(), ...(await plannedGoal(making)), periods: 2 } }),
    endPurchaseGoal: async making => ({ input: { ...(await runningGoal(making)), ending: 'running', reason: 'because' } }),
    deletePurchaseGoal: async making => ({ input: await plannedGoal(making) }),
    createPurchaseQuota: async ({ row, ids }) => {
        // What an earlier call made would be its twin.
        await row(`WITH gone AS (DELETE FROM purchase_quota WHERE "companyId" = $1 AND period = 'week') SELECT 'gone' AS id`, [ids.companyId]);
        return { input: { companyId: ids.companyId, productVariantId: ids.variantId, period: 'week', maxQuantity: 1_000_000, idempotencyKey: key() } };
    },
    changePurchaseQuota: async making => ({ input: { ...(await setQuota(making)), period: 'year', maxQuantity: 2_000_000 } }),
    deletePurchaseQuota: async making => ({ input: await setQuota(making) }),
    recordCreditNote: ({ ids }) => ({ input: { companyId: ids.companyId, number: key(), issuedOn: '2026-01-05', amountNet: 100, idempotencyKey: key() } }),
    deleteCreditNote: async ({ ask, ids }) => ({
        id: (await ask('admin', 'recordCreditNote', { input: { companyId: ids.companyId, number: key(), issuedOn: '2026-01-05', amountNet: 100, idempotencyKey: key() } })).id,
    }),
    updateProductSet: async making => ({ input: { ...setOf(making.ids.variantId), id: await productSet(making), code: key(), enabled: false } }),
    deleteProductSet: async making => ({ id: await productSet(making) }),
});
