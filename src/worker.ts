/** The background process: the outbox's effects and the job queue. As many as wanted may run. */
import { databaseUrl, env, refuseUnsafeProduction } from './config/env';
import { liveByDatabaseTime } from './database/database-clock';
import { trustGraphqlClasses } from './graphql-classes';
import { endWithSupervisor } from './supervisor/end-with-supervisor';

async function main(): Promise<void> {
    refuseUnsafeProduction(env);
    endWithSupervisor();
    if (env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined) {
        const { startTracing } = await import('./instrumentation');
        startTracing('karvan-worker');
    }
    await liveByDatabaseTime(databaseUrl);
    // Only now: what tracing instruments must not be loaded before it.
    await trustGraphqlClasses();
    const { bootstrapWorker } = await import('@vendure/core');
    const { config } = await import('../vendure-config');
    const { giveWay, modest } = await import('./supervisor/give-way');
    giveWay();
    const worker = await bootstrapWorker(modest(config, env.DATABASE_IS_OWN));
    await worker.startJobQueue();
    process.send?.('ready');
}

main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
