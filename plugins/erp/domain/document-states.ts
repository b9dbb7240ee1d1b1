export const documentNouns = ['order', 'address', 'payment', 'weighing'] as const;
export type DocumentNoun = (typeof documentNouns)[number];

/**
 * `waiting`: to be told; `sending`: it may be on its way; `accepted`: the ERP has it; `refused`: the ERP, or our mapping, said no; `doubtful`: nobody
 * can say after many tries, while others get through; `cancelled`: the ERP was told that it is off, or never had it; `discarded`: a person gave it up.
 */
export const documentStates = ['waiting', 'sending', 'accepted', 'refused', 'doubtful', 'cancelled', 'discarded'] as const;
export type DocumentState = (typeof documentStates)[number];

/** Those that wait for a person. */
export const deadStates: readonly DocumentState[] = ['refused', 'doubtful'];
export const isDead = (state: DocumentState): boolean => deadStates.includes(state);

/** What is to be done about a document, by what the ERP has of it and what it should have. */
export type DocumentStep = 'ask' | 'create' | 'change' | 'cancel' | 'none';

export interface DocumentFacts {
    state: DocumentState;
    toldHash: string | null;
    /** Something was sent and not answered. */
    isPending: boolean;
}

/**
 * The next step to bring the ERP to what is wanted: `wanted` is the print of the values that it should have, null when it should have none. What may
 * be there is asked for first, whatever is wanted; what a person gave up stays as it is.
 */
export function nextStep({ state, toldHash, isPending }: DocumentFacts, wanted: string | null): DocumentStep {
    if (state === 'discarded') return 'none';
    if (isPending) return 'ask';
    if (wanted === null) return toldHash === null || state === 'cancelled' ? 'none' : 'cancel';
    if (toldHash === null || state === 'cancelled') return 'create';
    return toldHash === wanted ? 'none' : 'change';
}

/** So many tries in a row that came to nothing make one document a person's matter, if the ERP answered others meanwhile. */
export const mostTries = 12;

/** An ERP that is down makes nothing a dead letter: only what alone does not get through is one. */
export function isDoubtful(failures: number, failingSince: number | null, lastSuccess: number | null): boolean {
    return failures >= mostTries && failingSince !== null && lastSuccess !== null && lastSuccess > failingSince;
}

/** Between tries of one document: doubles from a second up to a minute. */
export const pauseMs = (failures: number): number => Math.min(1_000 * 2 ** Math.min(Math.max(failures - 1, 0), 10), 60_000);
