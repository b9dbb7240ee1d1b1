export interface RoutingRule {
    id: number;
    variantId: number | null;
    categoryId: number | null;
}

export interface ProductToMake {
    variantId: number;
    /** The collections that hold the variant. */
    categoryIds: readonly number[];
}

/**
 * The routing for a product: one for the very variant, else one for a category of it, else the firm's general one.
 * Of equals the youngest wins. Null means that the product is not made, but taken from stock.
 */
export function chooseRouting<R extends RoutingRule>(rules: readonly R[], product: ProductToMake): R | null {
    const youngestFirst = [...rules].sort((a, b) => b.id - a.id);
    return (
        youngestFirst.find(rule => rule.variantId === product.variantId) ??
        youngestFirst.find(rule => rule.variantId === null && rule.categoryId !== null && product.categoryIds.includes(rule.categoryId)) ??
        youngestFirst.find(rule => rule.variantId === null && rule.categoryId === null) ??
        null
    );
}
