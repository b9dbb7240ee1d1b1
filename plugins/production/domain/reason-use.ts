/** What a reason is given for: a pause, scrapped pieces, a problem. */
export const reasonUses = ['pause', 'scrap', 'problem'] as const;
export type ReasonUse = (typeof reasonUses)[number];
