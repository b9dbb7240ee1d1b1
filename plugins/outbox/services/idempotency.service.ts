import { Injectable } from '@nestjs/common';
import { isGraphQlErrorResult, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { createHash } from 'node:crypto';

import { actorOf, type Scope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { answerText, canonicalJson, parseAnswer } from '../domain/canonical-json';
import { IdempotencyKey } from '../entities/idempotency-key.entity';
import { ConflictError } from '../errors';
import { crashPoint } from './crash-point';

const keepHours = 72;

/** PostgreSQL gave up waiting for the row that another request with the same key holds. */
const lockNotAvailable = '55P03';

interface KnownUse {
    requestHash: string;
    answer: string;
}

/** Makes a mutation that is sent twice happen once. */
@Injectable()
export class IdempotencyService {
    constructor(private connection: TransactionalConnection) {}

    /**
     * Runs `work` unless this principal has used the key for the operation in the last 72 hours: then it gives the stored answer.
     * Key and effect are one transaction. The answer must be data (it is stored as JSON); refusals are not stored, because nothing happened.
     */
    async run<T>(
        ctx: RequestContext,
        scope: Scope,
        operation: string,
        key: string,
        request: unknown,
        work: (ctx: RequestContext) => Promise<T>,
    ): Promise<T> {
        if (!/^[\x20-\x7e]{8,255}$/.test(key)) {
            throw new UserInputError('idempotencyKey: 8 to 255 printable ASCII characters');
        }
        const use = [actorOf(scope), operation, key] as const;
        const requestHash = createHash('sha256').update(canonicalJson(request)).digest('hex');
        const given = await withTx(this.connection, ctx, async inner => {
            const known = await this.claim(inner, use, requestHash);
            if (known) {
                if (known.requestHash !== requestHash) {
                    throw new UserInputError('idempotencyKey: already used for a different request');
                }
                return parseAnswer(known.answer) as T;
            }
            const answer = await work(inner);
            return this.keep(inner, use, answer);
        });
        crashPoint('answer');
        return given;
    }

    /** Whether this principal's request with the key was carried out; a refused one was not. */
    async isDone(ctx: RequestContext, scope: Scope, operation: string, key: string): Promise<boolean> {
        const found = await this.connection.getRepository(ctx, IdempotencyKey).manager.query<unknown[]>(
            `SELECT 1 FROM idempotency_key WHERE principal = $1 AND operation = $2 AND key = $3 AND state = 'done' AND "expiresAt" >= now()`,
            [actorOf(scope), operation, key],
        );
        return found.length > 0;
    }

    /** Waits for a parallel request with the same key. Null: the key is ours, and `work` is to be done. */
    private async claim(ctx: RequestContext, use: readonly [string, string, string], requestHash: string): Promise<KnownUse | null> {
        const manager = this.connection.getRepository(ctx, IdempotencyKey).manager;
        const claimed = await manager
            .query<unknown[]>(
                `INSERT INTO idempotency_key (principal, operation, key, "requestHash", state, "expiresAt")
                 VALUES ($1, $2, $3, $4, 'running', now() + make_interval(hours => ${keepHours}))
                 ON CONFLICT (principal, operation, key) DO UPDATE
                 SET "requestHash" = EXCLUDED."requestHash", state = 'running', answer = NULL, "expiresAt" = EXCLUDED."expiresAt"
                 WHERE idempotency_key."expiresAt" < now()
                 RETURNING id`,
                [...use, requestHash],
            )
            .catch((error: unknown) => {
                if ((error as { code?: string }).code === lockNotAvailable) {
                    throw new ConflictError('This request is still being worked on. Ask again in a moment with the same idempotencyKey.');
                }
                throw error;
            });
        if (claimed.length > 0) {
            return null;
        }
        const [known] = await manager.query<KnownUse[]>(
            `SELECT "requestHash", answer FROM idempotency_key WHERE principal = $1 AND operation = $2 AND key = $3`,
            [...use],
        );
        if (!known) {
            throw new ConflictError('The earlier request with this idempotencyKey was just withdrawn. Send it again.');
        }
        return known;
    }

    private async keep<T>(ctx: RequestContext, use: readonly [string, string, string], answer: T): Promise<T> {
        const manager = this.connection.getRepository(ctx, IdempotencyKey).manager;
        if (isGraphQlErrorResult(answer as never)) {
            await manager.query('DELETE FROM idempotency_key WHERE principal = $1 AND operation = $2 AND key = $3', [...use]);
            return answer;
        }
        const text = answerText(answer);
        await manager.query(
            `UPDATE idempotency_key SET state = 'done', answer = $4 WHERE principal = $1 AND operation = $2 AND key = $3`,
            [...use, text],
        );
        // The first caller gets what every later one will get.
        return parseAnswer(text) as T;
    }
}
