/** Brings the database up to date: migrations, and the demo firm when the database is empty. A program that ends. */
import { bootstrap, JobQueueService, mergeConfig } from '@vendure/core';

import { config } from '../vendure-config';
import { env, refuseUnsafeProduction } from './config/env';
import { migrate } from './database/migrate';
import { seedFoundation } from './seed/foundation';
import { ProgressBar } from './seed/progress-bar';
import { quietLogger } from './seed/quiet-logger';
import { seedDemo } from './seed/seed-demo';
import { emptyDatabase, mark, seedState } from './seed/seed-mark';

async function setUp(): Promise<void> {
    refuseUnsafeProduction(env);
    const url = env.DATABASE_URL;
    if (url === undefined) throw new Error('DATABASE_URL is not set.');
    if ((await seedState(url)) === 'begun') await emptyDatabase(url);
    const quiet = mergeConfig(config, { logger: quietLogger, apiOptions: { port: 0, hostname: '127.0.0.1' } });
    const progress = new ProgressBar(process.stdout);
    await migrate(quiet, progress);
    if ((await seedState(url)) === 'done') return;
    await mark(url, 'begun');
    const app = await bootstrap(quiet);
    await seedFoundation(app);
    if (env.DEMO) {
        await app.get(JobQueueService).start();
        await seedDemo(app, progress);
    }
    await mark(url, 'done');
    await app.close();
}

setUp().then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
