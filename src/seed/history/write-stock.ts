/** What the orders took from the shelf, and what was put there before for those that have left. */
import type { EntityManager } from 'typeorm';

import type { Facts } from './facts';
import { insertRows, type Row } from './rows';
import type { Told } from './write-orders';
import { daysAfter } from './work-time';

const movement = (type: string, at: Date, quantity: number, productVariantId: number, stockLocationId: number, orderLineId: number | null): Row => ({
    createdAt: at,
    updatedAt: at,
    type: type.toUpperCase(),
    discriminator: type === 'Adjustment' ? 'StockAdjustment' : type,
    ...{ quantity, productVariantId, stockLocationId, orderLineId },
});

export async function writeStock(manager: EntityManager, told: readonly Told[], facts: Facts): Promise<void> {
    const place = facts.locationId;
    const rows: Row[] = [];
    const sold = new Map<number, number>();
    const held = new Map<number, number>();
    for (const { story, steps, state, lineIds } of told) {
        for (const line of story.lines.filter(one => !one.variant.isMadeToOrder)) {
            const { quantity, variant } = line;
            const lineId = lineIds.get(line) ?? null;
            const left = steps.find(step => step.to === 'Shipped');
            const ended = steps.find(step => step.to === 'Cancelled' || step.to === 'Rejected');
            rows.push(movement('Allocation', story.placedAt, quantity, variant.id, place, lineId));
            if (left) rows.push(movement('Sale', left.at, -quantity, variant.id, place, lineId));
            else if (ended) rows.push(movement('Release', ended.at, quantity, variant.id, place, lineId));
            const sums = left ? sold : held;
            if (state !== 'Cancelled' && state !== 'Rejected') sums.set(variant.id, (sums.get(variant.id) ?? 0) + quantity);
        }
    }
    const opening = daysAfter(told[0]?.story.placedAt ?? new Date(), -5);
    // The imported stock is what is there today: what was sold meanwhile lay on the shelf when the history began.
    for (const [variantId, quantity] of sold) rows.push(movement('Adjustment', opening, quantity, variantId, place, null));
    await insertRows(manager, 'stock_movement', rows);
    await manager.query(
        `UPDATE stock_level l SET "stockAllocated" = l."stockAllocated" + h.quantity
           FROM unnest($1::int[], $2::int[]) AS h(variant, quantity)
          WHERE l."productVariantId" = h.variant AND l."stockLocationId" = $3`,
        [[...held.keys()], [...held.values()], place],
    );
}
