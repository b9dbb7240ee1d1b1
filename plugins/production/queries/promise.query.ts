import type { RequestContext, TransactionalConnection } from '@vendure/core';

import type { LocalDate } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import type { PromiseSource } from '../entities/promise-change.entity';

export interface PromiseFacts {
    orderId: number;
    companyId: number;
    /** When the last of its work on the floor is to be done. */
    planEnd: Date;
    promiseId: number | null;
    day: LocalDate | null;
}

/** Orders in production with work on the floor: what was promised of each, and when the plan has it made. Read it under the orders' locks. */
export function promiseFacts(connection: TransactionalConnection, ctx: RequestContext, orderIds: readonly number[]): Promise<PromiseFacts[]> {
    return sql<PromiseFacts>(
        connection,
        ctx,
        `SELECT w."orderId", min(w."companyId") AS "companyId", max(w."plannedEnd") AS "planEnd", p.id AS "promiseId", p.day::text AS day
         FROM production_work_order w
         JOIN "order" o ON o.id = w."orderId" AND o.state = 'InProduction'
         LEFT JOIN production_order_promise p ON p."orderId" = w."orderId"
         WHERE w."orderId" = ANY($1::int[]) AND w.state IN ('released', 'running', 'done')
         GROUP BY w."orderId", p.id ORDER BY w."orderId"`,
        [orderIds],
    );
}

export interface NewPromise {
    orderId: number;
    companyId: number;
    before: LocalDate | null;
    after: LocalDate;
}

/** Writes what is promised from now on, with why, in one statement for as many orders. */
export async function writePromises(
    connection: TransactionalConnection,
    ctx: RequestContext,
    promises: readonly NewPromise[],
    why: { source: PromiseSource; reason: string; administratorId: number | null },
): Promise<void> {
    if (promises.length === 0) return;
    await sql(
        connection,
        ctx,
        `WITH given AS (SELECT * FROM unnest($1::int[], $2::int[], $3::date[], $4::date[]) AS g("orderId", "companyId", before, after)),
              kept AS (
                INSERT INTO production_order_promise ("orderId", "companyId", day) SELECT "orderId", "companyId", after FROM given
                ON CONFLICT ("orderId") DO UPDATE SET day = EXCLUDED.day, version = production_order_promise.version + 1, "updatedAt" = now()
                RETURNING id, "orderId")
         INSERT INTO production_promise_change ("promiseId", before, after, source, reason, "administratorId")
         SELECT kept.id, given.before, given.after, $5::text, $6::text, $7::int FROM given JOIN kept ON kept."orderId" = given."orderId"`,
        [
            promises.map(one => one.orderId), promises.map(one => one.companyId), promises.map(one => one.before), promises.map(one => one.after),
            why.source, why.reason, why.administratorId,
        ],
    );
}

export async function promisedDays(connection: TransactionalConnection, ctx: RequestContext, orderIds: readonly number[]): Promise<Map<number, LocalDate>> {
    const rows = await sql<{ orderId: number; day: LocalDate }>(
        connection, ctx, `SELECT "orderId", day::text AS day FROM production_order_promise WHERE "orderId" = ANY($1::int[])`, [orderIds],
    );
    return new Map(rows.map(row => [row.orderId, row.day]));
}

export interface PromiseChangeRow {
    id: number;
    createdAt: Date;
    before: LocalDate | null;
    after: LocalDate;
    source: PromiseSource;
    reason: string;
    administratorName: string | null;
}

export interface PromiseView {
    orderId: number;
    day: LocalDate;
    version: number;
    changes: PromiseChangeRow[];
}

/** The latest change first. */
export async function promiseOf(connection: TransactionalConnection, ctx: RequestContext, orderId: number): Promise<PromiseView | null> {
    const [promise] = await sql<{ id: number; day: LocalDate; version: number }>(
        connection, ctx, `SELECT id, day::text AS day, version FROM production_order_promise WHERE "orderId" = $1`, [orderId],
    );
    if (promise === undefined) return null;
    const changes = await sql<PromiseChangeRow>(
        connection,
        ctx,
        `SELECT c.id, c."createdAt", c.before::text AS before, c.after::text AS after, c.source, c.reason, a."firstName" || ' ' || a."lastName" AS "administratorName"
         FROM production_promise_change c LEFT JOIN administrator a ON a.id = c."administratorId" WHERE c."promiseId" = $1 ORDER BY c.id DESC LIMIT 200`,
        [promise.id],
    );
    return { orderId, day: promise.day, version: promise.version, changes };
}

export interface SettingsRow {
    promiseBufferDays: number;
    version: number;
}

/** What the firm has not set is two days. */
export async function productionSettings(connection: TransactionalConnection, ctx: RequestContext): Promise<SettingsRow> {
    const [row] = await sql<SettingsRow>(connection, ctx, 'SELECT "promiseBufferDays", version FROM production_settings WHERE id = 1', []);
    return row ?? { promiseBufferDays: 2, version: 0 };
}

/** False when somebody was quicker. */
export async function writeSettings(connection: TransactionalConnection, ctx: RequestContext, days: number, version: number): Promise<boolean> {
    const written = await sql(
        connection,
        ctx,
        `INSERT INTO production_settings AS s (id, "promiseBufferDays", version) VALUES (1, $1, 1)
         ON CONFLICT (id) DO UPDATE SET "promiseBufferDays" = $1, version = s.version + 1 WHERE s.version = $2 RETURNING s.id`,
        [days, version],
    );
    return written.length === 1;
}
