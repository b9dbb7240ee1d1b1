/**
 * `npm run migration -- NAME [table table …]`: what the entities have and the migrations lack, as a new migration.
 * With tables named, only statements about those tables; so a plugin's change stays in the plugin's own migration.
 * Runs on a scratch database of the test cluster. Review the file that it writes.
 */
import { mergeConfig, NoopLogger, runMigrations } from '@vendure/core';
import fs from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';

import { scratchDatabase } from './scratch-database';

async function generate(name: string, tables: string[]): Promise<void> {
    const scratch = await scratchDatabase('migration');
    process.env.DATABASE_URL = scratch.url;
    const { config } = await import('../../vendure-config');
    const { preBootstrapConfig } = await import('@vendure/core/dist/bootstrap');
    const quiet = mergeConfig(config, { logger: new NoopLogger() });
    try {
        await runMigrations(quiet);
        const ready = await preBootstrapConfig(quiet);
        const { DataSource: Source } = await import('typeorm');
        const source: DataSource = new Source(ready.dbConnectionOptions);
        await source.initialize();
        const log = await source.driver.createSchemaBuilder().log();
        await source.destroy();
        const about = (sql: string) => tables.length === 0 || tables.some(table => sql.includes(`"${table}"`));
        const up = log.upQueries.map(q => q.query).filter(about);
        const down = log.downQueries.map(q => q.query).filter(about).reverse();
        if (up.length === 0) {
            console.log('The migrations already give what the entities ask for.');
            return;
        }
        const stamp = Date.now();
        const file = path.join('migrations', `${stamp}-${name}.ts`);
        fs.writeFileSync(file, migrationSource(name, stamp, up, down));
        console.log(`${file}: ${up.length} statements`);
    } finally {
        await scratch.drop();
    }
}

function migrationSource(name: string, stamp: number, up: string[], down: string[]): string {
    const className = name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()) + String(stamp);
    const lines = (queries: string[]) => queries.map(q => `        await queryRunner.query(${JSON.stringify(q)});`).join('\n');
    return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
${lines(up)}
    }

    async down(queryRunner: QueryRunner): Promise<void> {
${lines(down)}
    }
}
`;
}

const [name, ...tables] = process.argv.slice(2);
if (name === undefined || !/^[a-z][a-z0-9-]*$/.test(name)) {
    console.error('Usage: npm run migration -- NAME [table …]   (NAME in kebab-case)');
    process.exit(2);
}
generate(name, tables).then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
