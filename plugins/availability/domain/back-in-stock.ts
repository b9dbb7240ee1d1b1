import { orderable, type StockFacts } from './availability';

/** Whether who waits for a variant is told: as much lies there, here or elsewhere, as the smallest quantity that is sold. */
export function isBack(facts: StockFacts, minQuantity: number): boolean {
    // What may be owed, or sold without being there, is no arrival.
    const free = orderable({ ...facts, policy: 'to-stock', threshold: Math.max(0, facts.threshold), preSale: null });
    return free === null || free >= Math.max(1, minQuantity);
}

export type NoticeRefusal = 'is-there' | 'too-many';

/** More than anybody waits for. */
export const mostNotices = 200;

/** Why nobody need be told of it. */
export function refuseNotice(facts: StockFacts, minQuantity: number, waiting: number): NoticeRefusal | null {
    if (isBack(facts, minQuantity)) return 'is-there';
    return waiting >= mostNotices ? 'too-many' : null;
}
