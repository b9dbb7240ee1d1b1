/** B10: servers are killed in the middle of requests while another goes on serving. Whoever got no answer learns by his key what became of it. */
import { setTimeout as sleep } from 'node:timers/promises';

import { type ProcessName, startProduct } from '../product';
import { World } from '../world';
import { type Bar } from './bar';
import { SteadyBuyers } from './steady-buyers';

const clients = 40;
const kills = Number(process.env.B10_KILLS ?? 30);

export const serverKilled: Bar = {
    id: 'B10',
    what: 'server killed in the middle of requests',
    async run(bench) {
        const product = await startProduct({ data: 'empty', processes: ['server'], env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', DATABASE_POOL: '15' } });
        try {
            await product.start('twin');
            const world = await World.make(product, { companies: 10, membersEach: clients / 10 });
            const [goods] = await world.stocked(1, 1_000_000);
            const buyers = new SteadyBuyers(world, goods?.id ?? 0, [product.url, product.twinUrl]);
            const ordering = buyers.order(world.buyers);
            const waits: number[] = [];
            for (let turn = 0; turn < kills; turn++) {
                await sleep(300 + bench.random() * 700);
                const victim: ProcessName = turn % 2 === 0 ? 'server' : 'twin';
                await product.kill(victim);
                const killed = Date.now();
                await product.start(victim);
                waits.push((Date.now() - killed) / 1000);
            }
            await sleep(2_000);
            buyers.stop();
            await ordering;
            await buyers.judge(bench, clients);
            bench.atMost('silence', buyers.longestSilenceMs / 1000, 15, 's', 'the longest in which nobody got an order through');
            bench.atMost('ready', Math.max(...waits), 15, 's', `from kill -9 to ready; median ${[...waits].sort((a, b) => a - b)[Math.floor(waits.length / 2)]?.toFixed(1)} s`);
            await bench.conclude(`${kills} kills of one of two servers under ${clients} clients`, product);
        } finally {
            await product.stop();
        }
    },
};
