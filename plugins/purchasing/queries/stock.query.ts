import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import { lockStock, type StockTake } from '../../availability';

type MovementKind = 'ALLOCATION' | 'RELEASE' | 'SALE';

const discriminators: Record<MovementKind, string> = { ALLOCATION: 'Allocation', RELEASE: 'Release', SALE: 'Sale' };

async function writeMovements(manager: EntityManager, kind: MovementKind, takes: readonly StockTake[]): Promise<void> {
    await manager.query(
        `${keptMark} INSERT INTO stock_movement (type, discriminator, quantity, "stockLocationId", "productVariantId", "orderLineId")
         SELECT $1::text, $2::text, t.quantity, t.location, t.variant, t.line
           FROM unnest($3::int[], $4::int[], $5::int[], $6::int[]) AS t(quantity, location, variant, line)`,
        [
            kind, discriminators[kind],
            // Vendure writes a sale's quantity as negative.
            takes.map(t => (kind === 'SALE' ? -t.quantity : t.quantity)),
            takes.map(t => t.locationId), takes.map(t => t.variantId), takes.map(t => t.orderLineId),
        ],
    );
}

/** Changes allocated and on-hand stock by the takes, times the given signs, as long as both stay possible. */
async function moveStock(manager: EntityManager, takes: readonly StockTake[], allocated: number, onHand: number, mayOversell: boolean) {
    const moved = await manager.query<[unknown[], number]>(
        `${keptMark} WITH change AS (
            SELECT t.variant, t.location, sum(t.quantity)::int AS quantity
              FROM unnest($1::int[], $2::int[], $3::int[]) AS t(variant, location, quantity) GROUP BY t.variant, t.location)
         UPDATE stock_level l
            SET "stockAllocated" = l."stockAllocated" + $4 * c.quantity, "stockOnHand" = l."stockOnHand" + $5 * c.quantity,
                "updatedAt" = now()
           FROM change c
          WHERE l."productVariantId" = c.variant AND l."stockLocationId" = c.location
            AND l."stockAllocated" + $4 * c.quantity >= 0
            AND ($6 OR l."stockAllocated" + $4 * c.quantity <= l."stockOnHand" + $5 * c.quantity)`,
        [takes.map(t => t.variantId), takes.map(t => t.locationId), takes.map(t => t.quantity), allocated, onHand, mayOversell],
    );
    const places = new Set(takes.map(t => `${t.variantId}:${t.locationId}`));
    if (moved[1] !== places.size) {
        throw new Error('Stock changed under its lock');
    }
}

/** `mayOversell`: a variant of the order may be sold beyond the shelf (a negative out-of-stock threshold). */
export async function allocate(manager: EntityManager, takes: readonly StockTake[], mayOversell: boolean): Promise<void> {
    if (takes.length > 0) {
        await moveStock(manager, takes, 1, 0, mayOversell);
        await writeMovements(manager, 'ALLOCATION', takes);
    }
}

/** What the order's lines still hold, per place. */
async function heldTakes(manager: EntityManager, orderId: number): Promise<StockTake[]> {
    return manager.query<StockTake[]>(
        `SELECT m."orderLineId", m."productVariantId" AS "variantId", m."stockLocationId" AS "locationId",
                sum(CASE m.type WHEN 'ALLOCATION' THEN m.quantity WHEN 'RELEASE' THEN -m.quantity ELSE m.quantity END)::int AS quantity
           FROM stock_movement m JOIN order_line l ON l.id = m."orderLineId"
          WHERE l."orderId" = $1 AND m.type IN ('ALLOCATION', 'RELEASE', 'SALE')
          GROUP BY 1, 2, 3
         HAVING sum(CASE m.type WHEN 'ALLOCATION' THEN m.quantity WHEN 'RELEASE' THEN -m.quantity ELSE m.quantity END) > 0`,
        [orderId],
    );
}

async function lockHeld(manager: EntityManager, orderId: number): Promise<StockTake[]> {
    const takes = await heldTakes(manager, orderId);
    await lockStock(manager, [...new Set(takes.map(t => t.variantId))]);
    return takes;
}

/** Gives back what the order holds. The caller has the order's row locked, so nobody else moves its stock. */
export async function releaseStock(manager: EntityManager, orderId: number): Promise<void> {
    const takes = await lockHeld(manager, orderId);
    if (takes.length > 0) {
        await moveStock(manager, takes, -1, 0, true);
        await writeMovements(manager, 'RELEASE', takes);
    }
}

/** The goods have left: what the order held is neither allocated nor on the shelf any more. */
export async function sellStock(manager: EntityManager, orderId: number): Promise<void> {
    const takes = await lockHeld(manager, orderId);
    if (takes.length > 0) {
        await moveStock(manager, takes, -1, -1, true);
        await writeMovements(manager, 'SALE', takes);
    }
}
