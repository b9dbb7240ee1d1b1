export const operationStates = ['waiting', 'ready', 'running', 'paused', 'done'] as const;
export type OperationState = (typeof operationStates)[number];

export type OperationEvent = 'release' | 'start' | 'pause' | 'resume' | 'finish';

/** The whole life of an operation. What is absent is refused; nothing leaves `done`. */
export const operationTransitions: Record<OperationState, Partial<Record<OperationEvent, OperationState>>> = {
    waiting: { release: 'ready' },
    ready: { start: 'running' },
    running: { pause: 'paused', finish: 'done' },
    paused: { resume: 'running', finish: 'done' },
    done: {},
};

export type OperationRefusalReason =
    'not-ready' | 'not-running' | 'not-paused' | 'already-running' | 'already-done' | 'work-order-closed' | 'station-full';

/** The state after the event, or null when the event is not allowed in this state. */
export function afterEvent(state: OperationState, event: OperationEvent): OperationState | null {
    return operationTransitions[state][event] ?? null;
}

/** Why the event is refused, in words that a screen can show. Only for a state in which `afterEvent` gives null. */
export function whyRefused(state: OperationState, event: OperationEvent): OperationRefusalReason {
    if (state === 'done') {
        return 'already-done';
    }
    if (state === 'waiting') {
        return 'not-ready';
    }
    if (state === 'running') {
        return 'already-running';
    }
    return event === 'resume' ? 'not-paused' : 'not-running';
}

/** What the customer is told about an operation: that it may start now is no business of his. */
export type StageState = 'waiting' | 'running' | 'paused' | 'done';

export function stageState(state: OperationState): StageState {
    return state === 'ready' ? 'waiting' : state;
}
