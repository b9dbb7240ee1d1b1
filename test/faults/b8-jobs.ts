/** B8: a job outlives every worker that had it; one that cannot succeed ends where a person sees it. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Product, startProduct } from '../product';
import { type Bar, type Bench, until } from './bar';

const jobs = 300;
const kills = 10;
const leaseSeconds = 3;
const crashPoints = ['job-lease', 'job-done'];

async function enqueue(product: Product, seed: number): Promise<void> {
    await product.sql('CREATE TABLE fault_job_effect (number int NOT NULL, at timestamptz NOT NULL DEFAULT now())');
    await product.sql(
        `INSERT INTO outbox_job ("queueName", data, state, retries, "runAt")
         SELECT 'fault-job', json_build_object('number', n, 'ms', 1000 + (n * $2::bigint) % 2000)::text, 'PENDING', 4, now() FROM generate_series(1, $1::int) n`,
        [jobs, seed % 100_000],
    );
    await product.sql(
        `INSERT INTO outbox_job ("queueName", data, state, retries, "runAt") VALUES ('fault-poison', '{"number":0}', 'PENDING', 4, now())`,
    );
}

async function kill(product: Product, random: () => number): Promise<number> {
    let atPoint = 0;
    for (let turn = 0; turn < kills; turn++) {
        const point = turn < crashPoints.length ? crashPoints[turn] : undefined;
        const started = product.start('worker', point ? { FAULT: `after:${point}` } : {}).catch(() => undefined);
        const worker = product.process('worker');
        const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()));
        await Promise.race([gone, started.then(() => sleep(point ? 8_000 : 1_500 + random() * 2_000))]);
        if (worker.signalCode !== null) atPoint++;
        await product.kill('worker');
    }
    return atPoint;
}

interface Figures {
    completed: number;
    open: number;
    stuck: number;
    effects: number;
    distinct: number;
    poison: string | null;
    tries: number;
}

async function figures(product: Product): Promise<Figures> {
    const [row] = await product.sql<Figures>(
        `SELECT (SELECT count(*)::int FROM outbox_job WHERE "queueName" = 'fault-job' AND state = 'COMPLETED') AS completed,
                (SELECT count(*)::int FROM outbox_job WHERE "queueName" IN ('fault-job', 'fault-poison') AND NOT "isSettled") AS open,
                (SELECT count(*)::int FROM outbox_job WHERE state = 'RUNNING' AND "leaseUntil" < now() - interval '10 seconds') AS stuck,
                (SELECT count(*)::int FROM fault_job_effect) AS effects, (SELECT count(DISTINCT number)::int FROM fault_job_effect) AS distinct,
                (SELECT state FROM outbox_job WHERE "queueName" = 'fault-poison') AS poison,
                (SELECT attempts FROM outbox_job WHERE "queueName" = 'fault-poison') AS tries`,
    );
    if (row === undefined) throw new Error('No figures');
    return row;
}

async function run(bench: Bench, product: Product): Promise<void> {
    await enqueue(product, bench.seed);
    const atPoint = await kill(product, bench.random);
    await product.start('worker');
    const began = Date.now();
    let mostStuck = 0;
    await until(async () => {
        const now = await figures(product);
        mostStuck = Math.max(mostStuck, now.stuck);
        return now.open === 0;
    }, 120);
    const found = await figures(product);
    bench.equals('completed', found.completed, jobs, 'jobs', `${kills} kills, ${atPoint} of them at ${crashPoints.join(' and ')}`);
    bench.equals('lost', jobs - found.distinct, 0, 'jobs without effect');
    bench.equals('stuck', mostStuck, 0, 'jobs running 10 s past their lease');
    bench.atMost('repeated', found.effects - found.distinct, kills * 30, 'jobs done again after a kill', 'a job is at least once, so its work is made to be repeated');
    bench.equals('poison', found.poison === 'FAILED' && found.tries === 5 ? 1 : 0, 1, 'dead letters', `${found.poison} after ${found.tries} tries`);
    bench.atMost('drained', (Date.now() - began) / 1000, 120, 's', 'after the last kill');
    await bench.conclude(`${jobs} jobs of 1 to 3 s, ${kills} worker kills`, product);
}

export const noLostJobs: Bar = {
    id: 'B8',
    what: 'no lost jobs',
    async run(bench) {
        const product = await startProduct({
            data: 'empty',
            processes: [],
            env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', LEASE_SECONDS: String(leaseSeconds), JOB_CONCURRENCY: '30' },
            programs: { worker: path.join(__dirname, 'job-worker.ts') },
        });
        try {
            await run(bench, product);
        } finally {
            await product.stop();
        }
    },
};
