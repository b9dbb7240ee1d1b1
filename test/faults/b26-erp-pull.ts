/** B26: whatever happens to a pull of fifty thousand rows, the table is the one that a clean pull makes; what is poison waits; what would go by the thousand waits for a person. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { rowsSource, type RowsSettings } from '../fakes/erp/rows-connector';
import type { RowsWish } from '../fakes/erp/rows-worker';
import { type Product, startProduct } from '../product';
import { type Bar, type Bench, until } from './bar';

const articles = 500;
const companies = 100;
const rows = articles * companies;
const kills = 10;
const crashPoints = ['erp-staged', 'erp-planned', 'erp-batch'];
const poisonEvery = 100;
const poison = rows / poisonEvery;

const source = (change: Partial<RowsSettings> = {}) => rowsSource({ sizes: { 'contract-price': rows }, articles, companies, poisonEvery, ...change });
const asking = (settings: RowsSettings): NodeJS.ProcessEnv => ({ ERP_ASK: JSON.stringify({ settings, objects: ['contract-price'], isFull: true } satisfies RowsWish) });

/** What the prices name is there already: articles and customers are another pull's. */
async function ground(product: Product): Promise<void> {
    await product.sql(
        `WITH p AS (INSERT INTO product (enabled) SELECT true FROM generate_series(1, $1::int) RETURNING id),
              n AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM p),
              t AS (INSERT INTO product_translation ("languageCode", name, slug, description, "baseId") SELECT 'en', 'Carpet ' || n, 'rs-' || n, '', id FROM n)
         INSERT INTO product_variant (enabled, sku, "productId", "taxCategoryId", "trackInventory") SELECT true, 'RS-' || n, id, (SELECT min(id) FROM tax_category), 'TRUE' FROM n`,
        [articles],
    );
    await product.sql(
        `INSERT INTO company (code, name, "searchKey", "countryCode", "currencyCode", language, active, "orderingEnabled")
         SELECT 'RC-' || n, 'Dealer ' || n, 'dealer ' || n, 'PL', 'PLN', 'pl', true, true FROM generate_series(0, $1::int - 1) n`,
        [companies],
    );
}

interface Found {
    state: string;
    planned: number;
    created: number;
    updated: number;
    parked: number;
}

async function lastRun(product: Product): Promise<Found> {
    const [run] = await product.sql<Found>('SELECT state, planned, created, updated, parked FROM erp_run ORDER BY id DESC LIMIT 1');
    if (run === undefined) throw new Error('Nothing ran');
    return run;
}

/** All prices with what they are prices of, whatever their ids. */
async function tableHash(product: Product): Promise<string> {
    const [row] = await product.sql<{ hash: string }>(
        `SELECT md5(string_agg(c.code || ' ' || v.sku || ' ' || p."unitNet", ',' ORDER BY c.code, v.sku)) AS hash
           FROM contract_price p JOIN company c ON c.id = p."companyId" JOIN product_variant v ON v.id = p."productVariantId" WHERE c.code LIKE 'RC-%'`,
    );
    return row?.hash ?? '';
}

const isOver = (product: Product) => async () => ['done', 'held', 'failed', 'discarded'].includes((await lastRun(product)).state);

/** One pull from its beginning to its end. */
async function pull(product: Product, settings: RowsSettings): Promise<Found> {
    await product.start('worker', asking(settings));
    await until(isOver(product), 240);
    await product.kill('worker');
    return lastRun(product);
}

async function killed(bench: Bench, product: Product): Promise<number> {
    let atPoint = 0;
    for (let turn = 0; turn < kills; turn++) {
        const point = crashPoints[turn];
        const started = product.start('worker', { ...(turn === 0 ? asking(source()) : {}), ...(point === undefined ? {} : { FAULT: `after:${point}` }) }).catch(() => undefined);
        const worker = product.process('worker');
        const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()));
        await Promise.race([gone, started.then(() => sleep(point === undefined ? 300 + bench.random() * 2_500 : 60_000))]);
        if (worker.signalCode !== null) atPoint++;
        await product.kill('worker');
        if (await isOver(product)()) break;
    }
    await product.start('worker');
    await until(isOver(product), 240);
    await product.kill('worker');
    return atPoint;
}

async function run(bench: Bench, product: Product): Promise<void> {
    await ground(product);
    const clean = await pull(product, source());
    const wanted = await tableHash(product);
    bench.equals('clean', clean.created, rows - poison, 'prices', `${rows} rows, of which ${poison} are poison; ${clean.state}`);
    bench.equals('parked', clean.parked, poison, 'rows that wait');
    const again = await pull(product, source());
    bench.equals('again', again.created + again.updated + again.parked, 0, 'rows written by the same pull again');
    const mixed = await pull(product, source({ isShuffled: true, isDoubled: true }));
    bench.equals('shuffled', mixed.created + mixed.updated, 0, 'rows written when all come twice and in another order');

    const gutted = await pull(product, source({ kept: 10 }));
    bench.equals('held', gutted.state === 'held' ? 1 : 0, 1, 'a feed without nine tenths of its rows', gutted.state);
    bench.equals('kept', (await tableHash(product)) === wanted ? 1 : 0, 1, 'the table, as it was');
    await product.sql(`UPDATE erp_run SET state = 'discarded', "endedAt" = now() WHERE state = 'held'`);

    for (const table of ['contract_price', 'erp_link', 'erp_parked_row', 'erp_run']) await product.sql(`DELETE FROM ${table}`);
    await product.sql('UPDATE erp_object_setting SET cursor = NULL, "lastFullAt" = NULL');
    const atPoint = await killed(bench, product);
    const survived = await lastRun(product);
    bench.equals('killed', (await tableHash(product)) === wanted ? 1 : 0, 1, 'the table of a clean pull', `${kills} kills, ${atPoint} of them at ${crashPoints.join(', ')}; ${survived.state}`);
    bench.equals('once', survived.created, rows - poison, 'prices made, each once');
    bench.equals('left', Number((await product.sql<{ n: string }>(`SELECT count(*) AS n FROM pg_tables WHERE tablename ~ '^erp_(stage|plan)_'`))[0]?.n), 1, 'tables left behind', 'that of the run which was given up past the product');
    await bench.conclude(`${rows} rows, pulled clean, again, shuffled, gutted, and under ${kills} kills`, product);
}

export const erpPull: Bar = {
    id: 'B26',
    what: 'ERP pull',
    async run(bench) {
        const product = await startProduct({
            processes: [], data: 'empty', programs: { worker: path.resolve(__dirname, '../fakes/erp/rows-worker.ts') }, env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal', LEASE_SECONDS: '3', DATABASE_POOL: '20' },
        });
        try {
            await run(bench, product);
        } finally {
            await product.stop();
        }
    },
};
