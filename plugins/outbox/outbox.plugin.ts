import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { adminApiExtensions } from './api/api-extensions';
import { OutboxAdminResolver } from './api/outbox-admin.resolver';
import { WebhookAdminResolver } from './api/webhook-admin.resolver';
import { OUTBOX_OPTIONS, readOutbox, updateOutbox } from './constants';
import { IdempotencyKey } from './entities/idempotency-key.entity';
import { OutboxJob } from './entities/outbox-job.entity';
import { OutboxMessage } from './entities/outbox-message.entity';
import { WebhookEndpoint } from './entities/webhook-endpoint.entity';
import { purgeOutboxTask } from './jobs/purge-outbox.task';
import { outboxPersonalData } from './queries/personal-data';
import { IdempotencyService } from './services/idempotency.service';
import { OutboxConsoleService } from './services/outbox-console.service';
import { OutboxDispatcher } from './services/outbox-dispatcher';
import { OutboxHandlers } from './services/outbox-handlers';
import { OutboxJobQueueStrategy } from './services/outbox-job-queue-strategy';
import { OutboxRetention } from './services/outbox-retention';
import { OutboxService } from './services/outbox.service';
import { StaffService } from './services/staff.service';
import { WebhookSender } from './services/webhook-sender';
import { WebhookService } from './services/webhook.service';
import { defaultOutboxOptions, type OutboxOptions } from './types';

declarePersonalData(outboxPersonalData);

@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin],
    entities: [OutboxMessage, OutboxJob, IdempotencyKey, WebhookEndpoint],
    providers: [
        { provide: OUTBOX_OPTIONS, useFactory: () => OutboxPlugin.options },
        OutboxService,
        OutboxHandlers,
        OutboxDispatcher,
        IdempotencyService,
        OutboxConsoleService,
        OutboxRetention,
        StaffService,
        WebhookService,
        WebhookSender,
    ],
    exports: [OutboxService, OutboxHandlers, OutboxDispatcher, IdempotencyService, WebhookService, StaffService],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [OutboxAdminResolver, WebhookAdminResolver] },
    dashboard: './dashboard/index.tsx',
    configuration: config => {
        config.authOptions.customPermissions.push(readOutbox, updateOutbox);
        config.schedulerOptions.tasks?.push(purgeOutboxTask);
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
