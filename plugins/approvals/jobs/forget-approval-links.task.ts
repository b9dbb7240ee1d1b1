import { ScheduledTask } from '@vendure/core';

import { ApprovalLinks } from '../services/approval-links.service';

export const forgetApprovalLinksTask = new ScheduledTask({
    id: 'forget-approval-links',
    description: 'Forgets links for approving by mail a month after they have ended',
    schedule: cron => cron.everyDayAt(2, 50),
    async execute({ injector, scheduledContext }) {
        await injector.get(ApprovalLinks).forgetDead(scheduledContext);
        return {};
    },
});
