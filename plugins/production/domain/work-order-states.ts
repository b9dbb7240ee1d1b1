export const workOrderStates = ['planned', 'released', 'running', 'done', 'cancelled'] as const;
export type WorkOrderState = (typeof workOrderStates)[number];

/** From each state, the states that may follow. `done` and `cancelled` are final. */
export const workOrderTransitions: Record<WorkOrderState, readonly WorkOrderState[]> = {
    planned: ['released', 'cancelled'],
    released: ['running', 'cancelled'],
    running: ['done', 'cancelled'],
    done: [],
    cancelled: [],
};

export function mayBecome(from: WorkOrderState, to: WorkOrderState): boolean {
    return workOrderTransitions[from].includes(to);
}

/** Operators work on these only: a plan is the planner's until he releases it. */
export function isOnTheFloor(state: WorkOrderState): boolean {
    return state === 'released' || state === 'running';
}
