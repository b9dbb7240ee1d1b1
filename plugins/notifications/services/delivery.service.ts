import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { crashPoint, OutboxHandlers, type OutboxMessage, type OutboxOutcome } from '../../outbox';
import { NOTIFICATIONS_OPTIONS, sendKind } from '../constants';
import { followUpMinutes, withoutLinks } from '../domain/delivery';
import { NotificationMessage } from '../entities/notification-message.entity';
import type { Delivery, DeliveryPort, NotificationsOptions } from '../types';
import { SendingGate } from './sending-gate.service';

/** So often a provider is asked what became of a text before a person has to. */
const lookUps = 8;

/** Hands queued texts to their provider. Runs in the worker. */
@Injectable()
export class DeliveryService implements OnModuleInit {
    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private connection: TransactionalConnection,
        private handlers: OutboxHandlers,
        private gate: SendingGate,
    ) {}

    onModuleInit(): void {
        this.handlers.register(sendKind, message => this.handle(message));
    }

    private async handle(queued: OutboxMessage): Promise<OutboxOutcome> {
        const message = await this.repository.findOneBy({ id: Number(queued.payload.messageId) });
        if (message === null) {
            return { failed: 'The message is gone' };
        }
        const isReplay = queued.replays > message.replays;
        if (message.state !== 'QUEUED' && !isReplay) {
            return outcomeOf({ state: message.state, reference: message.reference ?? undefined, reason: message.lastError ?? undefined });
        }
        const port = this.options[message.channel];
        const mark = { ...message, replays: queued.replays };
        const isFirst = message.attemptedAt === null || isReplay;
        const delivery = isFirst ? await this.sendOrHold(port, mark) : await this.recover(port, mark);
        if ('putOff' in delivery) return delivery;
        if (delivery.state === 'UNKNOWN' && port.lookUp && queued.attempts < lookUps) {
            return { retry: `${delivery.reason ?? 'No answer'}; ${port.name} will be asked` };
        }
        await this.keep(port, message, delivery);
        return outcomeOf(delivery);
    }

    private async sendOrHold(port: DeliveryPort, message: NotificationMessage): Promise<Delivery | { putOff: number; reason: string }> {
        const now = new Date();
        const held = await this.gate.pass(port, message, now);
        if (held === null) return this.attempt(port, message);
        if ('refusal' in held) return { state: 'FAILED', reason: held.refusal };
        await this.repository.query('UPDATE notification_message SET "waitsUntil" = $2, state = \'QUEUED\' WHERE id = $1', [message.id, held.until]);
        return { putOff: held.until.getTime() - now.getTime(), reason: 'It waits for the end of the quiet hours' };
    }

    /** The mark before the call makes a crash during it visible: what was marked is never blindly sent again. */
    private async attempt(port: DeliveryPort, message: NotificationMessage): Promise<Delivery> {
        await this.repository.query(
            `UPDATE notification_message SET "attemptedAt" = now(), state = 'QUEUED', replays = $2, "waitsUntil" = NULL WHERE id = $1`,
            [message.id, message.replays],
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

    private async recover(port: DeliveryPort, message: NotificationMessage): Promise<Delivery> {
        if (port.lookUp === undefined) {
            return { state: 'UNKNOWN', reason: `${port.name} may have it, and cannot be asked` };
        }
        return (await port.lookUp(message)) ?? this.attempt(port, message);
    }

    /** What a provider has is asked for later, where he can be. */
    private async keep(port: DeliveryPort, message: NotificationMessage, delivery: Delivery): Promise<void> {
        const isTaken = delivery.state === 'SENT' || delivery.state === 'DELIVERED';
        const wipe = message.confidential && port.name !== 'local' && isTaken;
        const isToBeAsked = delivery.state === 'SENT' && delivery.reference !== undefined && port.states !== undefined;
        await this.repository.query(
            `UPDATE notification_message SET state = $2, provider = $3, reference = COALESCE($4, reference), "lastError" = $5, body = $6,
                "htmlBody" = $7, "settledAt" = now(), "updatedAt" = now(), "askStep" = 0, "askAt" = now() + $8 * interval '1 minute' WHERE id = $1`,
            [
                message.id, delivery.state, port.name, delivery.reference ?? null, delivery.reason ?? null,
                wipe ? withoutLinks(message.body) : message.body, wipe ? null : message.htmlBody, isToBeAsked ? followUpMinutes[0] : null,
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
