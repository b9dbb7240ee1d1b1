/** A category above a line's goods that names a warehouse. */
export interface GroupOfLine {
    lineId: number;
    /** Null for goods of no such category. */
    collectionId: number | null;
    stockLocationId: number | null;
    /** How far below the root the category is. */
    depth: number;
}

export interface OrderPartLines {
    collectionId: number | null;
    stockLocationId: number | null;
    lineIds: number[];
}

/**
 * One part for each category that sends its goods from a warehouse of its own; what no category claims is a part by itself. The nearest category
 * says, of two as near the one with the smaller id. None where all goods are of one part: then the order goes as it is.
 */
export function orderParts(groups: readonly GroupOfLine[]): OrderPartLines[] {
    const nearest = new Map<number, GroupOfLine>();
    for (const group of groups) {
        const known = nearest.get(group.lineId);
        if (known === undefined || isNearer(group, known)) nearest.set(group.lineId, group);
    }
    const parts = new Map<number, OrderPartLines>();
    for (const { lineId, collectionId, stockLocationId } of [...nearest.values()].sort((a, b) => a.lineId - b.lineId)) {
        const part = parts.get(collectionId ?? 0) ?? { collectionId, stockLocationId, lineIds: [] };
        parts.set(collectionId ?? 0, { ...part, lineIds: [...part.lineIds, lineId] });
    }
    return parts.size < 2 ? [] : [...parts.values()];
}

function isNearer(one: GroupOfLine, other: GroupOfLine): boolean {
    if (other.collectionId === null || one.collectionId === null) return other.collectionId === null && one.collectionId !== null;
    return one.depth > other.depth || (one.depth === other.depth && one.collectionId < other.collectionId);
}
