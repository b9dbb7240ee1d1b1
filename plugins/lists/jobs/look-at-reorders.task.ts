import { ScheduledTask } from '@vendure/core';

import { ReorderLook } from '../services/reorder-look.service';

export const lookAtReordersTask = new ScheduledTask({
    id: 'look-at-reorders',
    description: 'Works out what companies will soon need again, and writes to who asked for it',
    schedule: cron => cron.everyDayAt(4, 50),
    timeout: '4h',
    async execute({ injector, scheduledContext }) {
        return injector.get(ReorderLook).lookAtAll(scheduledContext);
    },
});
