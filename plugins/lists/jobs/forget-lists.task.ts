import { ScheduledTask } from '@vendure/core';

import { ShoppingListService } from '../services/shopping-list.service';

export const forgetListsTask = new ScheduledTask({
    id: 'forget-shopping-lists',
    description: 'Forgets shopping lists that were deleted more than a day ago',
    schedule: cron => cron.everyDayAt(2, 40),
    async execute({ injector, scheduledContext }) {
        await injector.get(ShoppingListService).forgetDeleted(scheduledContext);
        return {};
    },
});
