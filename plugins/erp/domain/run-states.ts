/** `waiting` for a worker; records are read (`staging`) and brought in (`applying`); `held` for a person's word. */
export const runStates = ['waiting', 'staging', 'applying', 'held', 'done', 'failed', 'discarded'] as const;
export type RunState = (typeof runStates)[number];

export const openRunStates: readonly RunState[] = ['waiting', 'staging', 'applying', 'held'];

const next: Record<RunState, readonly RunState[]> = {
    waiting: ['staging', 'failed', 'discarded'],
    staging: ['staging', 'applying', 'held', 'done', 'failed'],
    applying: ['applying', 'done', 'failed', 'staging'],
    held: ['applying', 'discarded'],
    done: [],
    failed: [],
    discarded: [],
};

export function mayBecome(from: RunState, to: RunState): boolean {
    return next[from].includes(to);
}
