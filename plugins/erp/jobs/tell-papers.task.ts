import { RequestContextService, ScheduledTask } from '@vendure/core';

import { PaperPush } from '../services/paper-push.service';

/** Payments and weighings that began here go to the ERP within a minute. */
export const tellPapersTask = new ScheduledTask({
    id: 'tell-erp-of-papers',
    description: 'Tells the ERP of payments and weighings that were recorded here',
    schedule: cron => cron.everyMinute(),
    async execute({ injector }) {
        const ctx = await injector.get(RequestContextService).create({ apiType: 'admin' });
        return { found: await injector.get(PaperPush).lookForNew(ctx) };
    },
});
