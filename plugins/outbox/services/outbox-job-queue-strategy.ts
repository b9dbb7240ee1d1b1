import type { JobListOptions, JobState } from '@vendure/common/lib/generated-types';
import {
    type ID,
    type InspectableJobQueueStrategy,
    type Injector,
    Job,
    type JobData,
    type JobQueueStrategyJobOptions,
    ListQueryBuilder,
    Logger,
    type PaginatedList,
    TransactionalConnection,
} from '@vendure/core';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';

import { loggerContext } from '../constants';
import { withoutSecrets } from '../domain/job-data';
import { retryDelayMs } from '../domain/outbox-states';
import { OutboxJob } from '../entities/outbox-job.entity';
import { claimJobs, freeDeadJobs, type JobOutcome, renewJobs, settleJob } from '../queries/job-lease.query';
import type { JobQueueOptions } from '../types';
import { crashPoint } from './crash-point';
import { tendInterval, type Work, WorkLoop } from './work-loop';
import { workerName } from './worker-name';

const drainMs = 10_000;

type Process = (job: Job<JobData<object>>) => Promise<unknown>;

/** Vendure's job queue on PostgreSQL. A job whose worker is killed is done by another: core's own strategy loses it. */
export class OutboxJobQueueStrategy implements InspectableJobQueueStrategy {
    private connection: TransactionalConnection | null = null;
    private listQueryBuilder: ListQueryBuilder;
    private readonly processes = new Map<string, Process>();
    private readonly running = new Map<number, Job<JobData<object>>>();
    private readonly loop: WorkLoop;

    constructor(private options: JobQueueOptions) {
        this.loop = new WorkLoop({
            name: 'Job queue',
            pollMs: options.pollMs,
            tendMs: tendInterval(options.leaseMs),
            take: () => this.take(),
            tend: ids => this.tend(ids),
        });
    }

    init(injector: Injector): void {
        this.connection = injector.get(TransactionalConnection);
        this.listQueryBuilder = injector.get(ListQueryBuilder);
        if (this.processes.size > 0) {
            this.loop.start();
        }
    }

    async destroy(): Promise<void> {
        await this.loop.stop(drainMs);
        this.connection = null;
    }

    async add<Data extends JobData<Data> = object>(job: Job<Data>, options?: JobQueueStrategyJobOptions<Data>): Promise<Job<Data>> {
        // With a ctx the job is written in the ctx's transaction: it exists exactly if the change does.
        const manager = options?.ctx ? this.connected.getRepository(options.ctx, OutboxJob).manager : this.manager;
        const retries = Math.max(job.retries, this.options.retry.maxAttempts - 1);
        const [row] = await manager.query<OutboxJob[]>(
            `INSERT INTO outbox_job ("queueName", data, state, retries, "runAt") VALUES ($1, $2, 'PENDING', $3, now()) RETURNING *`,
            [job.queueName, JSON.stringify(withoutSecrets(job.data)), retries],
        );
        if (!row) {
            throw new Error('The job was not written');
        }
        return asJob<Data>(row);
    }

    start<Data extends JobData<Data> = object>(queueName: string, process: (job: Job<Data>) => Promise<unknown>): Promise<void> {
        this.processes.set(queueName, process as unknown as Process);
        if (this.connection !== null) {
            this.loop.start();
        }
        return Promise.resolve();
    }

    async stop(queueName: string): Promise<void> {
        this.processes.delete(queueName);
        const isDone = await (this.processes.size === 0 ? this.loop.stop(drainMs) : this.loop.settled(drainMs));
        if (!isDone) {
            await this.giveBack(queueName);
        }
    }

    async findOne(id: ID): Promise<Job | undefined> {
        const row = await this.manager.findOneBy(OutboxJob, { id });
        return row ? asJob(row) : undefined;
    }

    async findMany(options?: JobListOptions): Promise<PaginatedList<Job>> {
        const [rows, totalItems] = await this.listQueryBuilder.build(OutboxJob, options ?? {}).getManyAndCount();
        return { items: rows.map(row => asJob(row)), totalItems };
    }

    async findManyById(ids: ID[]): Promise<Job[]> {
        const rows = await this.manager.find(OutboxJob, { where: { id: In(ids) } });
        return rows.map(row => asJob(row));
    }

    async removeSettledJobs(queueNames: string[] = [], olderThan?: Date): Promise<number> {
        const [, removed] = await this.manager.query<[unknown[], number]>(
            `DELETE FROM outbox_job WHERE "isSettled" AND "settledAt" <= COALESCE($1::timestamptz, now())
             AND (cardinality($2::text[]) = 0 OR "queueName" = ANY($2::text[]))`,
            [olderThan ?? null, queueNames],
        );
        return removed;
    }

    async cancelJob(jobId: ID): Promise<Job | undefined> {
        await this.manager.query(
            `UPDATE outbox_job SET state = 'CANCELLED', "isSettled" = true, "settledAt" = now(), "lockedBy" = NULL, "leaseUntil" = NULL
             WHERE id = $1 AND NOT "isSettled"`,
            [jobId],
        );
        return this.findOne(jobId);
    }

    private get connected(): TransactionalConnection {
        if (this.connection === null) {
            throw new Error('The job queue is not connected to the database');
        }
        return this.connection;
    }

    private get manager(): EntityManager {
        return this.connected.rawConnection.manager;
    }

    private async take(): Promise<Work[]> {
        const rooms = new Map([...this.processes.keys()].map(name => [name, this.options.concurrency]));
        for (const job of this.running.values()) {
            rooms.set(job.queueName, (rooms.get(job.queueName) ?? 0) - 1);
        }
        const free = new Map([...rooms].filter(([, room]) => room > 0));
        if (free.size === 0) {
            return [];
        }
        const rows = await claimJobs(this.manager, workerName, free, this.options.leaseMs);
        if (rows.length > 0) {
            crashPoint('job-lease');
        }
        return rows.map(row => {
            const job = asJob<JobData<object>>(row);
            this.running.set(Number(row.id), job);
            return { id: Number(row.id), run: () => this.run(Number(row.id), job) };
        });
    }

    private async tend(ids: number[]): Promise<void> {
        for (const id of await renewJobs(this.manager, workerName, ids, this.options.leaseMs)) {
            // Work that looks at its job's state now sees that it should stop.
            this.running.get(id)?.cancel();
        }
        const freed = await freeDeadJobs(this.manager, this.options.retry.maxCrashes);
        if (freed > 0) {
            Logger.warn(`Took ${freed} jobs back from workers that fell silent`, loggerContext);
        }
    }

    private async run(id: number, job: Job<JobData<object>>): Promise<void> {
        const onProgress = () => void this.saveProgress(id, job.progress);
        job.on('progress', onProgress);
        try {
            const outcome = await this.outcomeOf(job);
            crashPoint('job-done');
            if (!(await settleJob(this.manager, workerName, id, outcome))) {
                Logger.verbose(`Job ${id} (${job.queueName}) was cancelled or taken over while it ran`, loggerContext);
            }
        } catch (error) {
            // The lease runs out, and the job is done again.
            Logger.error(`Cannot note the outcome of job ${id}: ${(error as Error).message}`, loggerContext);
        } finally {
            job.off('progress', onProgress);
            this.running.delete(id);
        }
    }

    private async outcomeOf(job: Job<JobData<object>>): Promise<JobOutcome> {
        const process = this.processes.get(job.queueName);
        if (process === undefined) {
            return { state: 'PENDING', result: null, error: null, runInMs: 0 };
        }
        try {
            const result = await process(job);
            // Vendure's queues answer with the job itself when it was cancelled.
            return result instanceof Job && result.state === ('CANCELLED' as JobState)
                ? { state: 'CANCELLED', result: null, error: null, runInMs: 0 }
                : { state: 'COMPLETED', result: JSON.stringify(result) ?? null, error: null, runInMs: 0 };
        } catch (error) {
            const text = error instanceof Error ? error.message : String(error);
            const isLast = job.attempts > job.retries;
            Logger.warn(`Job ${job.id} (${job.queueName}) failed, try ${job.attempts} of ${job.retries + 1}: ${text}`, loggerContext);
            const runInMs = isLast ? 0 : retryDelayMs(this.options.retry, job.attempts, Math.random());
            return { state: isLast ? 'FAILED' : 'RETRYING', result: null, error: text, runInMs };
        }
    }

    private async saveProgress(id: number, progress: number): Promise<void> {
        try {
            await this.manager.query(`UPDATE outbox_job SET progress = $3 WHERE id = $1 AND "lockedBy" = $2`, [id, workerName, progress]);
        } catch (error) {
            Logger.debug(`Cannot save the progress of job ${id}: ${(error as Error).message}`, loggerContext);
        }
    }

    /** What did not end in time is free for another worker at once. What it still does here is not noted any more. */
    private async giveBack(queueName: string): Promise<void> {
        for (const [id, job] of this.running) {
            if (job.queueName === queueName) {
                await settleJob(this.manager, workerName, id, { state: 'PENDING', result: null, error: null, runInMs: 0 });
            }
        }
    }
}

function asJob<Data extends JobData<Data>>(row: OutboxJob): Job<Data> {
    return new Job<Data>({
        id: row.id,
        queueName: row.queueName,
        data: JSON.parse(row.data) as Data,
        state: row.state,
        progress: row.progress,
        result: row.result === null ? undefined : (JSON.parse(row.result) as unknown),
        error: row.error ?? undefined,
        createdAt: row.createdAt,
        startedAt: row.startedAt ?? undefined,
        settledAt: row.settledAt ?? undefined,
        retries: row.retries,
        attempts: row.attempts,
    });
}
