export interface SplitLine {
    id: number;
    /** Null for what is bought by itself. */
    orderSetId: number | null;
    /** All of it lies in the local warehouse, as the buyer is told. */
    isHere: boolean;
}

export interface Split {
    now: number[];
    later: number[];
}

/**
 * What goes at once, and what goes later in an order of its own: whole lines, and whole sets. Null when all of it is of one kind.
 * Lines are not cut: how much of one lies there is not the buyer's to know, and a smaller quantity may have another price.
 */
export function splitByAvailability(lines: readonly SplitLine[]): Split | null {
    const setsToWait = new Set(lines.filter(line => !line.isHere).map(line => line.orderSetId));
    const isNow = (line: SplitLine) => line.isHere && (line.orderSetId === null || !setsToWait.has(line.orderSetId));
    const now = lines.filter(isNow).map(line => line.id);
    const later = lines.filter(line => !isNow(line)).map(line => line.id);
    return now.length === 0 || later.length === 0 ? null : { now, later };
}
