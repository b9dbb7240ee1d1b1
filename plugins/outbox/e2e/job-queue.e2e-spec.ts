import { ModuleRef } from '@nestjs/core';
import { Injector, Job, RequestContextService, TransactionalConnection, type RequestContext } from '@vendure/core';
import gql from 'graphql-tag';
import { setTimeout as sleep } from 'node:timers/promises';

import { type RunningServer, startServer } from '../../../test/server';
import { withTx } from '../../../kernel/with-tx';
import { OutboxJobQueueStrategy } from '..';

const retry = { maxAttempts: 5, maxCrashes: 3, firstDelayMs: 1, maxDelayMs: 2 };

describe('the job queue', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let strategy: OutboxJobQueueStrategy;
    const done: unknown[] = [];
    let work: (job: Job) => Promise<unknown> = () => Promise.resolve();

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        strategy = new OutboxJobQueueStrategy({ leaseMs: 1_000, pollMs: 10, concurrency: 4, retry });
        strategy.init(new Injector(app.get(ModuleRef)));
        await strategy.start('test-queue', async job => {
            const result = await work(job);
            done.push(job.data);
            return result;
        });
    });
    afterAll(async () => {
        await strategy.destroy();
        await running.stop();
    });
    beforeEach(() => {
        done.length = 0;
        work = () => Promise.resolve();
    });

    const add = (data: object, inside?: RequestContext) =>
        strategy.add(new Job({ queueName: 'test-queue', data }), inside ? { ctx: inside } : undefined);
    async function settled(id: Job['id']): Promise<Job> {
        for (let tries = 0; tries < 500; tries++) {
            const job = await strategy.findOne(id ?? 0);
            if (job?.isSettled) return job;
            await sleep(20);
        }
        throw new Error(`Job ${id} does not end`);
    }

    it('does a job and keeps its result', async () => {
        work = job => Promise.resolve({ double: 2 * (job.data as { n: number }).n });
        const job = await settled((await add({ n: 21 })).id);
        expect(job).toMatchObject({ state: 'COMPLETED', result: { double: 42 }, progress: 100, attempts: 1 });
    });

    it('does a job whose worker died', async () => {
        const [row] = await running.sql<{ id: number }>(
            `INSERT INTO outbox_job ("queueName", data, state, retries, attempts, "runAt", "lockedBy", "leaseUntil")
             VALUES ('test-queue', '{"n":1}', 'RUNNING', 4, 1, now(), 'dead:1', now() - interval '1 second') RETURNING id`,
        );
        const job = await settled(row?.id ?? 0);
        expect(job).toMatchObject({ state: 'COMPLETED', attempts: 1 });
        expect(done).toEqual([{ n: 1 }]);
    });

    it('gives up on a job that every worker dies of', async () => {
        const [row] = await running.sql<{ id: number }>(
            `INSERT INTO outbox_job ("queueName", data, state, retries, attempts, crashes, "runAt", "lockedBy", "leaseUntil")
             VALUES ('test-queue', '{}', 'RUNNING', 4, 1, 2, now(), 'dead:1', now() - interval '1 second') RETURNING id`,
        );
        expect(await settled(row?.id ?? 0)).toMatchObject({ state: 'FAILED' });
        expect(done).toEqual([]);
    });

    it('keeps the lease of a job that runs longer than it', async () => {
        work = () => sleep(2_500);
        const job = await settled((await add({ long: true })).id);
        expect(job.state).toBe('COMPLETED');
        expect(done).toEqual([{ long: true }]);
    });

    it('tries a failing job five times, then lets it be failed', async () => {
        work = () => Promise.reject(new Error('poison'));
        const job = await settled((await add({})).id);
        expect(job).toMatchObject({ state: 'FAILED', attempts: 5, error: 'poison' });
    });

    it('writes a job only if the transaction around it is committed', async () => {
        const connection = running.server.app.get(TransactionalConnection);
        const failing = withTx(connection, ctx, async inner => {
            await add({ from: 'a rolled back transaction' }, inner);
            throw new Error('refused');
        });
        await expect(failing).rejects.toThrow('refused');
        await withTx(connection, ctx, inner => add({ from: 'a transaction' }, inner));
        await sleep(300);
        expect(done).toEqual([{ from: 'a transaction' }]);
    });

    it('stores no session token and no request', async () => {
        const session = { token: 'secret-token', user: { id: 1 } };
        const job = await settled((await add({ ctx: { _session: session, _req: { headers: { cookie: 'secret-cookie' } } } })).id);
        expect(job.data).toEqual({ ctx: { _session: { token: '', user: { id: 1 } } } });
    });

    it('stops a running job that is cancelled', async () => {
        work = async job => {
            while (String(job.state) === 'RUNNING') await sleep(10);
            return job;
        };
        const { id } = await add({ cancelMe: true });
        await sleep(100);
        await strategy.cancelJob(id ?? 0);
        expect(await settled(id)).toMatchObject({ state: 'CANCELLED' });
    });

    it('is shown by the Admin API, by state', async () => {
        await running.adminClient.asSuperAdmin();
        const { jobs } = await running.adminClient.query<{ jobs: { totalItems: number; items: Array<{ queueName: string; duration: number }> } }>(
            gql`
                query {
                    jobs(options: { filter: { state: { eq: "FAILED" } }, sort: { createdAt: DESC } }) {
                        totalItems
                        items { id queueName state attempts retries error duration createdAt startedAt settledAt progress isSettled data result }
                    }
                }
            `,
        );
        expect(jobs.totalItems).toBe(2);
        expect(jobs.items[0]?.queueName).toBe('test-queue');
    });

    it('forgets settled jobs when told', async () => {
        await running.sql(`UPDATE outbox_job SET "settledAt" = now() - interval '1 hour' WHERE state = 'FAILED'`);
        expect(await strategy.removeSettledJobs(['test-queue'], new Date(Date.now() - 60_000))).toBe(2);
    });
});
