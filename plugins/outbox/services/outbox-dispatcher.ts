import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger, ProcessContext, TransactionalConnection } from '@vendure/core';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { loggerContext, OUTBOX_OPTIONS } from '../constants';
import { judge, type OutboxOutcome } from '../domain/outbox-states';
import { OutboxMessage } from '../entities/outbox-message.entity';
import { claimMessages, freeDeadLeases, renewLeases, settleMessage } from '../queries/outbox-lease.query';
import type { OutboxOptions } from '../types';
import { crashPoint } from './crash-point';
import { OutboxHandlers } from './outbox-handlers';

/** Longest that a shutdown waits for effects under way. What is left is taken over by another worker when its lease ends. */
const drainMs = 15_000;

/** Carries out messages: in a worker by itself, in a test by `drain()`. */
@Injectable()
export class OutboxDispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
    private readonly workerName = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;
    private readonly underWay = new Map<number, Promise<void>>();
    private stopping: AbortController | null = null;
    private loop: Promise<unknown> = Promise.resolve();
    private wake: () => void = () => undefined;

    constructor(
        @Inject(OUTBOX_OPTIONS) private options: OutboxOptions,
        private connection: TransactionalConnection,
        private handlers: OutboxHandlers,
        private processContext: ProcessContext,
    ) {}

    onApplicationBootstrap(): void {
        if (this.processContext.isWorker) {
            this.start();
        }
    }

    start(): void {
        if (this.stopping === null) {
            this.stopping = new AbortController();
            this.loop = Promise.all([this.dispatch(this.stopping.signal), this.tend(this.stopping.signal)]);
        }
    }

    async onApplicationShutdown(): Promise<void> {
        this.stopping?.abort();
        this.wake();
        await this.loop;
        await Promise.race([Promise.all(this.underWay.values()), sleep(drainMs, undefined, { ref: false })]);
    }

    /** Carries out everything that is due, in this process, until nothing is. */
    async drain(): Promise<number> {
        for (let done = 0; ; ) {
            await freeDeadLeases(this.manager, this.options.retry.maxCrashes);
            const started = await this.takeSome();
            if (started === 0 && this.underWay.size === 0) {
                return done;
            }
            done += started;
            await Promise.race(this.underWay.values());
        }
    }

    private get manager() {
        return this.connection.rawConnection.manager;
    }

    private async dispatch(signal: AbortSignal): Promise<void> {
        while (!signal.aborted) {
            const taken = await this.takeSome().catch((error: unknown) => {
                Logger.warn(`Cannot take messages: ${(error as Error).message}`, loggerContext);
                return 0;
            });
            if (taken === 0) {
                await Promise.race([
                    sleep(this.options.pollMs, undefined, { signal }).catch(() => undefined),
                    new Promise<void>(resolve => (this.wake = resolve)),
                ]);
            }
        }
    }

    /** Signs of life for what is under way here, and an end to the leases of the dead. */
    private async tend(signal: AbortSignal): Promise<void> {
        while (!signal.aborted) {
            try {
                await renewLeases(this.manager, this.workerName, [...this.underWay.keys()], this.options.leaseMs);
                const freed = await freeDeadLeases(this.manager, this.options.retry.maxCrashes);
                if (freed > 0) {
                    Logger.warn(`Took ${freed} messages back from workers that fell silent`, loggerContext);
                }
            } catch (error) {
                Logger.warn(`Cannot tend leases: ${(error as Error).message}`, loggerContext);
            }
            await sleep(Math.min(this.options.leaseMs / 4, 10_000), undefined, { signal }).catch(() => undefined);
        }
    }

    private async takeSome(): Promise<number> {
        const room = this.options.concurrency - this.underWay.size;
        if (room <= 0) {
            return 0;
        }
        const messages = await claimMessages(this.manager, this.workerName, room, this.options.leaseMs);
        if (messages.length > 0) {
            crashPoint('lease');
        }
        for (const message of messages) {
            const id = Number(message.id);
            const done = this.carryOut(message).finally(() => {
                this.underWay.delete(id);
                this.wake();
            });
            this.underWay.set(id, done);
        }
        return messages.length;
    }

    private async carryOut(message: OutboxMessage): Promise<void> {
        const outcome = await this.outcomeOf(message);
        crashPoint('effect');
        const verdict = judge(outcome, message.attempts, this.options.retry, Math.random());
        try {
            const kept = await settleMessage(this.manager, this.workerName, message, verdict);
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
