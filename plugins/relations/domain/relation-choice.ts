export interface RelatedVariant {
    variantId: number;
    productId: number;
}

/**
 * What is shown of candidates in their order: visible ones, one variant a product, none of what is shown already (the products in
 * `taken`, to which the chosen ones are added), at most `most`.
 */
export function chooseRelated(candidates: readonly RelatedVariant[], visible: ReadonlySet<number>, taken: Set<number>, most: number): number[] {
    const chosen: number[] = [];
    for (const { variantId, productId } of candidates) {
        if (chosen.length === most) break;
        if (!visible.has(variantId) || taken.has(productId)) continue;
        taken.add(productId);
        chosen.push(variantId);
    }
    return chosen;
}
