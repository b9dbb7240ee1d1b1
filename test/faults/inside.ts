/** The product's parts in a process of their own, on a database that others use too: for bars about services that no API calls alone. */
import { bootstrapWorker, RequestContextService, TransactionalConnection } from '@vendure/core';
import type { INestApplicationContext } from '@nestjs/common';

import { withTx } from '../../kernel/with-tx';
import { LedgerService } from '../../plugins/ledger';
import { config } from '../../vendure-config';
import { inParallel, randomFrom, times } from './bar';

export interface Asked {
    job: 'redeem' | 'coins' | 'deadlocks';
    seed: number;
}

export interface CoinFigures {
    redeemed: number;
    balance: number;
    untyped: string[];
    /** Seeds after which a balance was not what the answers add up to, or below nothing. */
    wrongSeeds: number[];
    commands: number;
}

export interface DeadlockFigures {
    errors: string[];
    /** Runs of each transaction, the first included. */
    runs: number[];
    sum: number;
}

const clients = 20;
const seeds = 20;
const commandsOfSeed = 100;

/** 400 at once on a purse of 100; then random commands on five purses, whose balances must be what the answers say. */
async function coins(app: INestApplicationContext, seed: number): Promise<CoinFigures> {
    const ledger = app.get(LedgerService);
    const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
    const open = (code: string, floorMinor: bigint | null) => ledger.openAccounts(ctx, [{ code, kind: 'coins', currencyCode: 'IRR', floorMinor }]);
    let posts = 0;
    const untyped: string[] = [];
    /** Whether it was posted. */
    const move = async (from: string, to: string, amount: number, key = `b3:${seed}:${process.pid}:${++posts}`): Promise<boolean> => {
        const entries = [{ account: from, amount: BigInt(-amount) }, { account: to, amount: BigInt(amount) }];
        try {
            return (await ledger.post(ctx, { key, kind: 'coins', reference: 'bar:B3', entries })) === 'posted';
        } catch (error) {
            untyped.push((error as Error).message);
            return false;
        }
    };
    const bank = `b3:bank:${seed}`;
    const purse = `b3:purse:${seed}`;
    await open(bank, null);
    await open(purse, 0n);
    await move(bank, purse, 100);
    const rush = await Promise.all(times(400, () => move(purse, bank, 1)));
    const figures: CoinFigures = { redeemed: rush.filter(Boolean).length, balance: Number(await ledger.balance(ctx, purse)), untyped, wrongSeeds: [], commands: 0 };
    for (const round of times(seeds, index => seed + index)) {
        const random = randomFrom(round);
        const purses = times(5, index => `b3:${round}:${index}`);
        for (const code of purses) await open(code, 0n);
        const expected = new Map(purses.map(code => [code, 0]));
        const pick = () => purses[Math.floor(random() * purses.length)] ?? '';
        // Decided before anything runs, so that a seed gives the same commands in whatever order they come to be carried out.
        const commands = times(commandsOfSeed, index => {
            const kind = ['earn', 'earn', 'redeem', 'transfer', 'expire', 'reverse'][Math.floor(random() * 6)] ?? 'earn';
            return { kind, purse: pick(), other: pick(), amount: 1 + Math.floor(random() * 50), key: `b3:${round}:${kind === 'reverse' ? Math.floor(index / 2) : index}:${kind}` };
        });
        const count = (code: string, by: number) => expected.set(code, (expected.get(code) ?? 0) + by);
        const used = new Set<string>();
        await inParallel(commands, clients, async ({ kind, purse: mine, other, amount, key }) => {
            const [from, to] = kind === 'earn' ? [bank, mine] : kind === 'transfer' ? [mine, other] : [mine, bank];
            if (from === to) return;
            if (!(await move(from, to, amount, key)) || used.has(key)) return;
            used.add(key);
            if (from !== bank) count(from, -amount);
            if (to !== bank) count(to, amount);
        });
        const balances = await Promise.all(purses.map(async code => [code, Number(await ledger.balance(ctx, code))] as const));
        if (balances.some(([code, balance]) => balance < 0 || balance !== expected.get(code))) figures.wrongSeeds.push(round);
        figures.commands += commands.length;
    }
    return figures;
}

/** Two rows in both orders, ten pairs at once; every fifth transaction is told to run again by PostgreSQL itself. */
async function deadlocks(app: INestApplicationContext, seed: number): Promise<DeadlockFigures> {
    const connection = app.get(TransactionalConnection);
    const contexts = app.get(RequestContextService);
    const table = `fault_pair_${process.pid}`;
    await connection.rawConnection.query(`CREATE TABLE ${table} (id int PRIMARY KEY, n int NOT NULL)`);
    const pairs = 10;
    await connection.rawConnection.query(`INSERT INTO ${table} SELECT i, 0 FROM generate_series(1, ${2 * pairs}) i`);
    const random = randomFrom(seed);
    const figures: DeadlockFigures = { errors: [], runs: [], sum: 0 };
    await inParallel(times(200, index => index), clients, async index => {
        const pair = index % pairs;
        const rows = [2 * pair + 1, 2 * pair + 2];
        if (random() < 0.5) rows.reverse();
        let runs = 0;
        try {
            await withTx(connection, await contexts.create({ apiType: 'admin' }), async ctx => {
                runs++;
                const { manager } = connection.getRepository(ctx, 'Channel' as never);
                for (const id of rows) {
                    await manager.query(`UPDATE ${table} SET n = n + 1 WHERE id = $1`, [id]);
                    await manager.query('SELECT pg_sleep(0.005)');
                }
                if (index % 5 === 0 && runs === 1) await manager.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
            });
        } catch (error) {
            figures.errors.push((error as Error).message);
        }
        figures.runs.push(runs);
    });
    const [row] = await connection.rawConnection.query<{ sum: number }[]>(`SELECT sum(n)::int AS sum FROM ${table}`);
    figures.sum = row?.sum ?? 0;
    await connection.rawConnection.query(`DROP TABLE ${table}`);
    return figures;
}

async function main(): Promise<void> {
    const { app } = await bootstrapWorker(config);
    process.on('message', ({ job, seed }: Asked) => {
        void (job === 'deadlocks' ? deadlocks(app, seed) : coins(app, seed)).then(
            figures => process.send?.({ figures }),
            (error: Error) => process.send?.({ error: error.stack }),
        );
    });
    process.send?.('ready');
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
