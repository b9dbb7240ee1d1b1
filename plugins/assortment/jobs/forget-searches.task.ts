import { ScheduledTask } from '@vendure/core';

import { SearchLogService } from '../services/search-log.service';

/** Staff look half a year back, and no further. */
export const forgetSearchesTask = new ScheduledTask({
    id: 'forget-searches',
    description: 'Forgets searches in vain that are older than half a year',
    schedule: cron => cron.everyDayAt(4, 20),
    async execute({ injector }) {
        return { forgotten: await injector.get(SearchLogService).forget() };
    },
});
