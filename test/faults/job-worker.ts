/** The product's worker with two queues more: jobs that take a while and leave a trace, and jobs that never succeed. */
import { bootstrapWorker, JobQueueService, mergeConfig, PluginCommonModule, TransactionalConnection, VendurePlugin } from '@vendure/core';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';

import { config } from '../../vendure-config';

@VendurePlugin({ imports: [PluginCommonModule], compatibility: '^3.7.0' })
class FaultJobsPlugin implements OnApplicationBootstrap {
    constructor(
        private queues: JobQueueService,
        private connection: TransactionalConnection,
    ) {}

    async onApplicationBootstrap(): Promise<void> {
        await this.queues.createQueue<{ number: number; ms: number }>({
            name: 'fault-job',
            process: async job => {
                await sleep(job.data.ms);
                await this.connection.rawConnection.query('INSERT INTO fault_job_effect (number) VALUES ($1)', [job.data.number]);
            },
        });
        await this.queues.createQueue<{ number: number }>({
            name: 'fault-poison',
            process: job => Promise.reject(new Error(`Job ${job.id} is poison`)),
        });
    }
}

async function main(): Promise<void> {
    const worker = await bootstrapWorker(mergeConfig(config, { plugins: [...(config.plugins ?? []), FaultJobsPlugin] }));
    await worker.startJobQueue();
    process.send?.('ready');
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
