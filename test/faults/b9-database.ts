/** B9: the database is killed under customers who order. What they were told is true, and everything comes back by itself. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { build, isStale } from '../../src/build';
import { OwnDatabase } from '../../src/supervisor/own-database';
import { type Product, startProduct } from '../product';
import { type Buyer, newKey, World } from '../world';
import { type Bar, type Bench, until } from './bar';

const clients = 60;
const kills = 3;
const healthyLimitSeconds = 10;
const folder = path.resolve('.karvan/fault-pg');
const guardian = path.resolve('dist/server/src/database/guardian.js');

interface Ledger {
    acknowledged: Set<string>;
    attempts: number;
    untyped: string[];
}

/** Orders again and again; asks with the same key until he is told what became of it. */
async function order(world: World, buyer: Buyer, variantId: number, ledger: Ledger, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
        const total = await world.setCart(buyer, [{ variantId, quantity: 1 }]).catch(() => undefined);
        if (total === undefined) {
            await sleep(200);
            continue;
        }
        const key = newKey();
        for (;;) {
            ledger.attempts++;
            const placing = await world.place(buyer, total, key);
            if (placing.kind === 'placed') {
                ledger.acknowledged.add(placing.code);
                break;
            }
            if (placing.kind === 'refused') {
                ledger.untyped.push(placing.reason);
                break;
            }
            await sleep(200);
            if (isOver()) return;
        }
    }
}

async function isHealthy(product: Product): Promise<boolean> {
    const answer = await fetch(`${product.url}/health/ready`).catch(() => undefined);
    return answer?.status === 200;
}

function killPostmaster(): void {
    const [pid] = fs.readFileSync(path.join(folder, 'pgdata/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
}

async function run(bench: Bench, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 10, membersEach: clients / 10 });
    const [goods] = await world.stocked(1, 1_000_000);
    const server = product.process('server');
    const ledger: Ledger = { acknowledged: new Set(), attempts: 0, untyped: [] };
    let over = false;
    const ordering = Promise.all(world.buyers.map(buyer => order(world, buyer, goods?.id ?? 0, ledger, () => over)));
    const waits: number[] = [];
    for (let turn = 0; turn < kills; turn++) {
        await sleep(3_000 + bench.random() * 3_000);
        killPostmaster();
        const killed = Date.now();
        await until(async () => !(await isHealthy(product)), 5);
        await until(() => isHealthy(product), 60);
        waits.push((Date.now() - killed) / 1000);
    }
    await sleep(4_000);
    over = true;
    await ordering;
    const placed = new Set(
        (await product.sql<{ code: string }>('SELECT o.code FROM "order" o JOIN company_order c ON c."orderId" = o.id WHERE c."placedAt" IS NOT NULL')).map(row => row.code),
    );
    const lost = [...ledger.acknowledged].filter(code => !placed.has(code));
    bench.equals('lost', lost.length, 0, 'acknowledged orders lost', `${ledger.acknowledged.size} acknowledged, ${placed.size} placed, ${ledger.attempts} attempts by ${clients} clients`);
    bench.atMost('unanswered', placed.size - ledger.acknowledged.size, clients, 'orders whose buyer was not told before he stopped asking');
    bench.equals('wrong-refusals', ledger.untyped.length, 0, 'refusals', [...new Set(ledger.untyped)].join(', '));
    bench.atMost('healthy', Math.max(...waits), healthyLimitSeconds, 's', `after kill -9 of the postmaster: ${waits.map(wait => wait.toFixed(1)).join(', ')}`);
    bench.equals('same-server', server.exitCode === null && server.signalCode === null ? 1 : 0, 1, 'server processes', 'never restarted');
    await bench.conclude(`${kills} kills of the postmaster under ${clients} clients`, product);
}

export const databaseKilled: Bar = {
    id: 'B9',
    what: 'database killed three times',
    async run(bench) {
        if (isStale('server')) await build('server'); // The guardian is part of it.
        // The supervisor's own: with fsync, watched, and started again by it.
        const database = await OwnDatabase.start(folder, 56400, guardian, () => undefined);
        try {
            const url = new URL(database.url);
            const cluster = { host: url.hostname, port: database.port, user: url.username, password: url.password };
            const product = await startProduct({ data: 'empty', processes: ['server'], env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' }, cluster });
            try {
                await run(bench, product);
            } finally {
                await product.stop();
            }
        } finally {
            await database.stop();
        }
    },
};
