import { mergeConfig, NoopLogger, resetConfig, type VendureConfig } from '@vendure/core';
import { preBootstrapConfig } from '@vendure/core/dist/bootstrap';
import { DataSource } from 'typeorm';

import type { Progress } from '../seed/progress-bar';

/** Runs the migrations that wait, each in its own transaction, and shows how far it is. */
export async function migrate(config: VendureConfig, progress: Progress): Promise<void> {
    const ready = await preBootstrapConfig(mergeConfig(config, { logger: new NoopLogger() }));
    // A migration may rebuild a large table: the time limits are for requests.
    const source = new DataSource({ ...ready.dbConnectionOptions, extra: { application_name: 'karvan-migrations' } });
    await source.initialize();
    try {
        if (!(await source.showMigrations())) return;
        progress.show('Migrations', 0, source.migrations.length);
        await source.runMigrations({ transaction: 'each' });
        progress.show('Migrations', source.migrations.length, source.migrations.length);
    } finally {
        await source.destroy();
        resetConfig(); // The plugins configure it again at the next bootstrap.
    }
}
