/**
 * B10: servers are killed in the middle of requests while another goes on serving. Whoever got no answer learns by his key what became of it.
 * Three servers, of which up to two are dead or starting at a time: a start is seven seconds of a core, and thirty one after another took a quarter
 * of an hour under buyers who never paused for breath.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { type Product, type ServerName, startProduct } from '../product';
import { World } from '../world';
import { type Bar, type Bench, until } from './bar';
import { SteadyBuyers } from './steady-buyers';

const clients = 40;
const kills = 30;
const servers: readonly ServerName[] = ['server', 'twin', 'third'];

/** Kills the one that has served longest, while somebody waits for its answer, and starts it again. Two at once do so. Gives the seconds of each start. */
async function killAndStart(bench: Bench, product: Product, buyers: SteadyBuyers): Promise<number[]> {
    const ready = [...servers];
    const waits: number[] = [];
    let begun = 0;
    const lane = async (): Promise<void> => {
        while (begun++ < kills) {
            const victim = ready.shift() as ServerName;
            await until(() => Promise.resolve(buyers.waitingAt(product.urlOf(victim)) > 0), 5);
            await sleep(bench.random() * 100);
            await product.kill(victim);
            const killed = Date.now();
            await product.start(victim);
            waits.push((Date.now() - killed) / 1000);
            ready.push(victim);
        }
    };
    await Promise.all([lane(), lane()]);
    return waits;
}

async function run(bench: Bench, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 10, membersEach: clients / 10 });
    const [goods] = await world.stocked(1, 1_000_000);
    const buyers = new SteadyBuyers(world, goods?.id ?? 0, servers.map(name => product.urlOf(name)), () => 2_000 + bench.random() * 10_000);
    const ordering = buyers.order(world.buyers);
    await sleep(2_000);
    const waits = await killAndStart(bench, product, buyers);
    buyers.stop();
    await ordering;
    await buyers.judge(bench, clients);
    bench.equals('kills', waits.length, kills, 'kills');
    bench.atLeast('cut', buyers.unheard, kills, 'orders without an answer', 'whose buyers asked again with their key');
    bench.atMost('silence', buyers.longestSilenceMs / 1000, 15, 's', 'the longest in which nobody got an order through');
    bench.atMost('ready', Math.max(...waits), 15, 's', `from kill -9 to ready, two at a time; median ${[...waits].sort((a, b) => a - b)[Math.floor(waits.length / 2)]?.toFixed(1)} s`);
    await bench.conclude(`${kills} kills of three servers under ${clients} clients, one of them serving at any time`, product);
}

export const serverKilled: Bar = {
    id: 'B10',
    what: 'server killed in the middle of requests',
    async run(bench) {
        const product = await startProduct({ data: 'empty', processes: ['server', 'twin', 'third'], env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', DATABASE_POOL: '15' } });
        try {
            await run(bench, product);
        } finally {
            await product.stop();
        }
    },
};
