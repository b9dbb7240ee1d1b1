/**
 * B10: servers are killed in the middle of requests while another goes on serving. Whoever got no answer learns by his key what became of it.
 * Three servers, of which up to two are dead or starting at a time: a start is seven seconds of a core, and thirty one after another, under
 * buyers who never pause for breath, would take a quarter of an hour.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { type Product, type ServerName, startProduct } from '../product';
import { World } from '../world';
import { type Bar, type Bench, median, until } from './bar';
import { SteadyBuyers } from './steady-buyers';

const clients = 40;
const kills = 30;
/** So many of them one at a time, for a fair look at how long a start takes. */
const alone = 4;
const servers: readonly ServerName[] = ['server', 'twin', 'third'];

/** From kill to ready, in seconds: of starts alone, and of starts two at a time. */
interface Starts {
    alone: number[];
    inPairs: number[];
    /** Orders that were under way at the servers that were killed. */
    cut: number;
}

/** Kills the one that has served longest, while somebody waits for its answer, and starts it again. */
async function killAndStart(bench: Bench, product: Product, buyers: SteadyBuyers): Promise<Starts> {
    const ready = [...servers];
    const starts: Starts = { alone: [], inPairs: [], cut: 0 };
    let begun = 0;
    const lane = async (last: number, waits: number[]): Promise<void> => {
        while (begun < last) {
            begun++;
            const victim = ready.shift() as ServerName;
            await until(() => Promise.resolve(buyers.waitingAt(product.urlOf(victim)) > 0), 5);
            await sleep(bench.random() * 30);
            starts.cut += buyers.waitingAt(product.urlOf(victim));
            await product.kill(victim);
            const killed = Date.now();
            await product.start(victim);
            waits.push((Date.now() - killed) / 1000);
            ready.push(victim);
        }
    };
    await lane(alone, starts.alone);
    await Promise.all([lane(kills, starts.inPairs), lane(kills, starts.inPairs)]);
    return starts;
}

async function run(bench: Bench, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 10, membersEach: clients / 10 });
    const [goods] = await world.stocked(1, 1_000_000);
    const buyers = new SteadyBuyers(world, [goods?.id ?? 0], servers.map(name => product.urlOf(name)), () => 2_000 + bench.random() * 10_000);
    const ordering = buyers.order(world.buyers);
    await sleep(2_000);
    const starts = await killAndStart(bench, product, buyers);
    buyers.stop();
    await ordering;
    await buyers.judge(bench, clients);
    bench.equals('kills', starts.alone.length + starts.inPairs.length, kills, 'kills');
    bench.atLeast('cut', starts.cut, kills / 2, 'orders under way at a server that was killed', `${buyers.unheard} times somebody asked again with his key`);
    bench.atMost('silence', buyers.longestSilenceMs / 1000, 15, 's', 'the longest in which nobody got an order through');
    bench.atMost('ready', Math.max(...starts.alone), 15, 's', `from kill -9 to ready, one at a time; two at a time ${median(starts.inPairs).toFixed(1)} s in the middle`);
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
