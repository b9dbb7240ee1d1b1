/** The agent in the scale house is killed ten times and the server once: each vehicle that it recorded reaches the server exactly once. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Indicator, startIndicator } from '../fakes/indicator';
import type { Product } from '../product';
import { Caller } from '../graphql';
import { type Bar, type Bench, until } from './bar';

const vehicles = 16;
const kills = 10;
const root = path.resolve(__dirname, '../..');

class AgentProcess {
    readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scale-agent-'));
    private child: ChildProcess | null = null;

    constructor(
        private readonly product: Product,
        private readonly indicatorPort: number,
        secret: string,
    ) {
        fs.writeFileSync(path.join(this.folder, 'secret'), secret, { mode: 0o600 });
    }

    start(): void {
        const args = ['--server', this.product.url.replace('localhost', '127.0.0.1'), '--secret-file', path.join(this.folder, 'secret'), '--data', this.folder, '--indicator', `127.0.0.1:${this.indicatorPort}`];
        this.child = spawn(process.execPath, ['-r', '@swc-node/register', 'src/scale-agent/main.ts', ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    }

    async kill(): Promise<void> {
        const { child } = this;
        if (!child || child.exitCode !== null || child.signalCode !== null) return;
        const gone = new Promise(resolve => child.once('exit', resolve));
        child.kill('SIGKILL');
        await gone;
    }

    /** What it has written down: the lamp that tells the driver to go. */
    hasRecorded(weightKg: number): boolean {
        const journal = path.join(this.folder, 'journal');
        return fs.existsSync(journal) && fs.readFileSync(journal, 'utf8').includes(`"weightG":${weightKg * 1000},`);
    }

    remove(): void {
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}

async function makeScale(product: Product): Promise<{ scaleId: string; secret: string }> {
    const staff = await new Caller(product.url, 'admin-api').signIn('superadmin', product.password);
    const { createScale } = await staff.ask<{ createScale: { id: string } }>('mutation ($input: CreateScaleInput!) { createScale(input: $input) { id } }', {
        input: { code: 'FAGENT', name: 'Scale house', source: 'agent', protocol: 'st-gs', toleranceBasisPoints: 100, toleranceG: 20_000 },
    });
    const { renewScaleSecret } = await staff.ask<{ renewScaleSecret: { secret: string } }>('mutation ($id: ID!) { renewScaleSecret(scaleId: $id) { secret } }', { id: createScale.id });
    return { scaleId: createScale.id, secret: renewScaleSecret.secret };
}

async function driveAll(indicator: Indicator, agent: AgentProcess, weights: readonly number[]): Promise<number> {
    let unseen = 0;
    for (const weightKg of weights) {
        await indicator.driveOn(weightKg, 400);
        if (!(await until(() => Promise.resolve(agent.hasRecorded(weightKg)), 60))) unseen++;
        await indicator.driveOn(0, 400);
        await sleep(1_600);
    }
    return unseen;
}

async function killAgent(bench: Bench, agent: AgentProcess, isOver: () => boolean): Promise<number> {
    let done = 0;
    while (done < kills && !isOver()) {
        await sleep(2_500 + bench.random() * 3_500);
        await agent.kill();
        done++;
        await sleep(bench.random() * 500);
        agent.start();
    }
    return done;
}

async function run(bench: Bench, product: Product): Promise<void> {
    const { scaleId, secret } = await makeScale(product);
    const indicator = await startIndicator({ settings: { protocol: 'st-gs' }, framesPerSecond: 20 });
    const agent = new AgentProcess(product, indicator.port, secret);
    const weights = Array.from({ length: vehicles }, (_, index) => 8_000 + index * 1_020);
    let isOver = false;
    try {
        agent.start();
        const received = async () => (await product.sql<{ count: number }>('SELECT count(*)::int AS count FROM scale_passage WHERE "scaleId" = $1', [scaleId]))[0]?.count ?? 0;
        const [unseen, killed] = await Promise.all([
            driveAll(indicator, agent, weights).finally(() => (isOver = true)),
            killAgent(bench, agent, () => isOver),
            until(async () => (await received()) >= vehicles / 3, 120).then(async () => {
                await product.kill('server');
                await sleep(6_000);
                await product.start('server');
            }),
        ]);
        await until(async () => (await received()) >= vehicles, 60);
        await sleep(3_000);
        const rows = await product.sql<{ weightG: number }>('SELECT "weightG" FROM scale_passage WHERE "scaleId" = $1', [scaleId]);
        const counted = weights.map(weightKg => rows.filter(({ weightG }) => weightG === weightKg * 1000).length);
        bench.equals('recorded', vehicles - unseen, vehicles, 'vehicles');
        bench.equals('kills', killed, kills, 'kills of the agent');
        bench.equals('lost', counted.filter(count => count === 0).length, 0, 'vehicles');
        bench.equals('double', counted.filter(count => count > 1).length, 0, 'vehicles');
        bench.equals('made-up', rows.length - counted.reduce((sum, count) => sum + count, 0), 0, 'weights that nobody had');
        await bench.conclude(`${vehicles} vehicles, agent killed ${killed} times, server once`, product);
    } finally {
        await agent.kill();
        await indicator.stop();
        agent.remove();
    }
}

export const scaleAgentKilled: Bar = {
    id: 'agent',
    what: 'agent in the scale house',
    async run(bench) {
        await run(bench, await bench.product());
    },
};
