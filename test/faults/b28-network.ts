/**
 * B28: the cable to the database is slow, is cut at COMMIT, goes dark, or forgets its connections. Nothing is lost or done twice, and nobody hangs.
 * It covers the database, which every order needs; the ERP's cable is `b28-erp.ts`. Redis, with which core's queue of jobs may run, is not cut here.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { scratchCluster } from '../../src/database/scratch-database';
import { TcpProxy } from '../fakes/tcp-proxy';
import { type Product, startProduct } from '../product';
import { World } from '../world';
import { type Bar, type Bench, until } from './bar';
import { SteadyBuyers } from './steady-buyers';

const clients = 20;
/** What each question and its answer are late by, together. */
const lateMs = 200;
const answerSeconds = 10;

async function isServing(product: Product): Promise<boolean> {
    const answer = await fetch(`${product.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    return answer?.status === 200;
}

/** How long until the server is ready again after the fault is over. */
async function backAfter(product: Product): Promise<number> {
    const began = Date.now();
    await until(() => isServing(product), 60);
    return (Date.now() - began) / 1000;
}

async function run(bench: Bench, product: Product, proxy: TcpProxy): Promise<void> {
    const world = await World.make(product, { companies: clients, membersEach: 1 });
    // Each of his own company and after his own article: who waits for whom is looked at in B1 and B4.
    const goods = await world.stocked(clients, 1_000_000);
    const buyers = new SteadyBuyers(world, goods.map(({ id }) => id), [product.url], () => bench.random() * 1_000);
    const ordering = buyers.order(world.buyers);
    const phase = async (name: string, fault: () => Promise<void>): Promise<void> => {
        const [before, longest] = [buyers.acknowledged.length, buyers.longestMs];
        buyers.longestMs = 0;
        await fault();
        const back = await backAfter(product);
        await sleep(2_000);
        bench.atMost(`${name}-back`, back, 5, 's', 'until the server is ready again');
        bench.atMost(`${name}-answer`, buyers.longestMs / 1000, answerSeconds, 's', `the longest wait for an answer; ${buyers.acknowledged.length - before} orders meanwhile`);
        buyers.longestMs = Math.max(longest, buyers.longestMs);
    };
    await sleep(2_000);
    await phase('late', async () => {
        proxy.delayMs = lateMs / 2;
        await sleep(20_000);
        proxy.delayMs = 0;
    });
    await phase('cut-at-commit', async () => {
        for (let turn = 0; turn < 10; turn++) {
            proxy.cutCommits += 2;
            await sleep(400);
        }
        proxy.cutCommits = 0;
    });
    await phase('hole', async () => {
        proxy.isHole = true;
        await sleep(6_000);
        proxy.endHole();
    });
    await phase('half-open', async () => {
        proxy.forget();
        await sleep(12_000);
    });
    buyers.stop();
    await Promise.race([ordering, sleep(60_000)]);
    await buyers.judge(bench, clients);
    await bench.conclude(`${lateMs} ms more for each answer, 20 cuts at COMMIT, 6 s without anything, and connections that died in silence, under ${clients} clients`, product);
}

export const networkCut: Bar = {
    id: 'B28',
    what: 'network cuts',
    async run(bench) {
        const pg = await scratchCluster();
        const proxy = await TcpProxy.start({ host: pg.host, port: pg.port });
        try {
            const cluster = { host: '127.0.0.1', port: proxy.port, user: pg.user, password: pg.password };
            const product = await startProduct({ data: 'empty', processes: ['server'], env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' }, cluster });
            try {
                await run(bench, product, proxy);
            } finally {
                await product.stop();
            }
        } finally {
            await proxy.stop();
        }
    },
};
