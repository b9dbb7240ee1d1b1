export const broadcastStates = ['draft', 'scheduled', 'sending', 'sent', 'withdrawn'] as const;
export type BroadcastState = (typeof broadcastStates)[number];
export type BroadcastEvent = 'change' | 'schedule' | 'begin' | 'finish' | 'withdraw';

/** A broadcast is changed before it is scheduled only; what is withdrawn is shown to nobody any more, and goes to nobody else. */
const transitions: Readonly<Record<BroadcastState, Partial<Record<BroadcastEvent, BroadcastState>>>> = {
    draft: { change: 'draft', schedule: 'scheduled', withdraw: 'withdrawn' },
    scheduled: { begin: 'sending', withdraw: 'withdrawn' },
    sending: { begin: 'sending', finish: 'sent', withdraw: 'withdrawn' },
    sent: { withdraw: 'withdrawn' },
    withdrawn: {},
};

export function afterBroadcastEvent(state: BroadcastState, event: BroadcastEvent): BroadcastState | null {
    return transitions[state][event] ?? null;
}

export type BroadcastRefusalReason = 'wrong-state' | 'nobody';
