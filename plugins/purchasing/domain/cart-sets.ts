export interface CartSetRow {
    quantity: number;
    mode: 'ADD' | 'SET';
}

export type SetReason = 'set-not-available' | 'too-few-sets';
export type SetRowReason = SetReason | 'nothing-to-add' | 'too-much' | 'insufficient-stock' | 'pre-sale-apart';

/** How many sets the cart is to hold, or why it keeps what it has. */
export type SetDecision = { quantity: number } | { reason: SetRowReason; available: number | null };

/** A cart holds no more sets of one kind. */
export const mostSets = 1_000_000;

/**
 * Whether the cart takes so many sets. `room` is the number of whole sets that are left once the cart's other lines have theirs: null
 * when all is made to order, undefined when the set is not offered. A set is not taken in part: when there are fewer whole
 * sets, the row is rejected with their number.
 */
export function decideSets(row: CartSetRow, room: number | null | undefined, held: number): SetDecision {
    if (row.mode === 'SET' && row.quantity === 0) return { quantity: 0 };
    if (room === undefined) return { reason: 'set-not-available', available: null };
    if (row.quantity === 0) return { reason: 'nothing-to-add', available: null };
    const wanted = row.quantity + (row.mode === 'ADD' ? held : 0);
    if (wanted > mostSets) return { reason: 'too-much', available: mostSets };
    return room !== null && wanted > room ? { reason: 'too-few-sets', available: room } : { quantity: wanted };
}

/** Whether the lines of so many sets are still what the set is made of. */
export function hasSameParts(
    parts: ReadonlyArray<{ variantId: number; quantity: number }>,
    count: number,
    lines: ReadonlyArray<{ variantId: number; quantity: number }>,
): boolean {
    const held = new Map(lines.map(line => [line.variantId, line.quantity]));
    return parts.length === lines.length && parts.every(part => held.get(part.variantId) === part.quantity * count);
}
