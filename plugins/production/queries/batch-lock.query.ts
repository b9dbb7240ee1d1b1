import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { keptMark, sql, sqlCount } from '../../../kernel/vendure-sql';
import { TryAgainError } from '../../../kernel/with-tx';

/** Holds the work until the end of the transaction: the orders in the order of their ids, and then what is for the shelf. */
export async function lockWorks(connection: TransactionalConnection, ctx: RequestContext, workOrderIds: readonly number[]): Promise<void> {
    await sql(
        connection,
        ctx,
        `${keptMark} SELECT id FROM "order" WHERE id IN (SELECT w."orderId" FROM production_work_order w WHERE w.id = ANY($1::int[])) ORDER BY id FOR UPDATE`,
        [workOrderIds],
    );
    await sql(connection, ctx, `${keptMark} SELECT id FROM production_work_order WHERE id = ANY($1::int[]) AND "orderId" IS NULL ORDER BY id FOR UPDATE`, [workOrderIds]);
}

/** The work orders that are made with this one, itself among them, the oldest first. */
async function madeTogether(connection: TransactionalConnection, ctx: RequestContext, workOrderId: number): Promise<number[]> {
    const rows = await sql<{ id: number }>(
        connection,
        ctx,
        `${keptMark} SELECT w.id FROM production_work_order w WHERE w.id = $1
         UNION SELECT m.id FROM production_work_order m
         WHERE m."batchId" = (SELECT w."batchId" FROM production_work_order w WHERE w.id = $1) AND m.state <> 'cancelled' ORDER BY id`,
        [workOrderId],
    );
    return rows.map(row => row.id);
}

/**
 * Holds the work order and all that is made with it; gives their ids, the oldest first. Who was put into a batch while this waited begins again, so that nobody ever
 * takes a lower lock after a higher one.
 */
export async function lockTogether(connection: TransactionalConnection, ctx: RequestContext, workOrderId: number): Promise<number[]> {
    const known = await madeTogether(connection, ctx, workOrderId);
    await lockWorks(connection, ctx, known);
    const held = await madeTogether(connection, ctx, workOrderId);
    if (held.some(id => !known.includes(id))) throw new TryAgainError('The batch of a work order has changed meanwhile');
    return held;
}

/**
 * Takes cancelled work orders out of their batches, under their own locks alone. A problem that holds the batch up, and the time that runs, are handed to one that stays: it is
 * the others' too. Of two that are cancelled at once, the second waits here until the first is gone.
 */
export async function leaveBatch(connection: TransactionalConnection, ctx: RequestContext, workOrderIds: readonly number[]): Promise<number> {
    return sqlCount(
        connection,
        ctx,
        `WITH gone AS (SELECT w.id, w."batchId" FROM production_work_order w WHERE w.id = ANY($1::int[]) AND w."batchId" IS NOT NULL),
              staying AS (
                SELECT m.id, m."batchId" FROM production_work_order m
                WHERE m."batchId" IN (SELECT "batchId" FROM gone) AND m.state <> 'cancelled' AND m.id <> ALL($1::int[]) ORDER BY m.id FOR UPDATE),
              heirs AS (SELECT "batchId", min(id) AS id FROM staying GROUP BY "batchId"),
              handed AS (
                SELECT o.id AS "fromId", h.id AS "toId" FROM gone
                JOIN heirs ON heirs."batchId" = gone."batchId"
                JOIN production_operation o ON o."workOrderId" = gone.id
                JOIN production_operation h ON h."workOrderId" = heirs.id AND h.sequence = o.sequence),
              problems AS (
                UPDATE production_problem p SET "operationId" = handed."toId", "updatedAt" = now() FROM handed
                WHERE p."operationId" = handed."fromId" AND p."resolvedAt" IS NULL AND p."stopsWork"),
              times AS (
                UPDATE production_time_entry t SET "operationId" = handed."toId", "updatedAt" = now() FROM handed
                WHERE t."operationId" = handed."fromId" AND t."endedAt" IS NULL)
         UPDATE production_work_order w SET "batchId" = NULL, "updatedAt" = now() FROM gone WHERE w.id = gone.id`,
        [workOrderIds],
    );
}
