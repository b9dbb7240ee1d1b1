import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { divideStretch } from '../domain/batch-division';
import type { OperationState } from '../domain/operation-states';

/** What a step changes of one operation. */
export interface StepPart {
    operationId: number;
    /** As it was read under the lock. */
    state: OperationState;
    /** Pieces of its work order, by which time is divided. */
    quantity: number;
    good: number;
    scrap: number;
}

export interface StepWriting {
    administratorId: number;
    next: OperationState;
    at: Date;
    scrapReasonCode: string | null;
    reason: string | null;
    reasonCode: string | null;
}

/** Writes a step of all its operations: states, pieces, and the time worked. Call it under the locks of their orders. */
export async function writeStep(connection: TransactionalConnection, ctx: RequestContext, parts: readonly StepPart[], writing: StepWriting): Promise<void> {
    const { administratorId, next, at, scrapReasonCode } = writing;
    const columns = [parts.map(one => one.operationId), parts.map(one => one.good), parts.map(one => one.scrap)];
    const changed = await sqlCount(
        connection,
        ctx,
        `UPDATE production_operation o SET state = $5, "updatedAt" = now(), "lastEventAt" = $6,
            "startedAt" = CASE WHEN $5 = 'running' THEN COALESCE(o."startedAt", $6) ELSE o."startedAt" END,
            "finishedAt" = CASE WHEN $5 = 'done' THEN GREATEST($6::timestamptz, o."startedAt") ELSE NULL END,
            "goodQuantity" = o."goodQuantity" + part.good, "scrapQuantity" = o."scrapQuantity" + part.scrap
         FROM unnest($1::int[], $2::int[], $3::int[], $4::text[]) AS part(id, good, scrap, state)
         WHERE o.id = part.id AND o.state = part.state`,
        [...columns, parts.map(one => one.state), next, at],
    );
    if (changed !== parts.length) {
        throw new Error('An operation changed under the lock of its order');
    }
    await sql(
        connection,
        ctx,
        `INSERT INTO production_output ("operationId", "administratorId", at, good, scrap, "scrapReasonCode")
         SELECT part.id, $4::int, $5::timestamptz, part.good, part.scrap, CASE WHEN part.scrap > 0 THEN $6::text END
         FROM unnest($1::int[], $2::int[], $3::int[]) AS part(id, good, scrap) WHERE part.good + part.scrap > 0`,
        [...columns, administratorId, at, scrapReasonCode],
    );
    if (parts.every(one => one.state === next)) return;
    if (next === 'running') {
        // The time of a batch runs at one of its operations, so that it is counted once, and is divided when it ends.
        await sql(connection, ctx, 'INSERT INTO production_time_entry ("operationId", "administratorId", "startedAt") VALUES ($1, $2, $3)', [parts[0]?.operationId, administratorId, at]);
    } else {
        await endTime(connection, ctx, parts, writing);
    }
}

async function endTime(connection: TransactionalConnection, ctx: RequestContext, parts: readonly StepPart[], { at, reason, reasonCode }: StepWriting): Promise<void> {
    const [open] = await sql<{ id: number; operationId: number; administratorId: number; startedAt: Date }>(
        connection,
        ctx,
        `SELECT id, "operationId", "administratorId", "startedAt" FROM production_time_entry WHERE "operationId" = ANY($1::int[]) AND "endedAt" IS NULL`,
        [parts.map(one => one.operationId)],
    );
    if (open === undefined) return;
    const stretch = { startedAt: open.startedAt, endedAt: at > open.startedAt ? at : open.startedAt };
    const shares = divideStretch(stretch, parts.map(one => one.quantity)).map((share, index) => ({ ...share, operationId: parts[index]?.operationId ?? open.operationId }));
    const own = shares.find(one => one.operationId === open.operationId) ?? stretch;
    const others = shares.filter(one => one.operationId !== open.operationId);
    await sqlCount(
        connection,
        ctx,
        `UPDATE production_time_entry SET "startedAt" = $2, "endedAt" = $3, "pauseReason" = $4, "pauseReasonCode" = $5, "updatedAt" = now() WHERE id = $1`,
        [open.id, own.startedAt, own.endedAt, reason, reasonCode],
    );
    if (others.length === 0) return;
    await sql(
        connection,
        ctx,
        `INSERT INTO production_time_entry ("operationId", "administratorId", "startedAt", "endedAt", "pauseReason", "pauseReasonCode")
         SELECT part.id, $4::int, part."startedAt", part."endedAt", $5::text, $6::text FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) AS part(id, "startedAt", "endedAt")`,
        [others.map(one => one.operationId), others.map(one => one.startedAt), others.map(one => one.endedAt), open.administratorId, reason, reasonCode],
    );
}
