import type { RetryPolicy } from './domain/outbox-states';

export interface JobQueueOptions {
    leaseMs: number;
    pollMs: number;
    /** Jobs of one queue at once in one worker. Vendure's own queues expect 1. */
    concurrency: number;
    /** `maxAttempts` also holds for jobs that ask for fewer retries: an outage of a minute must not lose work. */
    retry: RetryPolicy;
}

export interface OutboxOptions {
    /** How long a worker may keep a message or job without a sign of life. */
    leaseMs: number;
    /** How long the dispatcher rests when it found nothing to do. */
    pollMs: number;
    /** Effects under way at once in one worker. */
    concurrency: number;
    retry: RetryPolicy;
    /** Jobs of Vendure's queue at once, per queue and worker. */
    jobConcurrency: number;
    jobRetry: RetryPolicy;
    /** How long accepted messages, answered idempotency keys and settled jobs are kept. */
    keepDays: number;
    /** May webhooks and adapters talk to `http://localhost`? For development and tests. */
    allowLoopback: boolean;
}

export const defaultOutboxOptions: OutboxOptions = {
    leaseMs: 60_000,
    pollMs: 250,
    concurrency: 8,
    retry: { maxAttempts: 10, maxCrashes: 25, firstDelayMs: 1_000, maxDelayMs: 15 * 60_000 },
    jobConcurrency: 1,
    jobRetry: { maxAttempts: 5, maxCrashes: 25, firstDelayMs: 1_000, maxDelayMs: 60_000 },
    keepDays: 30,
    allowLoopback: false,
};
