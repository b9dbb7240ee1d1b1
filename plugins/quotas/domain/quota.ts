import type { SpanKind } from '../../../kernel/time';

/** What a quota speaks of: one article, all variants of a product, or a category with all below it. Exactly one of them. */
export interface QuotaGoods {
    productVariantId: number | null;
    productId: number | null;
    collectionId: number | null;
}

/** One word for the goods, so that an owner has one quota of a kind for them. */
export function goodsKeyOf({ productVariantId, productId, collectionId }: QuotaGoods): string {
    if (productVariantId !== null) return `variant:${productVariantId}`;
    return productId === null ? `category:${collectionId}` : `product:${productId}`;
}

export interface QuotaFacts {
    id: number;
    /** The company's own; else its group's, of which each company has all of it. */
    isOwn: boolean;
    goodsKey: string;
    period: SpanKind;
    /** In base units. */
    maxQuantity: number;
}

/** Those that hold: for the same goods and kind of period a company's own goes before its group's. All that are left hold together. */
export function holdingQuotas<Quota extends QuotaFacts>(quotas: readonly Quota[]): Quota[] {
    const kindOf = ({ goodsKey, period }: Quota) => `${goodsKey} ${period}`;
    const own = new Set(quotas.filter(quota => quota.isOwn).map(kindOf));
    return quotas.filter(quota => quota.isOwn || !own.has(kindOf(quota)));
}

export interface QuotaUse {
    maxQuantity: number;
    /** In the running period: what was placed, less what was cancelled or rejected. */
    orderedQuantity: number;
    /** Which of the articles that were asked about it counts. */
    variantIds: readonly number[];
}

/** What of the period can still be ordered; nothing where the quota was lowered below what had been ordered. */
export function leftOf({ maxQuantity, orderedQuantity }: Pick<QuotaUse, 'maxQuantity' | 'orderedQuantity'>): number {
    return Math.max(0, maxQuantity - orderedQuantity);
}

/** How much of a cart or order counts for the quota. `wanted` is by variant, in base units. */
export function countedOf({ variantIds }: Pick<QuotaUse, 'variantIds'>, wanted: ReadonlyMap<number, number>): number {
    return variantIds.reduce((sum, variantId) => sum + (wanted.get(variantId) ?? 0), 0);
}

/** The quotas that an order would pass. Exactly what is left is not beyond it. */
export function passedQuotas<Use extends QuotaUse>(uses: readonly Use[], wanted: ReadonlyMap<number, number>): Use[] {
    return uses.filter(use => countedOf(use, wanted) > leftOf(use));
}

/** The quota that binds an article most, and how much of it there may be beside what else counts; null when none speaks of it. */
export function tightestQuota<Use extends QuotaUse>(
    uses: readonly Use[],
    variantId: number,
    wanted: ReadonlyMap<number, number>,
): { use: Use; most: number } | null {
    const own = wanted.get(variantId) ?? 0;
    const binding = uses
        .filter(use => use.variantIds.includes(variantId))
        .map(use => ({ use, most: Math.max(0, leftOf(use) - (countedOf(use, wanted) - own)) }))
        .sort((a, b) => a.most - b.most || leftOf(a.use) - leftOf(b.use));
    return binding[0] ?? null;
}
