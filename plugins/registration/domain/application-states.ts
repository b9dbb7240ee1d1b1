export const applicationStates = ['new', 'asked', 'accepted', 'refused'] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** What each state may become: an answer makes an asked one new again, and a decision is final. */
const next: Record<ApplicationState, readonly ApplicationState[]> = {
    new: ['asked', 'accepted', 'refused'],
    asked: ['new', 'accepted', 'refused'],
    accepted: [],
    refused: [],
};

export type ApplicationStepRefusal = 'decided-already' | 'asked-already' | 'not-asked';

/** Why an application cannot become `to`, or null when it can. */
export function refuseStep(from: ApplicationState, to: ApplicationState): ApplicationStepRefusal | null {
    if (next[from].includes(to)) return null;
    if (next[from].length === 0) return 'decided-already';
    return to === 'new' ? 'not-asked' : 'asked-already';
}
