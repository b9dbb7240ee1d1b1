/** The most of one line: what a cart takes at once. */
export const mostQuantity = 1_000_000_000;

export interface ListRow {
    variantId: number;
    unit: string;
    quantity: number;
    /** Left out, it stays as it is. */
    remark?: string;
}

export interface HeldRow {
    quantity: number;
    remark: string;
}

export type ListRowReason = 'not-available' | 'unknown-unit' | 'too-much' | 'list-full';

export interface ListRowAnswer {
    variantId: number;
    outcome: 'ok' | 'rejected';
    reason: ListRowReason | null;
}

export const rowKey = (variantId: number, unit: string) => `${variantId} ${unit}`;

/**
 * Puts rows onto a list, one after the other: the same article in the same unit adds up on its line, all else is a line of its own.
 * `unitsOf` has the units of the articles that the buyer sees. A rejected row changes nothing.
 */
export function addRows(
    rows: readonly ListRow[],
    held: ReadonlyMap<string, HeldRow>,
    unitsOf: ReadonlyMap<number, ReadonlySet<string>>,
    most: number,
): { answers: ListRowAnswer[]; changes: Map<string, ListRow & HeldRow> } {
    const changes = new Map<string, ListRow & HeldRow>();
    let lines = held.size;
    const answers = rows.map((row): ListRowAnswer => {
        const { variantId, unit } = row;
        const reject = (reason: ListRowReason): ListRowAnswer => ({ variantId, outcome: 'rejected', reason });
        const units = unitsOf.get(variantId);
        if (units === undefined) return reject('not-available');
        if (!units.has(unit)) return reject('unknown-unit');
        const key = rowKey(variantId, unit);
        const before = changes.get(key) ?? held.get(key);
        if (before === undefined && lines >= most) return reject('list-full');
        const quantity = (before?.quantity ?? 0) + row.quantity;
        if (quantity > mostQuantity) return reject('too-much');
        if (before === undefined) lines++;
        changes.set(key, { variantId, unit, quantity, remark: row.remark ?? before?.remark ?? '' });
        return { variantId, outcome: 'ok', reason: null };
    });
    return { answers, changes };
}

/** The ids in their order, with one of them moved to the place given, which is counted from 0. */
export function moved<Id>(ids: readonly Id[], id: Id, place: number): Id[] {
    if (!ids.includes(id)) return [...ids];
    const others = ids.filter(one => one !== id);
    const at = Math.min(Math.max(place, 0), others.length);
    return [...others.slice(0, at), id, ...others.slice(at)];
}
