/** As `good-input.ts`: what is decided on the way of production. */
import { freshKey } from './bad-input';
import type { Making } from './good-input';

/** An order in production, of which one piece was lost on the way. */
export async function shortOrder({ ask, order, row }: Making) {
    const { id, lineId } = await order('Approved');
    await ask('admin', 'planOrder', { orderId: id, input: { release: true } });
    const { quantity } = await row('SELECT quantity::text FROM order_line WHERE id = $1', [lineId]);
    await row(
        `WITH made AS (UPDATE production_operation o SET state = 'done', "startedAt" = now(), "finishedAt" = now(), "goodQuantity" = w.quantity - 1, "scrapQuantity" = 1
             FROM production_work_order w WHERE w.id = o."workOrderId" AND w."orderId" = $1 RETURNING o.id)
         UPDATE production_work_order SET state = 'done' WHERE "orderId" = $1 RETURNING id::text`, [id]);
    return { orderId: id, orderLineId: lineId, missing: 1, ordered: Number(quantity) };
}

/** The work of two orders of one article, on the floor. */
async function workAlike({ ask, order, row }: Making) {
    const ids: unknown[] = [];
    for (const { id } of [await order('Approved'), await order('Approved')]) {
        await ask('admin', 'planOrder', { orderId: id, input: { release: true } });
        ids.push((await row('SELECT max(id)::text AS id FROM production_work_order WHERE "orderId" = $1', [id])).id);
    }
    return { input: { workOrderIds: ids, idempotencyKey: freshKey() } };
}

const rule = (variantId: unknown, way = 'buy') => ({ variantId, way, minimum: 900_000, lot: 10 });

/** A purchase of the article that somebody has accepted, under way of nobody yet. */
async function proposal({ ask, ids, row }: Making) {
    await ask('admin', 'setReplenishmentRule', { input: rule(ids.variantId) });
    const { administratorId } = await row('SELECT max(id)::text AS "administratorId" FROM administrator');
    return row(`INSERT INTO production_purchase_proposal ("variantId", quantity, state, "madeByAdministratorId") VALUES ($1, 10, 'open', $2) RETURNING id::text`, [ids.variantId, administratorId]);
}

/** An order whose work is on the floor, and its promise. */
export async function promisedOrder({ ask, order, row }: Making) {
    const { id } = await order('Approved');
    await ask('admin', 'planOrder', { orderId: id, input: { release: true } });
    const { version } = await row('SELECT version::text FROM production_order_promise WHERE "orderId" = $1', [id]);
    return { orderId: id, version: Number(version) };
}

export const worksAdmin = {
    setPromisedDay: async (making: Making) => ({ input: { ...(await promisedOrder(making)), day: '2035-03-01', reason: 'The customer waits' } }),
    setProductionSettings: async ({ ask }: Making) => ({ input: { promiseBufferDays: 3, version: (await ask('admin', 'productionSettings', {})).version } }),
    setReplenishmentRule: ({ ids }: Making) => ({ input: rule(ids.variantId) }),
    deleteReplenishmentRule: async ({ ask, ids }: Making) => {
        await ask('admin', 'setReplenishmentRule', { input: rule(ids.variantId) });
        return { variantId: ids.variantId };
    },
    acceptReplenishment: async ({ ask, ids }: Making) => {
        const { variantId, quantity } = await ask('admin', 'setReplenishmentRule', { input: rule(ids.variantId) });
        return { input: { items: [{ variantId, quantity }] } };
    },
    orderPurchaseProposal: async (making: Making) => ({ input: { id: (await proposal(making)).id, expectedOn: '2031-03-01', reference: `PO-${freshKey()}` } }),
    dropPurchaseProposal: async (making: Making) => ({ id: (await proposal(making)).id }),
    makeProductionBatch: workAlike,
    dissolveProductionBatch: async (making: Making) => {
        const { batchId } = await making.ask('admin', 'makeProductionBatch', await workAlike(making));
        return { input: { batchId } };
    },
    settleShortage: async (making: Making) => {
        const { orderId, orderLineId, missing } = await shortOrder(making);
        return { input: { orderId, orderLineId, missing, decision: 'write-off', reason: 'within tolerance' } };
    },
};
