export const threadStates = ['open', 'answered', 'closed'] as const;
export type ThreadState = (typeof threadStates)[number];

export type ThreadEvent = 'member-writes' | 'staff-answers' | 'close';

/** A closed thread opens again when the member writes: he has the last word on whether he was helped. */
export const threadTransitions: Record<ThreadState, Partial<Record<ThreadEvent, ThreadState>>> = {
    open: { 'member-writes': 'open', 'staff-answers': 'answered', close: 'closed' },
    answered: { 'member-writes': 'open', 'staff-answers': 'answered', close: 'closed' },
    closed: { 'member-writes': 'open' },
};

export function afterThreadEvent(state: ThreadState, event: ThreadEvent): ThreadState | null {
    return threadTransitions[state][event] ?? null;
}

/**
 * Since when the customer waits: from his first message that no answer followed. Null while nobody waits.
 * A second question on top of the first does not start the clock again.
 */
export function waitingSince(before: Date | null, event: ThreadEvent, at: Date): Date | null {
    return event === 'member-writes' ? (before ?? at) : null;
}
