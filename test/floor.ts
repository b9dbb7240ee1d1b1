/** A floor in a running product: operators with open sessions at their stations, and released work for each, made past the planner's months of work. */
import crypto from 'node:crypto';

import { sessionKey } from '../src/edge/session-key';
import { Caller } from './graphql';
import { newKey, type World } from './world';

export interface Operator {
    administratorId: number;
    api: Caller;
}

export interface Floor {
    operators: Operator[];
    stationId: number;
}

/** Signed in as operators of one station, which has room for all of them. */
export async function openFloor(world: World, count: number): Promise<Floor> {
    const { product } = world;
    const mark = crypto.randomUUID().slice(0, 8);
    const { createRole } = await world.staff.ask<{ createRole: { id: string } }>('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', {
        input: { code: `floor-${mark}`, description: 'operators', permissions: ['Authenticated', 'OperateWork'] },
    });
    const people = await product.sql<{ id: number; userId: number }>(
        `WITH wanted AS (SELECT n, 'floor-' || $1 || '-' || n || '@world.example' AS mail FROM generate_series(1, $2::int) n),
         person AS (INSERT INTO "user" (identifier, verified) SELECT mail, true FROM wanted RETURNING id, identifier),
         role AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT id, $3 FROM person),
         staff AS (INSERT INTO administrator ("firstName", "lastName", "emailAddress", "userId") SELECT 'Reza', identifier, identifier, id FROM person RETURNING id, "userId"),
         reach AS (INSERT INTO staff_member ("administratorId", reach) SELECT id, 'all' FROM staff)
         SELECT id, "userId" FROM staff ORDER BY id`,
        [mark, count, createRole.id],
    );
    const tokens = people.map(() => crypto.randomBytes(32).toString('hex'));
    await product.sql(
        `INSERT INTO session (token, expires, invalidated, "authenticationStrategy", type, "userId", "activeChannelId")
         SELECT t.token, now() + interval '8 hours', false, 'native', 'AuthenticatedSession', t.person, (SELECT min(id) FROM channel)
           FROM unnest($1::text[], $2::int[]) AS t(token, person)`,
        [tokens.map(sessionKey), people.map(one => one.userId)],
    );
    const [station] = await product.sql<{ id: number }>(
        `WITH station AS (INSERT INTO production_station (code, name, "openMinute", "closeMinute", "parallelOperations")
            VALUES ('floor-' || $1, '{"en": "Hall", "fa": "سالن"}', 0, 1440, 1000) RETURNING id),
         operators AS (INSERT INTO production_station_operator ("stationId", "administratorId") SELECT station.id, unnest($2::int[]) FROM station)
         SELECT id FROM station`,
        [mark, people.map(one => one.id)],
    );
    const operators = people.map(({ id }, index) => ({ administratorId: id, api: new Caller(product.url, 'admin-api').inSession(tokens[index] ?? '') }));
    return { operators, stationId: station?.id ?? 0 };
}

/** Orders in production as their buyer placed and staff approved them, each with one line. */
export async function ordersInProduction(world: World, count: number, quantity: number): Promise<number[]> {
    const buyer = world.buyer(0);
    const [goods] = await world.madeToOrder(1);
    const ids: number[] = [];
    for (let nth = 0; nth < count; nth++) {
        const placing = await world.place(buyer, await world.setCart(buyer, [{ variantId: goods?.id ?? 0, quantity }]));
        if (placing.kind !== 'placed') throw new Error(`An order was not placed: ${JSON.stringify(placing)}`);
        const [order] = await world.product.sql<{ id: number }>('SELECT id FROM "order" WHERE code = $1', [placing.code]);
        await world.staff.ask('mutation ($input: OrderStepInput!) { approveOrder(input: $input) { __typename } }', { input: { orderId: order?.id, idempotencyKey: newKey() } });
        ids.push(order?.id ?? 0);
    }
    const approved = await world.product.sql(`UPDATE "order" SET state = 'InProduction' WHERE id = ANY($1) AND state = 'Approved' RETURNING id`, [ids]);
    if (approved.length !== count) throw new Error(`${approved.length} of ${count} orders were approved`);
    return ids;
}

/** As many as a bench wants, with nothing in them but what the floor reads. */
export async function bareOrders(world: World, count: number, quantity: number): Promise<number[]> {
    const buyer = world.buyer(0);
    const [goods] = await world.madeToOrder(1);
    const rows = await world.product.sql<{ id: number }>(
        `WITH placed AS (
            INSERT INTO "order" (code, state, active, "orderPlacedAt", "couponCodes", "shippingAddress", "billingAddress", "currencyCode", "customerId", "subTotal", "subTotalWithTax")
            SELECT 'FL-' || $5 || '-' || n, 'InProduction', false, now(), '', '{}', '{}', 'IRR', m."customerId", 1000, 1100
              FROM company_member m, generate_series(1, $1::int) n WHERE m.id = $2 RETURNING id),
         ours AS (INSERT INTO company_order (id, "orderId", "companyId", "placedByMemberId", "placedAt") SELECT id, id, $3, $2, now() FROM placed)
         INSERT INTO order_line (quantity, "orderPlacedQuantity", "listPriceIncludesTax", adjustments, "taxLines", "productVariantId", "listPrice", "orderId")
         SELECT $4, $4, false, '[]', '[]', $6, 1000, id FROM placed RETURNING "orderId" AS id`,
        [count, buyer.id, buyer.companyId, quantity, crypto.randomUUID().slice(0, 8), goods?.id],
    );
    return rows.map(({ id }) => id);
}

/** One released work order for each line of these orders: two operations, of which the first is ready. Gives the operations of each. */
export async function releasedWork(world: World, floor: Floor, orderIds: readonly number[]): Promise<[first: number, second: number][]> {
    const rows = await world.product.sql<{ first: number; second: number }>(
        `WITH routing AS (INSERT INTO production_routing (title) VALUES ('Floor') RETURNING id),
         work AS (
            INSERT INTO production_work_order ("variantId", "orderLineId", "orderId", "companyId", "routingId", quantity, state, "plannedEnd")
            SELECT line."productVariantId", line.id, line."orderId", ours."companyId", routing.id, line.quantity, 'released', now() + interval '1 day'
              FROM order_line line JOIN company_order ours ON ours."orderId" = line."orderId", routing WHERE line."orderId" = ANY($1) RETURNING id),
         operation AS (
            INSERT INTO production_operation ("workOrderId", "stationId", sequence, kind, name, "plannedMinutes", "plannedStart", "plannedEnd", state)
            SELECT work.id, $2, n, 'cut', '{"en": "Cutting", "fa": "برش"}', 30, now(), now() + interval '1 hour', CASE n WHEN 1 THEN 'ready' ELSE 'waiting' END
              FROM work, generate_series(1, 2) n RETURNING id, "workOrderId", sequence)
         SELECT max(id) FILTER (WHERE sequence = 1) AS first, max(id) FILTER (WHERE sequence = 2) AS second FROM operation GROUP BY "workOrderId" ORDER BY 1`,
        [orderIds, floor.stationId],
    );
    return rows.map(({ first, second }) => [first, second]);
}
