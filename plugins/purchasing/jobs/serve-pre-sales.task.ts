import { ScheduledTask } from '@vendure/core';

import { PreSaleArrivals } from '../services/pre-sale-arrivals.service';

/** Gives what has come of goods that were sold before to those who wait for it. */
export const servePreSalesTask = new ScheduledTask({
    id: 'serve-pre-sales',
    description: 'Lets orders go on whose goods have come',
    schedule: cron => cron.every(1).minutes(),
    async execute({ injector, scheduledContext }) {
        return { served: await injector.get(PreSaleArrivals).serveDue(scheduledContext) };
    },
});
