import type { LocalDate } from '../../../kernel/time';
import type { WorkOrderState } from './work-order-states';

export interface PromisedWork {
    state: WorkOrderState;
    plannedEnd: Date;
    dueDate: LocalDate | null;
}

/**
 * Whether a work order needs the planner's eye: its planned end has passed, or lies after the day that the customer wished.
 * Ending on the day itself is in time. What is done or cancelled is never late.
 */
export function isLate(work: PromisedWork, plannedEndDay: LocalDate, now: Date): boolean {
    if (work.state === 'done' || work.state === 'cancelled') {
        return false;
    }
    return work.plannedEnd < now || (work.dueDate !== null && plannedEndDay > work.dueDate);
}
