export const loadStates = ['planned', 'arrived', 'inside', 'gone', 'cancelled'] as const;
export type LoadState = (typeof loadStates)[number];

/** What is written down at the gate. */
export const gateSteps = ['arrived', 'inside', 'gone'] as const;
export type GateStep = (typeof gateSteps)[number];

/** A truck that is let in without waiting has arrived as well; what is gone is final. */
const transitions: Record<LoadState, readonly LoadState[]> = {
    planned: ['arrived', 'inside', 'cancelled'],
    arrived: ['inside', 'cancelled'],
    inside: ['gone'],
    gone: [],
    cancelled: [],
};

export function mayLoadMove(from: LoadState, to: LoadState): boolean {
    return transitions[from].includes(to);
}

export function nextGateSteps(from: LoadState): GateStep[] {
    return gateSteps.filter(step => mayLoadMove(from, step));
}

/** Until the truck is let in, goods and truck may change. */
export function isOpenLoad(state: LoadState): boolean {
    return state === 'planned' || state === 'arrived';
}
