/** The HTTP server. `npm start` runs it beside the worker; in production each runs by itself. */
import { databaseUrl, env, refuseUnsafeProduction } from './config/env';
import { liveByDatabaseTime } from './database/database-clock';
import { trustGraphqlClasses } from './graphql-classes';
import { endWithSupervisor } from './supervisor/end-with-supervisor';

async function main(): Promise<void> {
    refuseUnsafeProduction(env);
    endWithSupervisor();
    if (env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined) {
        const { startTracing } = await import('./instrumentation');
        startTracing('karvan-server');
    }
    await liveByDatabaseTime(databaseUrl);
    // Only now: what tracing instruments must not be loaded before it.
    await trustGraphqlClasses();
    const { bootstrap } = await import('@vendure/core');
    const { config } = await import('../vendure-config');
    await bootstrap(config);
    process.send?.('ready');
}

main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
