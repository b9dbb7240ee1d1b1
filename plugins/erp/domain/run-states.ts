/** `waiting` for a worker; records are read (`staging`) and brought in (`applying`); `held` for a person's word. The others are ends. */
export const runStates = ['waiting', 'staging', 'applying', 'held', 'done', 'failed', 'discarded'] as const;
export type RunState = (typeof runStates)[number];
