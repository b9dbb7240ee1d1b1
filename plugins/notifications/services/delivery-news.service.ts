import { Inject, Injectable } from '@nestjs/common';
import { Logger, TransactionalConnection } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import { rowsOf } from '../../../kernel/vendure-sql';
import { OutboxService } from '../../outbox';
import { loggerContext, NOTIFICATIONS_OPTIONS } from '../constants';
import { earlierStates, followUpMinutes } from '../domain/delivery';
import { NotificationMessage } from '../entities/notification-message.entity';
import type { DeliveryPort, NotificationsOptions, StateReport } from '../types';

/** Batches in one round; what is left is asked for in the next minute. */
const rounds = 10;

/** What became of texts that a provider has: asked for in batches, or told by him. */
@Injectable()
export class DeliveryNewsService {
    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private outbox: OutboxService,
    ) {}

    /** Asks for all whose time has come. Gives the number asked for. */
    async askDue(): Promise<number> {
        const port = this.options.sms;
        let asked = 0;
        if (port.states === undefined) return asked;
        for (let round = 0; round < rounds; round++) {
            const due = await this.claim(port.name, port.statesAtOnce ?? 1);
            if (due.length === 0) break;
            asked += due.length;
            if (!(await this.ask(port, due))) break;
        }
        return asked;
    }

    /** News that says less than is known, or of a text that is not ours, changes nothing. Gives the number of texts that it changed. */
    async apply(provider: string, reports: readonly StateReport[]): Promise<number> {
        let changed = 0;
        for (const { reference, own, delivery } of reports) {
            const rows = rowsOf<{ id: number; was: string }>(
                await this.manager.query(
                    `UPDATE notification_message m SET state = $3, "lastError" = $4, "settledAt" = now(), "updatedAt" = now(), "askAt" = NULL,
                        reference = COALESCE(m.reference, $2), "htmlBody" = CASE WHEN m.confidential THEN NULL ELSE m."htmlBody" END,
                        body = CASE WHEN m.confidential THEN regexp_replace(m.body, 'https?://[^[:space:]"<>]+', '[…]', 'g') ELSE m.body END
                     FROM (SELECT id, state AS was FROM notification_message
                            WHERE provider = $1 AND (reference = $2 OR (id = $5 AND reference IS NULL)) AND state = ANY($6::text[]) FOR UPDATE) known
                     WHERE m.id = known.id RETURNING m.id, known.was`,
                    [provider, reference, delivery.state, delivery.reason ?? null, own ?? null, earlierStates(delivery.state)],
                ),
            );
            for (const { id, was } of rows) {
                if (was === 'UNKNOWN') await this.outbox.acceptUnknown(`notification:${id}`, reference);
            }
            changed += rows.length;
        }
        return changed;
    }

    private async ask(port: DeliveryPort, due: Array<{ id: number; reference: string }>): Promise<boolean> {
        try {
            await this.apply(port.name, (await port.states?.(due.map(({ reference }) => reference))) ?? []);
        } catch (error) {
            // They are asked for again when their claim ends.
            if (!(error instanceof OperationalError)) throw error;
            Logger.warn(`${port.name} does not tell what became of ${due.length} SMS: ${error.message}`, loggerContext);
            return false;
        }
        await this.manager.query(
            `UPDATE notification_message SET "askStep" = "askStep" + 1, "askAt" = now() + ($2::int[])["askStep" + 2] * interval '1 minute'
              WHERE id = ANY($1::int[]) AND state = 'SENT'`,
            [due.map(({ id }) => id), followUpMinutes],
        );
        return true;
    }

    /** For ten minutes no other worker asks for them. */
    private async claim(provider: string, atOnce: number): Promise<Array<{ id: number; reference: string }>> {
        return rowsOf(
            await this.manager.query(
                `UPDATE notification_message SET "askAt" = now() + interval '10 minutes' WHERE id IN (
                    SELECT id FROM notification_message WHERE "askAt" <= now() AND provider = $1 AND reference IS NOT NULL AND state = 'SENT'
                     ORDER BY "askAt" LIMIT $2 FOR UPDATE SKIP LOCKED)
                 RETURNING id, reference`,
                [provider, atOnce],
            ),
        );
    }

    private get manager() {
        return this.connection.rawConnection.getRepository(NotificationMessage).manager;
    }
}
