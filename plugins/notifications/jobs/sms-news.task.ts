import { ScheduledTask } from '@vendure/core';

import { DeliveryNewsService } from '../services/delivery-news.service';
import { IncomingSmsService } from '../services/incoming-sms.service';

/** Asks the SMS panel what became of our texts, and for those that people sent us. */
export const smsNewsTask = new ScheduledTask({
    id: 'sms-news',
    description: 'Asks the SMS panel what became of texts, and for SMS to our line',
    schedule: cron => cron.every(1).minutes(),
    async execute({ injector, scheduledContext }) {
        const asked = await injector.get(DeliveryNewsService).askDue();
        await injector.get(IncomingSmsService).fetch(scheduledContext, new Date());
        return { asked };
    },
});
