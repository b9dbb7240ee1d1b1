import { ScheduledTask } from '@vendure/core';

import { purgeKind } from '../constants';
import { OutboxService } from '../services/outbox.service';

/** Asks the worker once a night to forget what is done and old. */
export const purgeOutboxTask = new ScheduledTask({
    id: 'purge-outbox',
    description: 'Forgets sent effects, answered idempotency keys and settled jobs that are old enough',
    schedule: cron => cron.everyDayAt(3, 40),
    async execute({ injector, scheduledContext }) {
        const id = await injector.get(OutboxService).enqueue(scheduledContext, { kind: purgeKind, aggregate: 'outbox:purge', payload: {} });
        return { outboxMessageId: id };
    },
});
