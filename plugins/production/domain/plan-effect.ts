import type { LocalDate } from '../../../kernel/time';

/** When a work order ends: as it stands, and by the plan that is tried out. Days are the firm's. */
export interface PlannedEnds {
    workOrderId: number;
    dueDate: LocalDate | null;
    before: LocalDate;
    after: LocalDate;
}

export interface PlanEffect {
    lateBefore: number;
    lateAfter: number;
    /** Those that end on another day than before: the ones that become late first, then by how far they move. */
    moved: PlannedEnds[];
}

const isLate = (day: LocalDate, dueDate: LocalDate | null) => dueDate !== null && day > dueDate;

/** What a plan would change for the customers, told before it is published. */
export function planEffect(ends: readonly PlannedEnds[]): PlanEffect {
    const moved = ends.filter(one => one.before !== one.after);
    const rank = (one: PlannedEnds) => (isLate(one.after, one.dueDate) && !isLate(one.before, one.dueDate) ? 0 : isLate(one.after, one.dueDate) ? 1 : 2);
    const days = (one: PlannedEnds) => Date.parse(one.after) - Date.parse(one.before);
    return {
        lateBefore: ends.filter(one => isLate(one.before, one.dueDate)).length,
        lateAfter: ends.filter(one => isLate(one.after, one.dueDate)).length,
        moved: moved.sort((a, b) => rank(a) - rank(b) || days(b) - days(a) || a.workOrderId - b.workOrderId),
    };
}
