import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContextService, TransactionalConnection } from '@vendure/core';

import { crashPoint, OutboxHandlers, type OutboxMessage, type OutboxOutcome, OutboxService } from '../../outbox';
import { followUpKind, NOTIFICATIONS_OPTIONS, sendKind } from '../constants';
import { followUpMinutes, withoutLinks } from '../domain/delivery';
import { NotificationMessage } from '../entities/notification-message.entity';
import type { Delivery, DeliveryPort, NotificationsOptions } from '../types';

/** So often a provider is asked what became of a text before a person has to. */
const lookUps = 8;

/** Hands queued texts to their provider. Runs in the worker. */
@Injectable()
export class DeliveryService implements OnModuleInit {
    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private handlers: OutboxHandlers,
        private outbox: OutboxService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(sendKind, message => this.handle(message));
        this.handlers.register(followUpKind, message => this.followUp(message));
    }

    private async handle(queued: OutboxMessage): Promise<OutboxOutcome> {
        const message = await this.find(queued);
        if (message === null) {
            return { failed: 'The message is gone' };
        }
        const isReplay = queued.replays > message.replays;
        if (message.state !== 'QUEUED' && !isReplay) {
            return outcomeOf({ state: message.state, reference: message.reference ?? undefined, reason: message.lastError ?? undefined });
        }
        const port = this.options[message.channel];
        const isFirst = message.attemptedAt === null || isReplay;
        const delivery = isFirst ? await this.attempt(port, message, queued.replays) : await this.recover(port, message, queued);
        if (delivery.state === 'UNKNOWN' && port.lookUp && queued.attempts < lookUps) {
            return { retry: `${delivery.reason ?? 'No answer'}; ${port.name} will be asked` };
        }
        await this.keep(port, message, delivery);
        if (delivery.state === 'SENT' && port.lookUp) {
            await this.planFollowUp(message, 0);
        }
        return outcomeOf(delivery);
    }

    /** The mark before the call makes a crash during it visible: what was marked is never blindly sent again. */
    private async attempt(port: DeliveryPort, message: NotificationMessage, replays: number): Promise<Delivery> {
        if (await this.isOverCap(port, message)) {
            return { state: 'FAILED', reason: `More than ${this.options.smsPerNumberPerHour} SMS to this number within an hour` };
        }
        await this.repository.query(
            `UPDATE notification_message SET "attemptedAt" = now(), state = 'QUEUED', replays = $2 WHERE id = $1`,
            [message.id, replays],
        );
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

    private async recover(port: DeliveryPort, message: NotificationMessage, queued: OutboxMessage): Promise<Delivery> {
        if (port.lookUp === undefined) {
            return { state: 'UNKNOWN', reason: `${port.name} may have it, and cannot be asked` };
        }
        return (await port.lookUp(message)) ?? this.attempt(port, message, queued.replays);
    }

    /** Asks later whether a sent text has arrived: providers settle within some 30 hours or never. */
    private async followUp(queued: OutboxMessage): Promise<OutboxOutcome> {
        const message = await this.find(queued);
        if (message === null || message.state !== 'SENT') {
            return { accepted: 'nothing to ask' };
        }
        const delivery = await this.options[message.channel].lookUp?.(message);
        if (delivery?.state === 'DELIVERED' || delivery?.state === 'FAILED') {
            await this.keep(this.options[message.channel], message, delivery);
        } else {
            await this.planFollowUp(message, Number(queued.payload.step) + 1);
        }
        return { accepted: delivery?.state ?? 'unknown to the provider' };
    }

    private async planFollowUp(message: NotificationMessage, step: number): Promise<void> {
        const minutes = followUpMinutes[step];
        if (minutes !== undefined) {
            await this.outbox.enqueue(await this.contexts.create({ apiType: 'admin' }), {
                kind: followUpKind,
                aggregate: `follow-up:${message.id}`,
                payload: { messageId: message.id, step },
                notBefore: new Date(Date.now() + minutes * 60_000),
                key: `follow-up:${message.id}:${message.replays}:${step}`,
            });
        }
    }

    private async isOverCap(port: DeliveryPort, { id, channel, recipient }: NotificationMessage): Promise<boolean> {
        if (channel !== 'sms' || port.name === 'local') {
            return false;
        }
        const [row] = await this.repository.query<Array<{ count: number }>>(
            `SELECT count(*)::int AS count FROM notification_message
             WHERE channel = 'sms' AND recipient = $1 AND id <> $2 AND "attemptedAt" > now() - interval '1 hour'`,
            [recipient, id],
        );
        return (row?.count ?? 0) >= this.options.smsPerNumberPerHour;
    }

    private async keep(port: DeliveryPort, message: NotificationMessage, delivery: Delivery): Promise<void> {
        const isTaken = delivery.state === 'SENT' || delivery.state === 'DELIVERED';
        const wipe = message.confidential && port.name !== 'local' && isTaken;
        await this.repository.query(
            `UPDATE notification_message SET state = $2, provider = $3, reference = COALESCE($4, reference), "lastError" = $5, body = $6,
                "htmlBody" = $7, "settledAt" = now(), "updatedAt" = now() WHERE id = $1`,
            [
                message.id, delivery.state, port.name, delivery.reference ?? null, delivery.reason ?? null,
                wipe ? withoutLinks(message.body) : message.body, wipe ? null : message.htmlBody,
            ],
        );
    }

    private find({ payload }: OutboxMessage): Promise<NotificationMessage | null> {
        return this.repository.findOneBy({ id: Number(payload.messageId) });
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
