import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContextService, TransactionalConnection } from '@vendure/core';
import { Webhook } from 'standardwebhooks';

import { withTx } from '../../../kernel/with-tx';
import { OUTBOX_OPTIONS } from '../constants';
import type { OutboxOutcome } from '../domain/outbox-states';
import type { OutboxMessage } from '../entities/outbox-message.entity';
import { WebhookEndpoint } from '../entities/webhook-endpoint.entity';
import type { OutboxOptions } from '../types';
import { AddressRefusedError, sendOutbound } from './outbound-http';
import { OutboxHandlers } from './outbox-handlers';
import { OutboxService } from './outbox.service';
import { publishKind, sendKind } from './webhook.service';

/** An endpoint that has failed this often and this long is switched off. */
const patience = { failures: 10, hours: 24 };

/** Carries webhooks out. Each endpoint is an aggregate of its own, so a dead one holds up no other. */
@Injectable()
export class WebhookSender implements OnModuleInit {
    constructor(
        @Inject(OUTBOX_OPTIONS) private options: OutboxOptions,
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private handlers: OutboxHandlers,
        private outbox: OutboxService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(publishKind, message => this.fanOut(message));
        this.handlers.register(sendKind, message => this.send(message));
    }

    /** One message per endpoint; done again after a crash, its keys keep it from doubling. */
    private async fanOut({ id, payload, createdAt }: OutboxMessage): Promise<OutboxOutcome> {
        const ctx = await this.contexts.create({ apiType: 'admin' });
        return withTx(this.connection, ctx, async inner => {
            const endpoints = await this.connection
                .getRepository(inner, WebhookEndpoint)
                .createQueryBuilder('endpoint')
                .where(`endpoint.active AND endpoint.kinds && ARRAY[:type, '*']`, { type: payload.type })
                .orderBy('endpoint.id')
                .getMany();
            for (const endpoint of endpoints) {
                await this.outbox.enqueue(inner, {
                    kind: sendKind,
                    aggregate: `webhook:${endpoint.id}`,
                    payload: { endpointId: endpoint.id, eventId: id, at: createdAt.toISOString(), ...payload },
                    key: `webhook:${id}:${endpoint.id}`,
                });
            }
            return { accepted: `${endpoints.length} endpoints` };
        });
    }

    private async send(message: OutboxMessage): Promise<OutboxOutcome> {
        const endpoint = await this.repository.findOneBy({ id: Number(message.payload.endpointId) });
        if (endpoint === null) {
            return { failed: 'The endpoint was deleted' };
        }
        if (!endpoint.active && message.payload.test !== true) {
            return { failed: 'The endpoint is switched off' };
        }
        const outcome = await this.post(endpoint, message);
        await this.keepScore(endpoint, 'accepted' in outcome ? null : Object.values(outcome).join());
        return outcome;
    }

    private async post(endpoint: WebhookEndpoint, message: OutboxMessage): Promise<OutboxOutcome> {
        const { eventId, type, at, data } = message.payload;
        const id = `msg_${typeof eventId === 'number' ? eventId : `test_${message.id}`}`;
        const body = JSON.stringify({ type, timestamp: at ?? message.createdAt.toISOString(), data });
        const now = new Date();
        const isPreviousValid = endpoint.previousUntil !== null && endpoint.previousUntil > now;
        const secrets = [endpoint.secret, ...(isPreviousValid && endpoint.previousSecret !== null ? [endpoint.previousSecret] : [])];
        const headers = {
            'content-type': 'application/json',
            'user-agent': 'Karvan-Webhooks/1',
            'webhook-id': id,
            'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
            'webhook-signature': secrets.map(secret => new Webhook(secret).sign(id, now, body)).join(' '),
        };
        try {
            const { status } = await sendOutbound({ method: 'POST', url: endpoint.url, headers, body }, this.options);
            if (status >= 200 && status < 300) return { accepted: `HTTP ${status}` };
            return status === 410 ? { failed: 'HTTP 410: the receiver wants no more' } : { retry: `HTTP ${status}` };
        } catch (error) {
            // Receivers know an event by its id, so one whose answer was lost may be sent again.
            return error instanceof AddressRefusedError ? { failed: error.message } : { retry: (error as Error).message };
        }
    }

    private async keepScore(endpoint: WebhookEndpoint, problem: string | null): Promise<void> {
        if (problem === null) {
            await this.repository.query(
                `UPDATE webhook_endpoint SET failures = 0, "failingSince" = NULL, "lastError" = NULL, "lastSuccessAt" = now() WHERE id = $1`,
                [endpoint.id],
            );
            return;
        }
        await this.repository.query(
            `UPDATE webhook_endpoint SET failures = failures + 1, "failingSince" = COALESCE("failingSince", now()), "lastError" = $2,
                active = active AND NOT off.now,
                "disabledReason" = CASE WHEN off.now THEN 'It has not answered well for too long' ELSE "disabledReason" END
             FROM (SELECT id, $3 OR (failures + 1 >= $4 AND "failingSince" < now() - make_interval(hours => $5)) AS now
                   FROM webhook_endpoint WHERE id = $1) off
             WHERE webhook_endpoint.id = off.id`,
            [endpoint.id, problem, problem.startsWith('HTTP 410'), patience.failures, patience.hours],
        );
    }

    private get repository() {
        return this.connection.rawConnection.getRepository(WebhookEndpoint);
    }
}
