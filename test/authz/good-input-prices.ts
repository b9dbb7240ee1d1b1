/** Calls that work of the price desk. */
import { freshKey as key } from './bad-input';
import type { Making } from './good-input';

/** A change of prices that changes none: the superadmin's own, or the system's. */
export async function priceChange({ row }: Making, state: 'waiting' | 'applied', isOwn: boolean): Promise<string> {
    const { id } = await row(
        `INSERT INTO price_change_set (kind, target, reason, state, created, updated, removed, "administratorId")
         SELECT 'edit', 'prices', '', $1, 0, 0, 0, CASE WHEN $2 THEN (SELECT a.id FROM administrator a JOIN "user" u ON u.id = a."userId" WHERE u.identifier = 'superadmin') END RETURNING id::text`,
        [state, isOwn],
    );
    return String(id);
}

type Values = Record<string, unknown>;

export const priceCalls: Record<string, (making: Making) => Values | Promise<Values>> = {
    changePrices: ({ ids }) => ({ input: { priceListId: ids.priceListId, rows: [{ variantId: ids.variantId, minQuantity: 71, unitNet: 100 }], dryRun: false, idempotencyKey: key() } }),
    copyPriceList: ({ ids }) => ({ input: { priceListId: ids.priceListId, code: key(), name: 'Autumn', basisPoints: 500, step: 100, rounding: 'up', idempotencyKey: key() } }),
    decidePriceChange: async making => ({ input: { id: await priceChange(making, 'waiting', false), version: 1, accept: true, idempotencyKey: key() } }),
    withdrawPriceChange: async making => ({ id: await priceChange(making, 'waiting', true) }),
    undoPriceChange: async making => ({ id: await priceChange(making, 'applied', true) }),
    setPriceApproval: () => ({ input: { maxBasisPoints: 900_000, maxPrices: 90_000_000 } }),
};
