import { ScheduledTask } from '@vendure/core';

import { SupplierFeedService } from '../services/supplier-feed.service';

/** Asks for the suppliers' lists whose turn it is. */
export const pullFeedsTask = new ScheduledTask({
    id: 'pull-supplier-feeds',
    description: "Fetches suppliers' stock whose turn it is",
    schedule: cron => cron.every(5).minutes(),
    async execute({ injector, scheduledContext }) {
        return { due: await injector.get(SupplierFeedService).enqueueDue(scheduledContext) };
    },
});
