import { type WorkCalendar, WorkingAxis } from '../../../kernel/working-axis';

export const threadPriorities = ['normal', 'high', 'urgent'] as const;
export type ThreadPriority = (typeof threadPriorities)[number];

/** Within how many minutes of working time a customer is answered, and when the desk is open. */
export interface ResponseTargets {
    minutes: Readonly<Record<ThreadPriority, number>>;
    /** Minutes after local midnight. */
    openMinute: number;
    closeMinute: number;
}

/**
 * Until when the customer is to be answered who has waited since then: so many minutes of the desk's own hours later, over nights, days off and
 * holidays. Null while nobody waits.
 */
export function answerDueAt(waitingSince: Date | null, priority: ThreadPriority, targets: ResponseTargets, calendar: WorkCalendar): Date | null {
    if (waitingSince === null) return null;
    const { openMinute, closeMinute, minutes } = targets;
    return new WorkingAxis({ openMinute, closeMinute, downtimes: [] }, calendar, waitingSince).endAt(minutes[priority] * 60_000);
}
