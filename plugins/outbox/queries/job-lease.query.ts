import type { EntityManager } from 'typeorm';

import { OutboxJob } from '../entities/outbox-job.entity';

/** Leases due jobs of the queues that have room, the oldest of each queue first, with one statement for all queues. */
export async function claimJobs(
    manager: EntityManager,
    worker: string,
    rooms: ReadonlyMap<string, number>,
    leaseMs: number,
): Promise<OutboxJob[]> {
    const [rows] = await manager.query<[Array<Partial<OutboxJob>>, number]>(
        `WITH due AS MATERIALIZED (
            SELECT job.id FROM unnest($2::text[], $3::int[]) AS queue(name, room)
            CROSS JOIN LATERAL (
                SELECT candidate.id FROM outbox_job candidate
                WHERE candidate."queueName" = queue.name AND candidate.state IN ('PENDING', 'RETRYING') AND candidate."runAt" <= now()
                ORDER BY candidate.id LIMIT queue.room FOR UPDATE SKIP LOCKED
            ) job
        )
        UPDATE outbox_job SET state = 'RUNNING', attempts = attempts + 1, "lockedBy" = $1, "startedAt" = now(), "updatedAt" = now(),
            "leaseUntil" = now() + $4 * interval '1 millisecond'
        FROM due WHERE outbox_job.id = due.id
        RETURNING outbox_job.*`,
        [worker, [...rooms.keys()], [...rooms.values()], leaseMs],
    );
    return rows.map(row => Object.assign(new OutboxJob(), row)).sort((a, b) => Number(a.id) - Number(b.id));
}

/** Renews the leases of running jobs. Gives the ids that are no longer this worker's: cancelled, or taken over. */
export async function renewJobs(manager: EntityManager, worker: string, ids: number[], leaseMs: number): Promise<number[]> {
    if (ids.length === 0) {
        return [];
    }
    const [renewed] = await manager.query<[Array<{ id: number }>, number]>(
        `UPDATE outbox_job SET "leaseUntil" = now() + $3 * interval '1 millisecond'
         WHERE id = ANY($2::int[]) AND "lockedBy" = $1 AND state = 'RUNNING' RETURNING id`,
        [worker, ids, leaseMs],
    );
    const mine = new Set(renewed.map(row => row.id));
    return ids.filter(id => !mine.has(id));
}

/** A worker's death costs a job no try, but a job that kills every worker fails in the end. */
export async function freeDeadJobs(manager: EntityManager, maxCrashes: number): Promise<number> {
    const [, freed] = await manager.query<[unknown[], number]>(
        `UPDATE outbox_job SET
            state = CASE WHEN crashes + 1 >= $1 THEN 'FAILED' ELSE 'PENDING' END,
            "isSettled" = crashes + 1 >= $1,
            "settledAt" = CASE WHEN crashes + 1 >= $1 THEN now() END,
            error = 'The worker ' || COALESCE("lockedBy", '?') || ' fell silent with this job',
            crashes = crashes + 1, attempts = GREATEST(attempts - 1, 0), "lockedBy" = NULL, "leaseUntil" = NULL, "updatedAt" = now()
         WHERE id IN (SELECT id FROM outbox_job WHERE state = 'RUNNING' AND "leaseUntil" < now() FOR UPDATE SKIP LOCKED)`,
        [maxCrashes],
    );
    return freed;
}

export interface JobOutcome {
    state: 'COMPLETED' | 'FAILED' | 'RETRYING' | 'CANCELLED' | 'PENDING';
    result: string | null;
    error: string | null;
    runInMs: number;
}

/** PENDING gives an unfinished job back (at shutdown), and the try with it. */
export async function settleJob(manager: EntityManager, worker: string, id: number, outcome: JobOutcome): Promise<boolean> {
    const [, settled] = await manager.query<[unknown[], number]>(
        `UPDATE outbox_job SET state = $3, result = $4, error = $5, "lockedBy" = NULL, "leaseUntil" = NULL, "updatedAt" = now(),
            "isSettled" = $3 IN ('COMPLETED', 'FAILED', 'CANCELLED'),
            "settledAt" = CASE WHEN $3 IN ('COMPLETED', 'FAILED', 'CANCELLED') THEN now() END,
            progress = CASE WHEN $3 = 'COMPLETED' THEN 100 WHEN $3 = 'CANCELLED' THEN progress ELSE 0 END,
            attempts = CASE WHEN $3 = 'PENDING' THEN GREATEST(attempts - 1, 0) ELSE attempts END,
            "runAt" = now() + $6 * interval '1 millisecond'
         WHERE id = $1 AND "lockedBy" = $2 AND state = 'RUNNING'`,
        [id, worker, outcome.state, outcome.result, outcome.error, outcome.runInMs],
    );
    return settled > 0;
}
