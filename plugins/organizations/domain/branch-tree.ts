/** Whether `id` would come to stand above itself if `parentId` became its parent. `parents` maps branch to parent. */
export function isOwnAncestor(id: number, parentId: number, parents: ReadonlyMap<number, number | null>): boolean {
    const seen = new Set<number>();
    for (let at: number | null = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
        if (at === id) {
            return true;
        }
        seen.add(at);
    }
    return false;
}
