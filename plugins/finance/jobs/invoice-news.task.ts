import { ScheduledTask } from '@vendure/core';

import { InvoiceNewsService } from '../services/invoice-news.service';

/** Tells customers of new invoices and of those that are soon due. */
export const invoiceNewsTask = new ScheduledTask({
    id: 'invoice-news',
    description: 'Tells customers of new invoices and of payments that are soon due',
    schedule: cron => cron.every(10).minutes(),
    async execute({ injector, scheduledContext }) {
        return { told: await injector.get(InvoiceNewsService).tell(scheduledContext) };
    },
});
