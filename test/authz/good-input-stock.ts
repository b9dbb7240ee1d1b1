/** As `good-input.ts`: what is said of the stock, what suppliers keep, and who waits for what. */
import { hashOf, newToken } from '../../kernel/token';
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Variables = (making: Making) => Record<string, unknown> | Promise<Record<string, unknown>>;

const by = (as: string | undefined, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

/** An external warehouse of its own, with a feed that nobody asks for, or without. */
async function supplier({ row }: Making, withFeed = false): Promise<string | undefined> {
    const { id } = await row(`INSERT INTO stock_location (name, description) VALUES ('Supplier', '') RETURNING id::text`);
    await row(`INSERT INTO warehouse ("stockLocationId", kind) VALUES ($1, 'external') RETURNING id`, [id]);
    if (withFeed) await row(`INSERT INTO supplier_feed ("stockLocationId", url, active) VALUES ($1, 'https://supplier.example/x.csv', false) RETURNING id`, [id]);
    return id;
}

/** A variant of which nothing is there. */
export async function soldBefore({ row, ids }: Making): Promise<string | undefined> {
    const variant = await row(`INSERT INTO product_variant (enabled, sku, "productId", "taxCategoryId", "outOfStockThreshold", "useGlobalOutOfStockThreshold", "trackInventory")
        SELECT enabled, $2, "productId", "taxCategoryId", 0, true, 'TRUE' FROM product_variant WHERE id = $1 RETURNING id::text`, [ids.variantId, key()]);
    return variant.id;
}

export const stockShop: Record<string, GoodCall> = {
    ...by('admin of A', {
        // Sold out, until the next call lays some there again.
        askForStockNotice: async ({ row, ids }) => {
            await row('UPDATE stock_level SET "stockOnHand" = "stockAllocated" WHERE "productVariantId" = $1 RETURNING id', [ids.variantId]);
            await row(`WITH ended AS (UPDATE stock_notice SET state = 'ended', "settledAt" = now() WHERE "memberId" = $1 AND "productVariantId" = $2 AND state = 'waiting') SELECT 1 AS id`, [ids.memberId, ids.variantId]);
            return { variantId: ids.variantId };
        },
        endStockNotice: async ({ row, ids }) => {
            await row('UPDATE stock_level SET "stockOnHand" = "stockAllocated" + 1000 WHERE "productVariantId" = $1 RETURNING id', [ids.variantId]);
            return { variantId: ids.variantId };
        },
    }),
    ...by(undefined, {
        stopStockNotices: async ({ row, ids }) => {
            const token = newToken();
            await row(`INSERT INTO stock_notice ("memberId", "productVariantId", state, "settledAt", "tokenHash") VALUES ($1, $2, 'told', now(), $3) RETURNING id`, [ids.memberId, ids.variantId, hashOf(token)]);
            await row('INSERT INTO stock_notice ("memberId", "productVariantId") VALUES ($1, $2) RETURNING id', [ids.memberId, ids.variantId]);
            return { token };
        },
    }),
};

export const stockAdmin: Record<string, GoodCall> = by('superadmin', {
    setAvailabilityRules: () => ({ input: { showAs: 'bands', bands: [1, 10, 21, 51], policy: 'to-stock', leadMinDays: 4, leadMaxDays: 8, staleAfterHours: 36 } }),
    setWarehouse: ({ ids }) => ({ input: { stockLocationId: ids.stockLocationId, kind: 'local', leadMinDays: 0, leadMaxDays: 1 } }),
    setVariantAvailability: ({ ids }) => ({ input: { variantId: ids.variantId, policy: 'to-stock', leadMinDays: 1, leadMaxDays: 2 } }),
    setExpectedDelivery: ({ ids }) => ({ input: { variantId: ids.variantId, quantity: 40, day: '2031-01-06', reference: key() } }),
    deleteExpectedDelivery: async ({ ask, ids }) => ({ id: (await ask('admin', 'setExpectedDelivery', { input: { variantId: ids.variantId, quantity: 40, day: '2031-01-07', reference: key() } })).id }),
    setPreSale: async making => ({ input: { variantId: await soldBefore(making), quantity: 40, day: '2031-02-06', handOut: 'by-hand' } }),
    deletePreSale: async making => ({ id: (await making.ask('admin', 'setPreSale', { input: { variantId: await soldBefore(making), quantity: 40, day: '2031-02-06' } })).id }),
    setSupplierFeed: async making => ({ input: { stockLocationId: await supplier(making), url: 'https://supplier.example/stock.csv', everyMinutes: 60, skuColumn: 'sku', quantityColumn: 'quantity', active: false } }),
    pullSupplierFeed: async making => ({ stockLocationId: await supplier(making, true) }),
});
