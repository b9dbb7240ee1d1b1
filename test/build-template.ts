/** Run by jest's global setup in a process of its own: prints the connection and the template's name as JSON. */
import { bootstrap, mergeConfig, NoopLogger, runMigrations } from '@vendure/core';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

import { scratchCluster } from '../src/database/scratch-database';

/** Files whose change makes the template stale. */
function digest(): string {
    const hash = crypto.createHash('sha1');
    const add = (entry: string): void => {
        const stat = fs.statSync(entry);
        if (stat.isFile()) {
            if (/\.(ts|json|csv)$/.test(entry) && !/spec\.ts$/.test(entry)) hash.update(entry).update(fs.readFileSync(entry));
        } else if (!/(node_modules|dashboard|gql|e2e)$/.test(entry)) {
            for (const name of fs.readdirSync(entry).sort()) add(path.join(entry, name));
        }
    };
    ['migrations', 'plugins', 'src/seed', 'test/build-template.ts', 'vendure-config.ts'].filter(f => fs.existsSync(f)).forEach(add);
    return hash.digest('hex').slice(0, 12);
}

async function build(): Promise<void> {
    const pg = await scratchCluster();
    const client = new Client({ host: pg.host, port: pg.port, user: pg.user, password: pg.password, database: 'postgres' });
    await client.connect();
    const template = `template_${digest()}`;
    const stale = await client.query<{ datname: string; datistemplate: boolean }>(
        `SELECT datname, datistemplate FROM pg_database WHERE datname ~ '^(test_|building_[0-9]|template_[0-9a-f]{12}$)' AND datname <> $1`,
        [template],
    );
    for (const { datname, datistemplate } of stale.rows) {
        // One whose dropping was interrupted can only be dropped.
        if (datistemplate) await client.query(`ALTER DATABASE "${datname}" IS_TEMPLATE false`);
        await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    }
    if ((await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])).rowCount === 0) {
        const name = `building_${process.pid}`;
        await client.query(`CREATE DATABASE "${name}"`);
        process.env.DATABASE_URL = `postgres://${pg.user}:${pg.password}@${pg.host}:${pg.port}/${name}`;
        const { config } = await import('../vendure-config');
        const { seedFoundation } = await import('../src/seed/foundation');
        const quiet = mergeConfig(config, { apiOptions: { port: 0 }, logger: new NoopLogger() });
        await runMigrations(quiet);
        const app = await bootstrap(quiet);
        await seedFoundation(app);
        await app.close();
        await client.query(`ALTER DATABASE "${name}" RENAME TO "${template}"`);
        await client.query(`ALTER DATABASE "${template}" IS_TEMPLATE true`);
    }
    await client.end();
    console.log(JSON.stringify({ host: pg.host, port: pg.port, user: pg.user, password: pg.password, template }));
}

build().then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
