/**
 * The data of `bench -- catalogue`, kept between runs in a PostgreSQL of its own (`.karvan/bench`): the large seed, the same
 * with a tenth of its customers and lists, and the same goods in stock Vendure. Each is made when it is first asked for, and
 * again when the seed has changed.
 */
import { fork } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

import { build, isStale } from '../src/build';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/database/embedded-postgres';
import { scratchDatabase, type ScratchDatabase } from '../src/database/scratch-database';
import { runToEnd } from '../src/supervisor/program';
import { environment } from '../test/product';

const root = path.resolve(__dirname, '..');
const seedFiles = ['large.ts', 'large-data.sql.ts', 'large-customers.sql.ts', 'large-words.ts'].map(name => path.join(root, 'src/seed', name));
export const sizes = { variants: 100_000, companies: 10_000, lists: 1_000, listPrices: 2_000, contractPrices: 2_000_000 };

/** Customers, and the lists that they buy by, beyond the first tenth. Nobody is told the history of prices that go. */
const beyond = `(SELECT id FROM company WHERE code LIKE 'L-%' AND substr(code, 3)::int > ${sizes.companies / 10})`;
const nineTenths = [
    `SET session_replication_role = replica; DELETE FROM contract_price WHERE "companyId" IN ${beyond}`,
    `SET session_replication_role = replica; DELETE FROM price_list_item WHERE "priceListId" IN (SELECT id FROM price_list WHERE code LIKE 'LARGE-%' AND substr(code, 7)::int > ${sizes.lists / 10})`,
    `DELETE FROM price_list WHERE code LIKE 'LARGE-%' AND substr(code, 7)::int > ${sizes.lists / 10}`,
    ...['company_member', 'company_branch'].map(table => `DELETE FROM ${table} WHERE "companyId" IN ${beyond}`),
    `DELETE FROM company WHERE id IN ${beyond}`,
    'VACUUM FULL contract_price', 'VACUUM FULL price_list_item', 'VACUUM FULL price_list_company', 'VACUUM ANALYZE',
];

export class BenchData {
    private constructor(
        private readonly cluster: EmbeddedPostgres,
        private readonly print: string,
    ) {}

    static async open(): Promise<BenchData> {
        const cluster = await startEmbeddedPostgres({ dataDir: path.join(root, '.karvan/bench'), port: 56300 });
        const hash = crypto.createHash('sha1');
        for (const file of seedFiles) hash.update(fs.readFileSync(file));
        if (isStale('server')) await build('server');
        return new BenchData(cluster, hash.digest('hex').slice(0, 8));
    }

    async close(): Promise<void> {
        if (!this.cluster.reused) await this.cluster.stop();
    }

    /** A copy to change at will. */
    async copy(): Promise<ScratchDatabase> {
        return scratchDatabase('catalogue', await this.large(), this.cluster);
    }

    /** With a tenth of companies, lists and contract prices, for reading. */
    async tenth(): Promise<ScratchDatabase> {
        const name = await this.kept('tenth', async made => {
            await this.admin(`DROP DATABASE "${made}"`);
            await this.admin(`CREATE DATABASE "${made}" TEMPLATE "${await this.large()}" STRATEGY file_copy`);
            for (const statement of nineTenths) await this.on(made, statement);
        });
        await this.migrate(name);
        return { name, url: this.url(name), drop: () => Promise.resolve() };
    }

    /** Where stock Vendure keeps its copy of the goods; `isNew` when it has to fill it. */
    async stock(): Promise<{ url: string }> {
        const name = await this.kept('stock', made => this.fork('stock-vendure.ts', [this.url(made), '0', String(sizes.variants), 'fill']));
        return { url: this.url(name) };
    }

    private async large(): Promise<string> {
        const name = await this.kept('large', async made => {
            const file = path.join(root, 'src/seed/large.ts');
            await this.fork(file, [], { ...environment(this.url(made), 22_900), DEMO: '0' });
        });
        await this.migrate(name);
        return name;
    }

    /** Made under another name first, so that one that was cut off is never taken for whole. */
    private async kept(purpose: string, make: (name: string) => Promise<void>): Promise<string> {
        const name = `${purpose}_${this.print}`;
        const there = await this.admin(`SELECT 1 FROM pg_database WHERE datname = '${name}'`);
        if (there > 0) return name;
        console.error(`Seeding: the database ${name} is made once, which takes some minutes …`);
        const began = Date.now();
        const made = `making_${name}`;
        await this.admin(`DROP DATABASE IF EXISTS "${made}" WITH (FORCE)`);
        await this.admin(`CREATE DATABASE "${made}"`);
        await make(made);
        await this.admin(`ALTER DATABASE "${made}" RENAME TO "${name}"`);
        console.error(`${name} is there after ${Math.round((Date.now() - began) / 1000)} s`);
        return name;
    }

    private migrate(name: string): Promise<void> {
        return runToEnd(path.join(root, 'dist/server/src/setup.js'), { ...environment(this.url(name), 22_900), DEMO: '0' }, ['ignore', 2, 2, 'ipc']);
    }

    private url(name: string): string {
        const { host, port, user, password } = this.cluster;
        return `postgres://${user}:${password}@${host}:${port}/${name}`;
    }

    private fork(file: string, args: readonly string[], env: NodeJS.ProcessEnv = { ...process.env, VENDURE_DISABLE_TELEMETRY: 'true' }): Promise<void> {
        return new Promise((resolve, reject) => {
            const child = fork(path.resolve(__dirname, file), args, { execArgv: ['-r', '@swc-node/register'], env: { ...env, NODE_OPTIONS: '' }, stdio: ['ignore', 2, 2, 'ipc'] });
            child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`${path.basename(file)} ended with ${code}`))));
        });
    }

    private admin(text: string): Promise<number> {
        return this.on('postgres', text);
    }

    private async on(database: string, text: string): Promise<number> {
        const client = new Client({ connectionString: this.url(database) });
        await client.connect();
        try {
            return (await client.query(text)).rowCount ?? 0;
        } finally {
            await client.end();
        }
    }
}
