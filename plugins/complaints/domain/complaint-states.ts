export const complaintStates = ['received', 'examined', 'needs-answer', 'accepted', 'partly-accepted', 'refused', 'settled', 'withdrawn'] as const;
export type ComplaintState = (typeof complaintStates)[number];
export type ComplaintActor = 'staff' | 'customer';

/** Who moves a complaint from where to where. What is settled or withdrawn stays so; a refusal or an acceptance may be thought over. */
export const complaintTransitions: Readonly<Record<ComplaintState, Partial<Record<ComplaintState, ComplaintActor>>>> = {
    received: { examined: 'staff', 'needs-answer': 'staff', accepted: 'staff', 'partly-accepted': 'staff', refused: 'staff', withdrawn: 'customer' },
    examined: { 'needs-answer': 'staff', accepted: 'staff', 'partly-accepted': 'staff', refused: 'staff', withdrawn: 'customer' },
    'needs-answer': { examined: 'staff', accepted: 'staff', 'partly-accepted': 'staff', refused: 'staff', withdrawn: 'customer' },
    accepted: { examined: 'staff', settled: 'staff' },
    'partly-accepted': { examined: 'staff', settled: 'staff' },
    refused: { examined: 'staff' },
    settled: {},
    withdrawn: {},
};

export const decisions = ['accepted', 'partly-accepted', 'refused'] as const satisfies readonly ComplaintState[];

/** The firm still owes its word; the deadline counts. */
export const undecidedStates = ['received', 'examined', 'needs-answer'] as const satisfies readonly ComplaintState[];

/** Where the customer is told why, in words. */
const withReason: ReadonlySet<ComplaintState> = new Set(['needs-answer', 'partly-accepted', 'refused']);

export type ComplaintRefusalReason = 'wrong-state' | 'reason-missing';

/** Why a complaint may not go there, or null. Whoever thinks over a decision says why, too. */
export function refuseMove(from: ComplaintState, to: ComplaintState, actor: ComplaintActor, reason: string | null): ComplaintRefusalReason | null {
    if (complaintTransitions[from][to] !== actor) return 'wrong-state';
    const isThoughtOver = (decisions as readonly ComplaintState[]).includes(from) && to === 'examined';
    return (withReason.has(to) || isThoughtOver) && reason === null ? 'reason-missing' : null;
}

export function isDecision(state: ComplaintState): boolean {
    return (decisions as readonly ComplaintState[]).includes(state);
}

/** Where somebody may bring it from here. */
export function nextStates(from: ComplaintState, actor: ComplaintActor): ComplaintState[] {
    return complaintStates.filter(to => complaintTransitions[from][to] === actor);
}

export const complaintWishes = ['replace', 'repair', 'credit', 'return'] as const;
export type ComplaintWish = (typeof complaintWishes)[number];
