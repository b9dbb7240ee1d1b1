/** The product's worker with a task more, which falls due every five seconds and leaves a trace. */
import { liveByDatabaseTime } from '../../src/database/database-clock';

async function main(): Promise<void> {
    await liveByDatabaseTime(process.env.DATABASE_URL ?? '');
    const { bootstrapWorker, mergeConfig, ScheduledTask, TransactionalConnection } = await import('@vendure/core');
    const { config } = await import('../../vendure-config');
    const tick = new ScheduledTask({
        id: 'fault-tick',
        schedule: '*/5 * * * * *',
        async execute({ injector }) {
            await injector.get(TransactionalConnection).rawConnection.query('INSERT INTO fault_tick (process) VALUES ($1)', [process.pid]);
        },
    });
    await bootstrapWorker(mergeConfig(config, { schedulerOptions: { tasks: [...(config.schedulerOptions?.tasks ?? []), tick] } }));
    process.send?.('ready');
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
