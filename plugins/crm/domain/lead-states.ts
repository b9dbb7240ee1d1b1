export const leadSources = ['call', 'fair', 'portal', 'marketing', 'referral'] as const;
export type LeadSource = (typeof leadSources)[number];

export const leadStates = ['new', 'contacted', 'qualified', 'converted', 'disqualified'] as const;
export type LeadState = (typeof leadStates)[number];

/** A qualified lead has an opportunity; it is converted when that is won. Converted and disqualified are final. */
const nextStates: Record<LeadState, readonly LeadState[]> = {
    new: ['contacted', 'qualified', 'disqualified'],
    contacted: ['qualified', 'disqualified'],
    qualified: ['converted', 'disqualified'],
    converted: [],
    disqualified: [],
};

export function mayLeadBecome(from: LeadState, to: LeadState): boolean {
    return nextStates[from].includes(to);
}
