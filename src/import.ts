/**
 * `npm run import -- FILE [FILE …] [--dry-run] [--all-or-nothing] [--bulk]`: brings in CSV or XLSX files. The file's name says what it holds:
 * `products….csv` goes to the importer `products`. Exits with 1 when a row was rejected, 2 when a file was.
 * With `--bulk`, `contract-prices….csv` of any length (UTF-8, amounts with a point) is copied into the database at once.
 */
import { bootstrapWorker, mergeConfig, RequestContextService, UserInputError } from '@vendure/core';
import fs from 'node:fs';
import path from 'node:path';

import { systemScope } from '../kernel/scope';
import { ImportRegistry, type ImportReport, ImportService } from '../plugins/documents';
import { ContractPriceLoadService } from '../plugins/pricing';
import { config } from '../vendure-config';
import { dataFolder, env } from './config/env';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './database/embedded-postgres';
import { quietLogger } from './seed/quiet-logger';

const words = process.argv.slice(2);
const dryRun = words.includes('--dry-run');
const allOrNothing = words.includes('--all-or-nothing');
const bulk = words.includes('--bulk');
const files = words.filter(word => !word.startsWith('--'));

async function importFiles(): Promise<number> {
    const wrong = words.find(word => word.startsWith('--') && !['--dry-run', '--all-or-nothing', '--bulk'].includes(word));
    const missing = files.find(file => !fs.existsSync(file));
    const isUnfit = bulk && (dryRun || allOrNothing || files.some(file => !path.basename(file).startsWith('contract-prices')));
    if (files.length === 0 || wrong !== undefined || missing !== undefined || isUnfit) {
        console.error(missing === undefined ? 'Usage: npm run import -- FILE [FILE …] [--dry-run] [--all-or-nothing], or --bulk with contract-prices files' : `There is no file ${missing}`);
        return 2;
    }
    const own = env.DATABASE_URL === undefined ? await startEmbeddedPostgres({ dataDir: dataFolder, port: 5433 }) : undefined;
    try {
        return await importInto(own, files);
    } finally {
        // One that `npm start` runs stays; one that we started for this goes.
        if (own?.reused === false) await own.stop();
    }
}

async function importInto(own: EmbeddedPostgres | undefined, chosen: string[]): Promise<number> {
    const connection = own && { host: own.host, port: own.port, username: own.user, password: own.password, database: 'karvan' };
    const { app } = await bootstrapWorker(
        mergeConfig(config, { logger: quietLogger, ...(connection && { dbConnectionOptions: connection }) }),
    );
    try {
        const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        let worst = 0;
        for (const file of bulk ? chosen : []) {
            const { rows, written, rejected, refused } = await app.get(ContractPriceLoadService).load(ctx, systemScope, file);
            for (const { row, reason } of refused) console.log(`${file}:${row}: ${reason}`);
            console.log(`${file}: ${rows} rows, ${written} written, ${rejected} rejected`);
            worst = Math.max(worst, rejected > 0 ? 1 : 0);
        }
        for (const file of bulk ? [] : chosen) {
            const importer = app.get(ImportRegistry).forFile(file);
            if (importer === undefined) {
                const names = app.get(ImportRegistry).all().map(({ name }) => name);
                console.error(`${file}: the name must begin with one of ${names.join(', ')}`);
                return 2;
            }
            const report = await app
                .get(ImportService)
                .run(ctx, importer.name, fs.readFileSync(file), path.basename(file), { dryRun, allOrNothing, scope: systemScope });
            print(file, report);
            worst = Math.max(worst, report.rejected > 0 ? 1 : 0);
        }
        return worst;
    } catch (error) {
        if (!(error instanceof UserInputError)) throw error;
        console.error(error.message);
        return 2;
    } finally {
        await app.close();
    }
}

function print(file: string, report: ImportReport): void {
    for (const { row, message } of report.answers.filter(answer => answer.outcome === 'rejected')) {
        console.log(`${file}:${row}: ${message ?? 'rejected'}`);
    }
    const { created, updated, unchanged, rejected } = report;
    const heading = report.dryRun ? 'dry run, nothing kept' : report.kept ? report.importer : 'a row was rejected, nothing kept';
    console.log(`${file} (${heading}): ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`);
}

importFiles().then(
    code => process.exit(code),
    (error: unknown) => {
        console.error(error);
        process.exit(2);
    },
);
