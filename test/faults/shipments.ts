/** Shipments as they stand before the scale or on the road, past the months of work that lead there. */
import type { World } from '../world';

/** One placed order, and as many shipments of it as wanted, each with its empty vehicle weighed. */
export async function addShipments(world: World, count: number, state: 'loading' | 'dispatched', scaleIds: readonly number[] = []): Promise<number[]> {
    const { product } = world;
    const [goods] = await world.madeToOrder(1);
    const buyer = world.buyer(0);
    const placing = await world.place(buyer, await world.setCart(buyer, [{ variantId: goods?.id ?? 0, quantity: 1 }]));
    if (placing.kind !== 'placed') throw new Error(`No order to ship: ${JSON.stringify(placing)}`);
    const shipments = await product.sql<{ id: number }>(
        `INSERT INTO shipment (number, "orderId", "orderCode", "companyId", "branchId", state, "driverName", "driverPhone", "vehicleName", plate,
                               destination, "plannedWeightG", "loadingAt", "dispatchedAt")
         SELECT 'FB-' || o.code || '-' || n, o.id, o.code, $2, $3, $4, 'Rahman Nouri', '+989121234567', 'Volvo FH', '45-678', 'Tehran',
                12000000, now(), CASE WHEN $4 = 'dispatched' THEN now() END
           FROM "order" o, generate_series(1, $5::int) n WHERE o.code = $1 RETURNING id`,
        [placing.code, buyer.companyId, buyer.branchId, state, count],
    );
    const ids = shipments.map(({ id }) => id);
    if (scaleIds.length > 0) {
        await product.sql(
            `INSERT INTO weighing ("shipmentId", "scaleId", "weightG", "weighedAt", "operatorId", "manualReason")
             SELECT s.id, ($2::int[])[1 + (s.position % $3::int)::int], 8000000, now(), 1, 'fault bench'
               FROM unnest($1::int[]) WITH ORDINALITY AS s(id, position)`,
            [ids, scaleIds, scaleIds.length],
        );
    }
    return ids;
}
