/** How many months back "recently bought" may look. */
export const boughtWindows = [3, 6, 12, 24] as const;
export type BoughtWindow = (typeof boughtWindows)[number];

/** Whether something of an article can be had without waiting for a delivery that nobody promised a day for. */
export function isAvailable(status: string): boolean {
    return status === 'in-stock' || status === 'external' || status === 'partly' || status === 'made-to-order';
}

export const boughtSorts = ['LAST_BOUGHT', 'MOST_ORDERED', 'NAME', 'CODE'] as const;
export type BoughtSort = (typeof boughtSorts)[number];

/** What of an article a company bought in a window. */
export interface Bought {
    variantId: number;
    sku: string;
    /** In base units. */
    quantity: number;
    /** In how many orders. */
    orders: number;
    lastAt: Date;
}

const compareCodes = new Intl.Collator('en', { numeric: true }).compare;
const byId = (a: Bought, b: Bought) => a.variantId - b.variantId;
const lastFirst = (a: Bought, b: Bought) => b.lastAt.getTime() - a.lastAt.getTime() || byId(a, b);

/** In the wished order; `byName` are the same articles in the order of their names. Equal ones always stand in the same order. */
export function sortBought(rows: readonly Bought[], sort: BoughtSort, byName: readonly number[]): Bought[] {
    const place = new Map(byName.map((variantId, at) => [variantId, at]));
    const placeOf = ({ variantId }: Bought) => place.get(variantId) ?? byName.length;
    const order: Record<BoughtSort, (a: Bought, b: Bought) => number> = {
        LAST_BOUGHT: lastFirst,
        MOST_ORDERED: (a, b) => b.orders - a.orders || lastFirst(a, b),
        NAME: (a, b) => placeOf(a) - placeOf(b) || byId(a, b),
        CODE: (a, b) => compareCodes(a.sku, b.sku) || byId(a, b),
    };
    return [...rows].sort(order[sort]);
}
