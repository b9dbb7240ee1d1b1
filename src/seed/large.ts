/**
 * `npm run seed -- --variants 100000 --companies 10000 --lists 1000 --list-prices 2000 --contract-prices 2000000`: fills the
 * database with a large firm's data by bulk SQL, for trying out how Karvan behaves then. On the database of `npm start`, or
 * on DATABASE_URL; sets it up first when it is empty.
 */
import { bootstrap, mergeConfig, PasswordCipher, type RequestContext, RequestContextService } from '@vendure/core';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';

import { CatalogueIndexService } from '../../plugins/assortment';
import { config } from '../../vendure-config';
import { build, isStale } from '../build';
import { newDemoPassword } from '../config/demo-password';
import { dataFolder, env, keptSecret } from '../config/env';
import { ensureDatabase, startEmbeddedPostgres } from '../database/embedded-postgres';
import { runToEnd } from '../supervisor/program';
import { customersSteps } from './large-customers.sql';
import { goodsSteps, type LargeValues, sellingSteps, wordsAsJson } from './large-data.sql';
import { ProgressBar } from './progress-bar';
import { quietLogger } from './quiet-logger';
import { seedState } from './seed-mark';

type Wish = Omit<LargeValues, 'passwordHash' | 'words'>;

/** Each with what it is when nothing is said, and the most that is taken. */
const options = {
    variants: ['variants', 100_000, 9_999_999],
    companies: ['companies', 10_000, 1_000_000],
    lists: ['lists', 1_000, 100_000],
    listPrices: ['list-prices', 2_000, 9_999_999],
    contractPrices: ['contract-prices', 2_000_000, 1_000_000_000],
} as const satisfies Record<keyof Wish, readonly [string, number, number]>;

const usage = `Usage: npm run seed -- ${Object.values(options).map(([name, usual, most]) => `--${name} ${usual} (1 to ${most})`).join(' ')}`;

function asked(): Wish | null {
    try {
        const { values } = parseArgs({ options: Object.fromEntries(Object.values(options).map(([name]) => [name, { type: 'string' as const }])) });
        const wish = Object.fromEntries(Object.entries(options).map(([key, [name, usual]]) => [key, Number(values[name] ?? usual)])) as unknown as Wish;
        const isRight = (key: keyof Wish) => Number.isInteger(wish[key]) && wish[key] >= 1 && wish[key] <= options[key][2];
        return (Object.keys(options) as (keyof Wish)[]).every(isRight) ? wish : null;
    } catch {
        return null;
    }
}

async function seedLarge(): Promise<number> {
    const wish = asked();
    if (wish === null) {
        console.error(usage);
        return 2;
    }
    const own = env.DATABASE_URL === undefined ? await startEmbeddedPostgres({ dataDir: dataFolder, port: 5433 }) : undefined;
    try {
        return await fill(own ? await ensureDatabase(own) : (env.DATABASE_URL ?? ''), wish);
    } finally {
        // One that `npm start` runs stays; one that we started for this goes.
        if (own?.reused === false) await own.stop();
    }
}

async function fill(url: string, wish: Wish): Promise<number> {
    if ((await seedState(url)) !== 'done') {
        if (isStale('server')) await build('server');
        await runToEnd(path.resolve('dist/server/src/setup.js'), { ...process.env, DATABASE_URL: url });
    }
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
        const there = await client.query(`SELECT 1 FROM product_variant WHERE sku ~ '^L[0-9]{7}$' LIMIT 1`);
        if (there.rowCount !== 0) {
            console.error('This database has the large data already.');
            return 2;
        }
        await fillTables(client, url, wish);
        return 0;
    } finally {
        await client.end();
    }
}

async function fillTables(client: Client, url: string, wish: Wish): Promise<void> {
    const began = Date.now();
    const progress = new ProgressBar(process.stdout);
    const { hostname, port, username, password, pathname } = new URL(url);
    const dbConnectionOptions = { host: hostname, port: Number(port || 5432), username, password, database: pathname.slice(1) };
    // Not as a worker: that would refresh the catalogue while it is being filled.
    const app = await bootstrap(mergeConfig(config, { logger: quietLogger, dbConnectionOptions, apiOptions: { port: 0, hostname: '127.0.0.1' } }));
    try {
        const passwordHash = await app.get(PasswordCipher).hash(keptSecret('demo-password', newDemoPassword));
        const values: LargeValues = { ...wish, passwordHash, words: wordsAsJson };
        const steps = [...goodsSteps, ...sellingSteps, ...customersSteps];
        let done = 0;
        // All of it or nothing; and who reads meanwhile, reads what was there before.
        await client.query('BEGIN');
        for (const { label, statements } of steps) {
            for (const { text, params } of statements) await client.query(text, params.map(name => values[name]));
            progress.show(label, ++done, steps.length);
        }
        await client.query('ANALYZE');
        await client.query('COMMIT');
        await client.query(collectWords);
        try {
            await indexCatalogue(app.get(CatalogueIndexService), await app.get(RequestContextService).create({ apiType: 'admin' }), progress);
        } finally {
            await client.query(sortWordsIn);
        }
        // What autovacuum would do within its first minutes.
        await client.query('VACUUM ANALYZE');
    } finally {
        await app.close();
    }
    console.log(`${wish.variants} variants, ${wish.companies} companies, ${wish.lists} lists and ${wish.contractPrices} contract prices in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    console.log("Sign in as buyer1@large.example … with the demo's password.");
}

const wordIndexes = `SELECT indexrelid::regclass AS name FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    JOIN pg_am a ON a.oid = c.relam AND a.amname = 'gin' WHERE indrelid = 'catalogue_index'::regclass`;

/** The words of hundreds of thousands of entries go into the indexes at once at the end, which is many times faster than one by one. */
const collectWords = `DO $$ DECLARE i record; BEGIN FOR i IN ${wordIndexes} LOOP
    EXECUTE format('ALTER INDEX %s SET (gin_pending_list_limit = 2000000)', i.name); END LOOP; END $$`;

const sortWordsIn = `DO $$ DECLARE i record; BEGIN SET LOCAL maintenance_work_mem = '512MB'; FOR i IN ${wordIndexes} LOOP
    PERFORM gin_clean_pending_list(i.name); EXECUTE format('ALTER INDEX %s RESET (gin_pending_list_limit)', i.name); END LOOP; END $$`;

/** The index's own way of rewriting what changed; it goes by batches of products, so what is left tells how far it is. */
async function indexCatalogue(index: CatalogueIndexService, ctx: RequestContext, progress: ProgressBar): Promise<void> {
    const total = (await index.status(ctx)).pending;
    const timer = setInterval(() => void index.status(ctx).then(({ pending }) => pending > 0 && progress.show('Catalogue', total - pending, total)), 3000);
    try {
        // A worker that runs beside us takes its part, and while it does, there is nothing for us to do.
        while ((await index.status(ctx)).pending > 0) {
            if ((await index.refresh(ctx)) === 0) await new Promise(resolve => setTimeout(resolve, 500));
        }
    } finally {
        clearInterval(timer);
    }
    progress.show('Catalogue', total, total);
}

seedLarge().then(
    code => process.exit(code),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
