import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { OutboxMessage } from '../entities/outbox-message.entity';

export interface NewMessage {
    kind: string;
    /** What it is about, for example `order:12`: messages of one aggregate are carried out in order. */
    aggregate: string;
    payload: Record<string, unknown>;
    notBefore?: Date;
    /** A second message with this key is not written; its id is that of the first. */
    key?: string;
}

/** Writes effects into the caller's transaction. */
@Injectable()
export class OutboxService {
    constructor(private connection: TransactionalConnection) {}

    enqueue(ctx: RequestContext, message: NewMessage): Promise<number> {
        return withTx(this.connection, ctx, async inner => {
            const manager = this.connection.getRepository(inner, OutboxMessage).manager;
            // Held until commit, so that order of sequence is order of commit within the aggregate.
            await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('outbox:' || $1, 0))`, [message.aggregate]);
            const [inserted] = await manager.query<Array<{ id: number }>>(
                `INSERT INTO outbox_message (kind, aggregate, sequence, payload, key, "notBefore", state)
                 SELECT $1, $2, COALESCE(MAX(sequence), 0) + 1, $3::jsonb, $4, COALESCE($5::timestamptz, now()), 'PENDING'
                 FROM outbox_message WHERE aggregate = $2
                 ON CONFLICT (key) DO NOTHING RETURNING id`,
                [message.kind, message.aggregate, JSON.stringify(message.payload), message.key ?? null, message.notBefore ?? null],
            );
            if (inserted) {
                return inserted.id;
            }
            const [known] = await manager.query<Array<{ id: number }>>('SELECT id FROM outbox_message WHERE key = $1', [message.key]);
            if (!known) {
                throw new Error(`The outbox message with key ${message.key} vanished between two statements`);
            }
            return known.id;
        });
    }

    /** As many messages in two statements, whatever they are about; one whose key is known already is not written. */
    async enqueueAll(ctx: RequestContext, messages: readonly NewMessage[]): Promise<void> {
        if (messages.length === 0) return;
        await withTx(this.connection, ctx, async inner => {
            const manager = this.connection.getRepository(inner, OutboxMessage).manager;
            const aggregates = messages.map(message => message.aggregate);
            await manager.query(
                `SELECT pg_advisory_xact_lock(hashtextextended('outbox:' || one.aggregate, 0)) FROM (SELECT DISTINCT aggregate FROM unnest($1::text[]) AS a(aggregate) ORDER BY 1) one`,
                [aggregates],
            );
            await manager.query(
                `INSERT INTO outbox_message (kind, aggregate, sequence, payload, key, "notBefore", state)
                 SELECT m.kind, m.aggregate, COALESCE(last.sequence, 0) + row_number() OVER (PARTITION BY m.aggregate ORDER BY m.place), m.payload::jsonb, m.key, COALESCE(m.at, now()), 'PENDING'
                 FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) WITH ORDINALITY AS m(kind, aggregate, payload, key, at, place)
                 LEFT JOIN LATERAL (SELECT max(o.sequence) AS sequence FROM outbox_message o WHERE o.aggregate = m.aggregate) last ON true
                 ON CONFLICT (key) DO NOTHING`,
                [messages.map(one => one.kind), aggregates, messages.map(one => JSON.stringify(one.payload)), messages.map(one => one.key ?? null), messages.map(one => one.notBefore ?? null)],
            );
        });
    }

    /** Somebody who was asked, or who called, says that it was done after all. Only what nobody could tell of is settled so. */
    async acceptUnknown(key: string, reference: string): Promise<void> {
        await this.connection.rawConnection.manager.query(
            `UPDATE outbox_message SET state = 'ACCEPTED', reference = $2, "lastError" = NULL, "settledAt" = now(), "updatedAt" = now() WHERE key = $1 AND state = 'UNKNOWN'`,
            [key, reference],
        );
    }

    /** Messages of these aggregates that ended badly are to be carried out again: a person has mended what was wrong. Gives the aggregates that had some. */
    async again(ctx: RequestContext, aggregates: readonly string[]): Promise<string[]> {
        const rows = await sql<{ aggregate: string }>(
            this.connection,
            ctx,
            `UPDATE outbox_message SET state = 'PENDING', attempts = 0, crashes = 0, replays = replays + 1, "notBefore" = now(), "settledAt" = NULL, "updatedAt" = now()
              WHERE aggregate = ANY($1) AND state IN ('FAILED', 'UNKNOWN') RETURNING aggregate`,
            [[...aggregates]],
        );
        return [...new Set(rows.map(({ aggregate }) => aggregate))];
    }

    /** A person has given up what ended badly about this. The caller writes down who and why. */
    async giveUp(ctx: RequestContext, aggregate: string, reason: string): Promise<void> {
        await sql(
            this.connection,
            ctx,
            `UPDATE outbox_message SET state = 'DISCARDED', "lastError" = 'Discarded: ' || $2, "settledAt" = now(), "updatedAt" = now() WHERE aggregate = $1 AND state IN ('FAILED', 'UNKNOWN')`,
            [aggregate, reason],
        );
    }
}
