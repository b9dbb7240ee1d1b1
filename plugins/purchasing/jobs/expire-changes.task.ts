import { ScheduledTask } from '@vendure/core';

import { OrderChangeExpiry } from '../services/order-change-expiry.service';

/** Every hour, because the firm's day may end at any. */
export const expireChangesTask = new ScheduledTask({
    id: 'expire-order-changes',
    description: 'Ends requests to change an order on which nobody has decided in time',
    schedule: cron => cron.everyHourAt(11),
    async execute({ injector }) {
        return { expired: await injector.get(OrderChangeExpiry).run() };
    },
});
