/** Brings the database up to date: migrations, and the demo firm when the database is empty. A program that ends. */
import { bootstrap, JobQueueService, mergeConfig, runMigrations } from '@vendure/core';

import { config } from '../vendure-config';
import { env } from './config/env';
import { mark, marked, seedFoundation } from './seed/foundation';
import { ProgressBar } from './seed/progress-bar';
import { quietLogger } from './seed/quiet-logger';
import { seedDemo } from './seed/seed-demo';

async function setUp(): Promise<void> {
    const quiet = mergeConfig(config, { logger: quietLogger, apiOptions: { port: 0, hostname: '127.0.0.1' } });
    await runMigrations(quiet);
    const app = await bootstrap(quiet);
    try {
        if (!(await marked(app, 'done'))) {
            await seedFoundation(app);
            if (env.DEMO) {
                await app.get(JobQueueService).start();
                await seedDemo(app, new ProgressBar(process.stdout));
            }
            await mark(app, 'done');
        }
    } finally {
        await app.close();
    }
}

setUp().then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
