import { type Refusal, refusal } from '../../../kernel/refusal';

export type MergeRefusalReason = 'same-company' | 'other-currency' | 'already-merged' | 'distributor' | 'end-customer' | 'not-merged' | 'too-late';

export interface MergeFacts {
    id: number;
    currencyCode: string;
    mergedIntoId: number | null;
    isDistributor: boolean;
    /** It has a distributor. */
    isEndCustomer: boolean;
}

/**
 * Why two companies cannot become one. Amounts of two currencies do not add up, and the tree of distributors could close to a
 * circle. Who is taken out of the tree first can be merged.
 */
export function refuseMerge(kept: MergeFacts, dropped: MergeFacts): Refusal<MergeRefusalReason> | null {
    if (kept.id === dropped.id) return refusal('same-company', 'dropId');
    if (kept.mergedIntoId !== null) return refusal('already-merged', 'keepId');
    if (dropped.mergedIntoId !== null) return refusal('already-merged', 'dropId');
    if (kept.isDistributor || dropped.isDistributor) return refusal('distributor', dropped.isDistributor ? 'dropId' : 'keepId');
    if (kept.isEndCustomer || dropped.isEndCustomer) return refusal('end-customer', dropped.isEndCustomer ? 'dropId' : 'keepId');
    return kept.currencyCode === dropped.currencyCode ? null : refusal('other-currency', 'dropId');
}
