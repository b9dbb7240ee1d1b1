import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { OUTBOX_OPTIONS, readOutbox, updateOutbox } from './constants';
import { IdempotencyKey } from './entities/idempotency-key.entity';
import { OutboxJob } from './entities/outbox-job.entity';
import { OutboxMessage } from './entities/outbox-message.entity';
import { IdempotencyService } from './services/idempotency.service';
import { OutboxDispatcher } from './services/outbox-dispatcher';
import { OutboxHandlers } from './services/outbox-handlers';
import { OutboxJobQueueStrategy } from './services/outbox-job-queue-strategy';
import { OutboxService } from './services/outbox.service';
import { defaultOutboxOptions, type OutboxOptions } from './types';

@VendurePlugin({
    imports: [PluginCommonModule],
    entities: [OutboxMessage, OutboxJob, IdempotencyKey],
    providers: [
        { provide: OUTBOX_OPTIONS, useFactory: () => OutboxPlugin.options },
        OutboxService,
        OutboxHandlers,
        OutboxDispatcher,
        IdempotencyService,
    ],
    exports: [OutboxService, OutboxHandlers, OutboxDispatcher, IdempotencyService],
    configuration: config => {
        config.authOptions.customPermissions.push(readOutbox, updateOutbox);
        const { leaseMs, pollMs, jobConcurrency, jobRetry } = OutboxPlugin.options;
        config.jobQueueOptions.jobQueueStrategy = new OutboxJobQueueStrategy({
            leaseMs,
            pollMs,
            concurrency: jobConcurrency,
            retry: jobRetry,
        });
        return config;
    },
    compatibility: '^3.7.0',
})
export class OutboxPlugin {
    static options: OutboxOptions = defaultOutboxOptions;

    static init(options: Partial<OutboxOptions>): Type<OutboxPlugin> {
        this.options = { ...defaultOutboxOptions, ...options };
        return this;
    }
}
