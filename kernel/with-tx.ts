import { Order, type RequestContext, type TransactionalConnection } from '@vendure/core';
import { setTimeout as sleep } from 'node:timers/promises';

const tries = 5;

/** Serialization failure and deadlock: PostgreSQL undid the transaction and asks to run it again. */
const retriable = new Set(['40001', '40P01']);

/** What was to be locked has changed before it could be: all of the transaction is run again, as when PostgreSQL asks for it. */
export class TryAgainError extends Error {
    readonly code = '40001';
}

function errorCode(error: unknown): string | undefined {
    const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
    const found = driverError?.code ?? code;
    return typeof found === 'string' ? found : undefined;
}

/** How long somebody waits for his turn to run again: as long as whoever stands before him may wait for a lock (`lock_timeout`). */
const turnMs = 3_000;

let last: Promise<unknown> = Promise.resolve();

/** Those that run again do so one after another: all at once they would only meet in the same circle again. */
async function inTurn<T>(again: () => Promise<T>): Promise<T> {
    const mine = Promise.race([last, sleep(turnMs, undefined, { ref: false })]).then(again);
    last = mine.catch(() => undefined);
    return mine;
}

/**
 * Runs `work` in one transaction, the whole of it again when PostgreSQL asks for that (Vendure's own retry does not
 * work on PostgreSQL). Inside a transaction it joins that one, whose owner does the retrying. Nothing but SQL belongs in `work`.
 */
export async function withTx<T>(
    connection: TransactionalConnection,
    ctx: RequestContext,
    work: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
    if (connection.getRepository(ctx, Order).manager.queryRunner?.isTransactionActive) {
        return work(ctx);
    }
    const run = () => connection.withTransaction(ctx, work);
    for (let attempt = 1; ; attempt++) {
        try {
            return await (attempt === 1 ? run() : inTurn(run));
        } catch (error) {
            if (attempt === tries || !retriable.has(errorCode(error) ?? '')) {
                throw error;
            }
            await sleep(10 * 2 ** attempt * (0.5 + Math.random()));
        }
    }
}
