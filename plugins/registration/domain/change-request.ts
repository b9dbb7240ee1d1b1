import type { CompanyData, DataField, ProposedChange } from './company-data';

export const changeRequestStates = ['open', 'accepted', 'partly-accepted', 'refused', 'withdrawn'] as const;
export type ChangeRequestState = (typeof changeRequestStates)[number];

export interface FieldDecision {
    field: DataField;
    accept: boolean;
    /** Asked for when the change is refused. */
    reason: string | null;
    /** What the company had when staff looked: what changed since is not overwritten unseen. */
    shownValue: string | null;
}

export type DecisionRefusal =
    | { reason: 'decided-already' }
    | { reason: 'undecided-field' | 'unknown-field' | 'reason-missing' | 'changed-meanwhile'; field: DataField };

/** Why these decisions cannot be taken together, or null when they can: each asked change gets one answer. */
export function refuseDecisions(
    state: ChangeRequestState,
    asked: readonly ProposedChange[],
    decisions: readonly FieldDecision[],
    current: CompanyData,
): DecisionRefusal | null {
    if (state !== 'open') return { reason: 'decided-already' };
    const unknown = decisions.find(({ field }, place) => !asked.some(change => change.field === field) || decisions.findIndex(one => one.field === field) !== place);
    if (unknown !== undefined) return { reason: 'unknown-field', field: unknown.field };
    const undecided = asked.find(({ field }) => !decisions.some(decision => decision.field === field));
    if (undecided !== undefined) return { reason: 'undecided-field', field: undecided.field };
    const unreasoned = decisions.find(({ accept, reason }) => !accept && reason === null);
    if (unreasoned !== undefined) return { reason: 'reason-missing', field: unreasoned.field };
    const stale = decisions.find(({ field, accept, shownValue }) => accept && shownValue !== current[field]);
    return stale === undefined ? null : { reason: 'changed-meanwhile', field: stale.field };
}

/** What becomes of the request as a whole. */
export function outcomeOf(decisions: readonly Pick<FieldDecision, 'accept'>[]): ChangeRequestState {
    const accepted = decisions.filter(decision => decision.accept).length;
    if (accepted === 0) return 'refused';
    return accepted === decisions.length ? 'accepted' : 'partly-accepted';
}

/** What the company gets: the accepted values, and of nothing else. */
export function acceptedData(asked: readonly ProposedChange[], decisions: readonly FieldDecision[]): Partial<CompanyData> {
    const accepted = new Set(decisions.filter(({ accept }) => accept).map(({ field }) => field));
    return Object.fromEntries(asked.filter(({ field }) => accepted.has(field)).map(({ field, newValue }) => [field, newValue]));
}
