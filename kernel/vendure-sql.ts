import { Order, type RequestContext, type TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

function manager(connection: TransactionalConnection, ctx: RequestContext): EntityManager {
    // Any entity serves: what is wanted is the manager of the ctx's transaction, if it has one.
    return connection.getRepository(ctx, Order).manager;
}

/**
 * A statement that begins so is planned once a connection, see `src/database/kept-plans.ts`: for a text that is the same each time, asked at
 * every request or change. One whose parameters decide how it is best gone about, such as a search, is planned anew.
 */
export const keptMark = '/* kept */';

/** One statement in the ctx's transaction; its rows, whether it reads or writes with RETURNING. */
export async function sql<Row extends object = Record<string, unknown>>(
    connection: TransactionalConnection,
    ctx: RequestContext,
    text: string,
    params: readonly unknown[] = [],
): Promise<Row[]> {
    return rowsOf<Row>(await manager(connection, ctx).query(text, [...params]));
}

/** What the database calls now: the start of the ctx's transaction, the same for all that is written in it. */
export async function databaseNow(connection: TransactionalConnection, ctx: RequestContext): Promise<Date> {
    const [row] = await sql<{ now: Date }>(connection, ctx, 'SELECT now()');
    if (row === undefined) throw new Error('The database has no clock');
    return row.now;
}

/** The number of rows that an UPDATE or DELETE touched. */
export async function sqlCount(
    connection: TransactionalConnection,
    ctx: RequestContext,
    text: string,
    params: readonly unknown[] = [],
): Promise<number> {
    const result: unknown = await manager(connection, ctx).query(text, [...params]);
    if (!isCounted(result)) {
        throw new Error('sqlCount is for UPDATE and DELETE');
    }
    return result[1];
}

/** TypeORM answers an UPDATE or DELETE with [rows, count], everything else with rows. */
export function rowsOf<Row extends object>(result: unknown): Row[] {
    return (isCounted(result) ? result[0] : result) as Row[];
}

function isCounted(result: unknown): result is [unknown[], number] {
    return Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
}
