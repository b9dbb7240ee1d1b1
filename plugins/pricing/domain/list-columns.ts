import { choosePrice } from './price-choice';

/** An item of a price list whose quantity the smallest quantity sold of its variant reaches. */
export interface ReachedItem {
    variantId: number;
    minQuantity: number;
    unitNet: number;
    rowId: number;
    validFrom: string | null;
    validUntil: string | null;
}

/** Variants as numbers, each once, with their prices. */
export interface PricedVariants {
    ids: Int32Array;
    prices: Float64Array;
}

const nothing: PricedVariants = { ids: new Int32Array(0), prices: new Float64Array(0) };

/** One price list in memory: what each of its variants costs at the smallest quantity sold, on any day. */
export class ListColumns {
    /** Of the last day that was asked for. Most lists have no days in them, and are the same on each. */
    private onDay: { day: string; listFrom: string; priced: PricedVariants } | null = null;

    private constructor(
        /** Of which only one price is known, that always holds. */
        private readonly plain: PricedVariants,
        /** The others, by variant. */
        private readonly choices: readonly (readonly ReachedItem[])[],
    ) {}

    static of(items: readonly ReachedItem[]): ListColumns {
        const byVariant = new Map<number, ReachedItem[]>();
        for (const item of items) {
            const known = byVariant.get(item.variantId);
            if (known === undefined) byVariant.set(item.variantId, [item]);
            else known.push(item);
        }
        const isPlain = (rows: readonly ReachedItem[]) => rows.length === 1 && rows[0]?.validFrom === null && rows[0].validUntil === null;
        const groups = [...byVariant.values()];
        return new ListColumns(columnsOf(groups.filter(isPlain).flat()), groups.filter(rows => !isPlain(rows)));
    }

    get size(): number {
        return this.plain.ids.length + this.choices.reduce((sum, rows) => sum + rows.length, 0);
    }

    /** By the one rule of choosing prices. `listFrom`: the first day of the list itself. */
    on(day: string, listFrom: string | null): PricedVariants {
        if (this.choices.length === 0) return this.plain;
        if (this.onDay?.day !== day || this.onDay.listFrom !== (listFrom ?? '')) {
            const chosen = this.choices.flatMap(rows => chosenOf(rows, day, listFrom) ?? []);
            const { ids, prices } = columnsOf(chosen);
            const priced = { ids: Int32Array.from([...this.plain.ids, ...ids]), prices: Float64Array.from([...this.plain.prices, ...prices]) };
            this.onDay = { day, listFrom: listFrom ?? '', priced };
        }
        return this.onDay.priced;
    }
}

function chosenOf(rows: readonly ReachedItem[], day: string, listFrom: string | null) {
    const candidates = rows.map(row => ({
        ...{ rowId: row.rowId, listId: 0, listName: null, priority: 0, minQuantity: row.minQuantity, unitNet: row.unitNet, takesDiscount: false, version: 0 },
        ...{ variantId: row.variantId, validFrom: later(row.validFrom, listFrom), validUntil: row.validUntil },
    }));
    const { chosen } = choosePrice(candidates, Infinity, day);
    return chosen === null ? null : { variantId: rows[0]?.variantId ?? 0, unitNet: chosen.unitNet };
}

function later(a: string | null, b: string | null): string | null {
    if (a === null || b === null) return a ?? b;
    return a > b ? a : b;
}

function columnsOf(rows: readonly { variantId: number; unitNet: number }[]): PricedVariants {
    if (rows.length === 0) return nothing;
    return { ids: Int32Array.from(rows, row => row.variantId), prices: Float64Array.from(rows, row => row.unitNet) };
}

/** All that any of them prices, at the price of the first that does. */
export function firstPriced(sources: readonly PricedVariants[]): PricedVariants {
    let [most, total] = [0, 0];
    for (const { ids } of sources) {
        total += ids.length;
        for (let i = 0; i < ids.length; i++) most = Math.max(most, ids[i] ?? 0);
    }
    const seen = new Uint8Array(most + 1);
    const [ids, prices] = [new Int32Array(total), new Float64Array(total)];
    let length = 0;
    for (const source of sources) {
        for (let i = 0; i < source.ids.length; i++) {
            const id = source.ids[i] ?? 0;
            if (seen[id] === 1) continue;
            seen[id] = 1;
            ids[length] = id;
            prices[length++] = source.prices[i] ?? NaN;
        }
    }
    return { ids: ids.subarray(0, length), prices: prices.subarray(0, length) };
}

/** The items of a list as the database says them: six fields an item with commas, items with semicolons. */
export function itemsIn(text: string): ReachedItem[] {
    if (text === '') return [];
    return text.split(';').map(item => {
        const [variantId, minQuantity, unitNet, rowId, from = '', until = ''] = item.split(',');
        return { variantId: Number(variantId), minQuantity: Number(minQuantity), unitNet: Number(unitNet), rowId: Number(rowId), validFrom: from === '' ? null : from, validUntil: until === '' ? null : until };
    });
}
