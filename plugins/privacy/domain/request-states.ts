export const requestKinds = ['export', 'erasure'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['open', 'done', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

/** A request is answered once. */
export function isAnswered(state: RequestState): boolean {
    return state !== 'open';
}
