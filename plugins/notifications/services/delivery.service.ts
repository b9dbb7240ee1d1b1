import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { type OutboxMessage, type OutboxOutcome, crashPoint, OutboxHandlers } from '../../outbox';
import { NOTIFICATIONS_OPTIONS, sendKind } from '../constants';
import { withoutLinks } from '../domain/delivery';
import { NotificationMessage } from '../entities/notification-message.entity';
import type { Delivery, DeliveryPort, NotificationsOptions } from '../types';

/** Hands queued texts to their provider. Runs in the worker. */
@Injectable()
export class DeliveryService implements OnModuleInit {
    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private handlers: OutboxHandlers,
    ) {}

    onModuleInit(): void {
        this.handlers.register(sendKind, message => this.handle(message));
    }

    private async handle({ payload }: OutboxMessage): Promise<OutboxOutcome> {
        const message = await this.repository.findOneBy({ id: Number(payload.messageId) });
        if (message === null) {
            return { failed: `There is no message ${String(payload.messageId)}` };
        }
        if (message.state === 'SENT' || message.state === 'DELIVERED') {
            return { accepted: message.reference ?? undefined };
        }
        const port = this.options[message.channel];
        const delivery = message.attemptedAt === null ? await this.attempt(port, message) : await this.recover(port, message);
        await this.keep(port, message, delivery);
        return outcomeOf(delivery);
    }

    /** The mark before the call makes a crash during it visible: what was marked is never blindly sent again. */
    private async attempt(port: DeliveryPort, message: NotificationMessage): Promise<Delivery> {
        await this.repository.query('UPDATE notification_message SET "attemptedAt" = now() WHERE id = $1', [message.id]);
        try {
            const delivery = await port.deliver(message);
            crashPoint('delivery');
            return delivery;
        } catch (error) {
            // The port throws only when the provider surely has nothing: the mark goes, and the outbox tries again.
            await this.repository.query('UPDATE notification_message SET "attemptedAt" = NULL, "lastError" = $2 WHERE id = $1', [
                message.id,
                (error as Error).message,
            ]);
            throw error;
        }
    }

    private async recover(port: DeliveryPort, message: NotificationMessage): Promise<Delivery> {
        return port.lookUp
            ? port.lookUp(message)
            : { state: 'UNKNOWN', reason: `${port.name} may have it, and cannot be asked` };
    }

    private async keep(port: DeliveryPort, message: NotificationMessage, delivery: Delivery): Promise<void> {
        const wipe = message.confidential && port.name !== 'local' && delivery.state !== 'UNKNOWN';
        await this.repository.query(
            `UPDATE notification_message SET state = $2, provider = $3, reference = COALESCE($4, reference), "lastError" = $5, body = $6,
                "htmlBody" = $7, "settledAt" = now(), "updatedAt" = now() WHERE id = $1`,
            [
                message.id, delivery.state, port.name, delivery.reference ?? null, delivery.reason ?? null,
                wipe ? withoutLinks(message.body) : message.body, wipe ? null : message.htmlBody,
            ],
        );
    }

    private get repository() {
        return this.connection.rawConnection.getRepository(NotificationMessage);
    }
}

function outcomeOf(delivery: Delivery): OutboxOutcome {
    if (delivery.state === 'FAILED') return { failed: delivery.reason ?? 'The provider refused' };
    if (delivery.state === 'UNKNOWN') return { unknown: delivery.reason ?? 'The provider did not answer' };
    return { accepted: delivery.reference };
}
