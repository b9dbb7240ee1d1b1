export interface Category {
    id: string;
    parentId: string | null;
    name: string;
    count: number;
}

/** From the top down to the category; empty when it is not among those given. */
export function categoryPath(categories: readonly Category[], id: string | undefined): Category[] {
    const byId = new Map(categories.map((one) => [one.id, one]));
    const path: Category[] = [];
    for (let one = id === undefined ? undefined : byId.get(id); one && !path.includes(one); ) {
        path.unshift(one);
        one = one.parentId === null ? undefined : byId.get(one.parentId);
    }
    return path;
}

/** Where one may go from a category: those right below it, or beside it when there are none; without one, those at the top. */
export function categoryChoices(categories: readonly Category[], id: string | undefined): Category[] {
    const known = new Set(categories.map((one) => one.id));
    const below = (parent: string | null) =>
        categories.filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parent);
    const here = categories.find((one) => one.id === id);
    if (!here) return below(null);
    const deeper = below(here.id);
    return deeper.length ? deeper : below(here.parentId !== null && known.has(here.parentId) ? here.parentId : null);
}
