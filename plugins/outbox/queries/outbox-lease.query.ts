import type { EntityManager } from 'typeorm';

import type { Verdict } from '../domain/outbox-states';
import { OutboxMessage } from '../entities/outbox-message.entity';

/**
 * Leases up to `room` due messages. A message waits while an earlier one of its aggregate is open; only one that was put off
 * on purpose and never tried does not hold the others back. The clock is the database's.
 */
export async function claimMessages(manager: EntityManager, worker: string, room: number, leaseMs: number): Promise<OutboxMessage[]> {
    const [rows] = await manager.query<[Array<Partial<OutboxMessage>>, number]>(
        `WITH due AS MATERIALIZED (
            SELECT message.id FROM outbox_message message
            WHERE message.state = 'PENDING' AND message."notBefore" <= now() AND NOT EXISTS (
                SELECT 1 FROM outbox_message earlier
                WHERE earlier.aggregate = message.aggregate AND earlier.sequence < message.sequence
                    AND earlier.state IN ('PENDING', 'SENDING')
                    AND (earlier.attempts > 0 OR earlier.crashes > 0 OR earlier."notBefore" <= now())
            )
            ORDER BY message.id LIMIT $2 FOR UPDATE OF message SKIP LOCKED
        )
        UPDATE outbox_message SET state = 'SENDING', attempts = attempts + 1, "lockedBy" = $1, "updatedAt" = now(),
            "leaseUntil" = now() + $3 * interval '1 millisecond'
        FROM due WHERE outbox_message.id = due.id
        RETURNING outbox_message.*`,
        [worker, room, leaseMs],
    );
    return rows.map(row => Object.assign(new OutboxMessage(), row)).sort((a, b) => Number(a.id) - Number(b.id));
}

export async function renewLeases(manager: EntityManager, worker: string, ids: number[], leaseMs: number): Promise<void> {
    if (ids.length > 0) {
        await manager.query(
            `UPDATE outbox_message SET "leaseUntil" = now() + $3 * interval '1 millisecond'
             WHERE id = ANY($2::int[]) AND "lockedBy" = $1 AND state = 'SENDING'`,
            [worker, ids, leaseMs],
        );
    }
}

/** A worker's death is not the message's fault, so it costs no try; but one that kills every worker ends as a dead letter. */
export async function freeDeadLeases(manager: EntityManager, maxCrashes: number): Promise<number> {
    const [, freed] = await manager.query<[unknown[], number]>(
        `UPDATE outbox_message SET
            state = CASE WHEN crashes + 1 >= $1 THEN 'FAILED' ELSE 'PENDING' END,
            "settledAt" = CASE WHEN crashes + 1 >= $1 THEN now() END,
            "lastError" = 'The worker ' || COALESCE("lockedBy", '?') || ' fell silent while sending',
            crashes = crashes + 1, attempts = GREATEST(attempts - 1, 0), "lockedBy" = NULL, "leaseUntil" = NULL, "updatedAt" = now()
         WHERE id IN (
            SELECT id FROM outbox_message WHERE state = 'SENDING' AND "leaseUntil" < now() FOR UPDATE SKIP LOCKED
         )`,
        [maxCrashes],
    );
    return freed;
}

/** False when the lease was lost: another worker has the message, and what it finds counts. */
export async function settleMessage(manager: EntityManager, worker: string, message: OutboxMessage, verdict: Verdict): Promise<boolean> {
    const [, settled] = await manager.query<[unknown[], number]>(
        `UPDATE outbox_message SET state = $3, reference = COALESCE($4, reference), "lastError" = $5, "lockedBy" = NULL, "leaseUntil" = NULL,
            attempts = CASE WHEN $7 THEN attempts ELSE GREATEST(attempts - 1, 0) END,
            "notBefore" = CASE WHEN $3 = 'PENDING' THEN now() + $6 * interval '1 millisecond' ELSE "notBefore" END,
            "settledAt" = CASE WHEN $3 <> 'PENDING' THEN now() END, "updatedAt" = now()
         WHERE id = $1 AND "lockedBy" = $2 AND state = 'SENDING'`,
        [message.id, worker, verdict.state, verdict.reference, verdict.lastError, verdict.retryInMs, verdict.isTry],
    );
    return settled > 0;
}
