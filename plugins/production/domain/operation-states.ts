export const operationStates = ['waiting', 'ready', 'running', 'paused', 'blocked', 'done'] as const;
export type OperationState = (typeof operationStates)[number];

/** `unblock` is for work that had begun, `requeue` for work that had not. */
export type OperationEvent = 'release' | 'start' | 'pause' | 'resume' | 'finish' | 'block' | 'unblock' | 'requeue';

/** The whole life of an operation. What is absent is refused; nothing leaves `done`, and only the planner's answer leaves `blocked`. */
export const operationTransitions: Record<OperationState, Partial<Record<OperationEvent, OperationState>>> = {
    waiting: { release: 'ready', block: 'blocked' },
    ready: { start: 'running', block: 'blocked' },
    running: { pause: 'paused', finish: 'done', block: 'blocked' },
    paused: { resume: 'running', finish: 'done', block: 'blocked' },
    blocked: { unblock: 'paused', requeue: 'waiting' },
    done: {},
};

export type OperationRefusalReason =
    | 'not-ready' | 'not-running' | 'not-paused' | 'already-running' | 'already-done' | 'is-blocked' | 'work-order-closed' | 'batch-not-released' | 'station-full' | 'not-skilled'
    | 'earlier-step-refused' | 'predecessor-open' | 'quantity-missing' | 'more-than-handed-on' | 'nothing-reported' | 'scrap-without-reason';

/** The state after the event, or null when the event is not allowed in this state. */
export function afterEvent(state: OperationState, event: OperationEvent): OperationState | null {
    return operationTransitions[state][event] ?? null;
}

/** Why the event is refused, in words that a screen can show. Only for a state in which `afterEvent` gives null. */
export function whyRefused(state: OperationState, event: OperationEvent): OperationRefusalReason {
    if (state === 'done') {
        return 'already-done';
    }
    if (state === 'blocked') {
        return 'is-blocked';
    }
    if (state === 'waiting') {
        return 'not-ready';
    }
    if (state === 'running') {
        return 'already-running';
    }
    return event === 'resume' ? 'not-paused' : 'not-running';
}

/** Work that has begun stays where it is; what is blocked before it began may still be planned otherwise. */
export function hasBegun({ state, startedAt }: { state: OperationState; startedAt: Date | null }): boolean {
    return state === 'running' || state === 'paused' || state === 'done' || (state === 'blocked' && startedAt !== null);
}

/** What the customer is told about an operation: that it may start now, or what it waits for, is no business of his. */
export type StageState = 'waiting' | 'running' | 'paused' | 'done';

export function stageState({ state, startedAt }: { state: OperationState; startedAt: Date | null }): StageState {
    if (state === 'blocked') return startedAt === null ? 'waiting' : 'paused';
    return state === 'ready' ? 'waiting' : state;
}
