import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger, ProcessContext, TransactionalConnection } from '@vendure/core';

import { loggerContext, OUTBOX_OPTIONS } from '../constants';
import { judge, type OutboxOutcome } from '../domain/outbox-states';
import type { OutboxMessage } from '../entities/outbox-message.entity';
import { claimMessages, freeDeadLeases, renewLeases, settleMessage } from '../queries/outbox-lease.query';
import type { OutboxOptions } from '../types';
import { crashPoint } from './crash-point';
import { OutboxHandlers } from './outbox-handlers';
import { tendInterval, type Work, WorkLoop } from './work-loop';
import { workerName } from './worker-name';

/** Longest that a shutdown waits for effects under way. What is left is taken over by another worker when its lease ends. */
const drainMs = 10_000;

/** Carries out messages: in a worker by itself, in a test by `drain()`. */
@Injectable()
export class OutboxDispatcher implements OnApplicationBootstrap, OnModuleDestroy {
    private readonly loop: WorkLoop;

    constructor(
        @Inject(OUTBOX_OPTIONS) private options: OutboxOptions,
        private connection: TransactionalConnection,
        private handlers: OutboxHandlers,
        private processContext: ProcessContext,
    ) {
        this.loop = new WorkLoop({
            name: 'Outbox',
            pollMs: options.pollMs,
            tendMs: tendInterval(options.leaseMs),
            take: () => this.take(),
            tend: ids => this.tend(ids),
        });
    }

    onApplicationBootstrap(): void {
        if (this.processContext.isWorker) {
            this.loop.start();
        }
    }

    async onModuleDestroy(): Promise<void> {
        await this.loop.stop(drainMs);
    }

    /** Carries out everything that is due, in this process, until nothing is. Gives the number of tries. */
    drain(): Promise<number> {
        return this.loop.drain();
    }

    private get manager() {
        return this.connection.rawConnection.manager;
    }

    private async take(): Promise<Work[]> {
        const room = this.options.concurrency - this.loop.ids.length;
        if (room <= 0) {
            return [];
        }
        const messages = await claimMessages(this.manager, workerName, room, this.options.leaseMs);
        if (messages.length > 0) {
            crashPoint('lease');
        }
        return messages.map(message => ({ id: Number(message.id), run: () => this.carryOut(message) }));
    }

    private async tend(ids: number[]): Promise<void> {
        await renewLeases(this.manager, workerName, ids, this.options.leaseMs);
        const freed = await freeDeadLeases(this.manager, this.options.retry.maxCrashes);
        if (freed > 0) {
            Logger.warn(`Took ${freed} messages back from workers that fell silent`, loggerContext);
        }
    }

    private async carryOut(message: OutboxMessage): Promise<void> {
        const outcome = await this.outcomeOf(message);
        crashPoint('effect');
        const verdict = judge(outcome, message.attempts, this.options.retry, Math.random());
        try {
            const kept = await settleMessage(this.manager, workerName, message, verdict);
            if (!kept) {
                Logger.warn(`Message ${message.id} (${message.kind}) was taken over while it was being sent`, loggerContext);
            }
        } catch (error) {
            // The lease runs out, and the message is carried out again under the same id.
            Logger.error(`Cannot note the outcome of message ${message.id}: ${(error as Error).message}`, loggerContext);
        }
        crashPoint('settle');
        if (verdict.state === 'FAILED' || verdict.state === 'UNKNOWN') {
            Logger.error(`Message ${message.id} (${message.kind}) is ${verdict.state}: ${verdict.lastError}`, loggerContext);
        }
    }

    private async outcomeOf(message: OutboxMessage): Promise<OutboxOutcome> {
        const handler = this.handlers.find(message.kind);
        if (handler === undefined) {
            return { retry: `Nobody handles messages of kind ${message.kind}` };
        }
        try {
            return await handler(message);
        } catch (error) {
            // An outage says so by throwing; a bug is tried again too and ends as a dead letter that shows its message.
            return { retry: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
        }
    }
}
