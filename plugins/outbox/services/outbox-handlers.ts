import { Injectable } from '@nestjs/common';

import type { OutboxOutcome } from '../domain/outbox-states';
import type { OutboxMessage } from '../entities/outbox-message.entity';

/** Carries out one message. It may be called again for the same message after a crash: `message.id` is its idempotency key. */
export type OutboxHandler = (message: OutboxMessage) => Promise<OutboxOutcome>;

/** Who carries out which kind. Plugins register at start; the dispatcher asks. */
@Injectable()
export class OutboxHandlers {
    private readonly handlers = new Map<string, OutboxHandler>();

    register(kind: string, handler: OutboxHandler): void {
        if (this.handlers.has(kind)) {
            throw new Error(`Two handlers for outbox messages of kind ${kind}`);
        }
        this.handlers.set(kind, handler);
    }

    find(kind: string): OutboxHandler | undefined {
        return this.handlers.get(kind);
    }
}
