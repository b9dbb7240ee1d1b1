/**
 * Whether a change of a credit limit needs a second person: a raise that leads to the firm's amount or beyond. The amount that it leads to counts,
 * not the step, or many small steps would pass. `from` is the amount of the firm's setting, null where it has none; a null limit is no limit.
 */
export function limitNeedsSecondPerson(before: number | null, after: number | null, from: number | null): boolean {
    if (from === null || before === null) return false;
    return after === null || (after > before && after >= from);
}

/** Whether an order past the limit needs one: by how far the company would be beyond it. */
export function orderNeedsSecondPerson(limit: number | null, exposure: number, amount: number, from: number | null): boolean {
    if (from === null || limit === null) return false;
    const beyond = exposure + amount - limit;
    return beyond > 0 && beyond >= from;
}

export const proposalStates = ['waiting', 'approved', 'refused', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

export type ProposalRefusalReason = 'decided-already' | 'same-person' | 'not-yours' | 'changed-meanwhile' | 'reason-missing' | 'other-way';

export interface ProposalFacts {
    state: ProposalState;
    proposedByAdministratorId: number;
    fromLimitMinor: number | null;
}

/** Why somebody may not agree to a raise or refuse it. Whoever asked for it does neither: he withdraws. */
export function refuseDecision(proposal: ProposalFacts, administratorId: number, limitNow: number | null, decision: { accept: boolean; reason: string | null }): ProposalRefusalReason | null {
    if (proposal.state !== 'waiting') return 'decided-already';
    if (proposal.proposedByAdministratorId === administratorId) return 'same-person';
    if (!decision.accept) return decision.reason === null ? 'reason-missing' : null;
    return proposal.fromLimitMinor === limitNow ? null : 'changed-meanwhile';
}

export function refuseWithdrawal(proposal: ProposalFacts, administratorId: number): ProposalRefusalReason | null {
    if (proposal.state !== 'waiting') return 'decided-already';
    return proposal.proposedByAdministratorId === administratorId ? null : 'not-yours';
}
