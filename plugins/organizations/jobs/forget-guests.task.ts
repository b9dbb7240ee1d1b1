import { ScheduledTask } from '@vendure/core';

import { GuestForgetting } from '../services/guest-forgetting.service';

/** Guests without an order are of no use to anybody after two weeks, and their contact data is not ours to keep. */
export const forgetGuestsTask = new ScheduledTask({
    id: 'forget-guests',
    description: 'Forgets guests of the open shop who ordered nothing within two weeks',
    schedule: cron => cron.everyDayAt(4, 10),
    async execute({ injector }) {
        return { forgotten: await injector.get(GuestForgetting).forgetIdle() };
    },
});
