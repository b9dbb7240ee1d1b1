import { type Refusal, refusal } from '../../../kernel/refusal';

export type MergeRefusalReason = 'same-company' | 'other-currency' | 'already-merged' | 'distributor' | 'not-merged' | 'too-late';

export interface MergeFacts {
    id: number;
    currencyCode: string;
    mergedIntoId: number | null;
    isDistributor: boolean;
}

/** Why two companies cannot become one. Amounts of two currencies do not add up, and a distributor's tree could close to a circle. */
export function refuseMerge(kept: MergeFacts, dropped: MergeFacts): Refusal<MergeRefusalReason> | null {
    if (kept.id === dropped.id) return refusal('same-company', 'dropId');
    if (kept.mergedIntoId !== null) return refusal('already-merged', 'keepId');
    if (dropped.mergedIntoId !== null) return refusal('already-merged', 'dropId');
    if (kept.isDistributor || dropped.isDistributor) return refusal('distributor', dropped.isDistributor ? 'dropId' : 'keepId');
    return kept.currencyCode === dropped.currencyCode ? null : refusal('other-currency', 'dropId');
}
