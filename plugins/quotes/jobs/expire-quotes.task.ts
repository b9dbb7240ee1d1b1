import { ScheduledTask } from '@vendure/core';

import { QuoteExpiry } from '../services/quote-expiry.service';

/** Every hour, because the firm's day may end at any. */
export const expireQuotesTask = new ScheduledTask({
    id: 'expire-quotes',
    description: 'Ends offers whose last day is over, and tells customers of those that run out soon',
    schedule: cron => cron.everyHourAt(7),
    execute: ({ injector }) => injector.get(QuoteExpiry).run(),
});
