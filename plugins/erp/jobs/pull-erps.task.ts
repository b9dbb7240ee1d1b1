import { ScheduledTask } from '@vendure/core';

import { AlarmService } from '../services/alarm.service';
import { PullService } from '../services/pull.service';

/** Asks for the pulls whose turn it is, and tells people of what goes wrong again and again. */
export const pullErpsTask = new ScheduledTask({
    id: 'pull-erps',
    description: 'Asks ERPs for what is due, and raises an alarm when a pull is late or fails',
    schedule: cron => cron.everyMinute(),
    async execute({ injector, scheduledContext }) {
        const due = await injector.get(PullService).askDue(scheduledContext);
        return { due, alarms: await injector.get(AlarmService).raise(scheduledContext) };
    },
});
