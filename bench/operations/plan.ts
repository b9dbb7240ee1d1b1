/** The planner's side of production: 5,000 operations planned anew on 40 stations, and the board of 2,000 open work orders. */
import type { Product } from '../../test/product';
import type { Report } from '../../test/report';
import { World } from '../../test/world';
import { load, p50, p95, rounded, timed } from '../measure';

const stations = 40;
const stepsEach = 5;
const [plannedOrders, planLimitMs, planRounds] = [1000, 2000, 5];
const [boardOrders, boardLimitMs, boardRounds] = [2000, 150, 40];
const dayMs = 86_400_000;

/** Work orders on the floor, each of five operations over the stations, due in the next two months. */
async function fillFloor(world: World, workOrders: number): Promise<void> {
    const { product } = world;
    const { companyId, id: memberId } = world.buyer(0);
    const [goods] = await world.madeToOrder(1);
    await product.sql(
        `INSERT INTO production_station (code, name, "openMinute", "closeMinute", "parallelOperations")
         SELECT 'bench-' || n, '{"en": "Station", "fa": "ایستگاه"}', 480, 1020, 1 + n % 3 FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
        [stations],
    );
    await product.sql(
        `WITH routing AS (INSERT INTO production_routing (title) VALUES ('Bench') RETURNING id),
         o AS (INSERT INTO "order" (code, state, active, "orderPlacedAt", "couponCodes", "shippingAddress", "billingAddress", "currencyCode", "subTotal", "subTotalWithTax")
            SELECT 'B-' || left(gen_random_uuid()::text, 13), 'InProduction', false, now(), '', '{}', '{}', 'IRR', 1000, 1100 FROM generate_series(1, $4::int) n RETURNING id),
         co AS (INSERT INTO company_order (id, "orderId", "companyId", "placedByMemberId", "placedAt", "wishedDate")
            SELECT id, id, $1, $2, now(), current_date + 20 + id % 60 FROM o),
         l AS (INSERT INTO order_line (quantity, "orderPlacedQuantity", "listPriceIncludesTax", adjustments, "taxLines", "productVariantId", "listPrice", "orderId")
            SELECT 40, 40, false, '[]', '[]', $3, 1000, id FROM o RETURNING id, "orderId"),
         w AS (INSERT INTO production_work_order ("variantId", "orderLineId", "orderId", "companyId", "routingId", quantity, state, "dueDate", "plannedEnd")
            SELECT $3, l.id, l."orderId", $1, routing.id, 40, 'released', current_date + 20 + l."orderId" % 60, now() + interval '20 days' FROM l, routing RETURNING id),
         s AS (SELECT id, row_number() OVER (ORDER BY code) AS at FROM production_station WHERE code LIKE 'bench-%')
         INSERT INTO production_operation ("workOrderId", "stationId", sequence, kind, name, "plannedMinutes", "plannedStart", "plannedEnd", state)
         SELECT w.id, s.id, step, 'cut', '{"en": "Cutting", "fa": "برش"}', 20 + (w.id * 7 + step * 13) % 90,
                now() + w.id % 28 * interval '1 day' + step * interval '1 hour', now() + w.id % 28 * interval '1 day' + (step + 1) * interval '1 hour',
                CASE step WHEN 1 THEN 'ready' ELSE 'waiting' END
           FROM w, generate_series(1, $5::int) step JOIN s ON true WHERE s.at = 1 + (w.id * 3 + step * 11) % $6::int`,
        [companyId, memberId, goods?.id ?? 0, workOrders, stepsEach, stations],
    );
    await product.sql('ANALYZE production_work_order; ANALYZE production_operation; ANALYZE "order"; ANALYZE order_line');
}

async function planAnew(report: Report, world: World): Promise<void> {
    const each: number[] = [];
    let planned = 0;
    for (let round = 0; round <= planRounds; round++) {
        const ms = await timed(async () => {
            const { startProductionPlan } = await world.staff.ask<{ startProductionPlan: { operationCount: number } }>(
                'mutation { startProductionPlan { ... on ProductionPlan { operationCount lateAfter moved { orderCode } } } }',
            );
            planned = startProductionPlan.operationCount;
        });
        if (round > 0) each.push(ms);
    }
    const isWhole = planned === plannedOrders * stepsEach;
    report.add({
        id: 'plan', pass: isWhole && p95(each) <= planLimitMs, figure: rounded(p95(each)), limit: planLimitMs, unit: 'ms',
        what: `${planned} operations planned on ${stations} stations and written as a draft through the API, median ${rounded(p50(each))} ms; ${load()}`,
    });
}

async function openBoard(report: Report, world: World): Promise<void> {
    const from = new Date(Date.now() - dayMs);
    const ask = () => world.staff.ask<{ productionBoard: { bars: unknown[] } }>(
        `query ($from: DateTime!, $until: DateTime!) { productionBoard(from: $from, until: $until) { hasMore stations { id name { en fa } } downtimes { id }
            bars { operationId workOrderId stationId kind name { en fa pl ru } state start end plannedMinutes isPinned late orderCode companyName productName quantity dueDate } } }`,
        { from, until: new Date(from.getTime() + 3 * dayMs) },
    );
    const each: number[] = [];
    let bars = 0;
    for (let round = -5; round < boardRounds; round++) {
        const ms = await timed(async () => {
            bars = (await ask()).productionBoard.bars.length;
        });
        if (round >= 0) each.push(ms);
    }
    report.add({
        id: 'board', pass: bars > 0 && p95(each) <= boardLimitMs, figure: rounded(p95(each)), limit: boardLimitMs, unit: 'ms',
        what: `three days of ${boardOrders} open work orders on the board, ${bars} bars, median ${rounded(p50(each))} ms; ${load()}`,
    });
}

export async function benchPlan(report: Report, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    await fillFloor(world, plannedOrders);
    if (report.wants('plan')) await planAnew(report, world);
    await fillFloor(world, boardOrders - plannedOrders);
    if (report.wants('board')) await openBoard(report, world);
}
