import { latinDigits } from '../../../kernel/text';

export interface FeedLine {
    row: number;
    cells: Readonly<Record<string, string>>;
}

export interface FeedColumns {
    skuColumn: string;
    quantityColumn: string;
}

export interface JudgedFeed {
    stock: { row: number; sku: string; quantity: number }[];
    wrong: { row: number; sku: string; reason: string }[];
    /** Why none of it is taken. */
    refusal: string | null;
}

const most = 1_000_000_000;
/** From how many rows on a list that has lost more than half of them is not believed. */
const worthComparing = 20;

/** The feed's text: suppliers write UTF-8, with or without its mark, or what Windows wrote in their country. Null: it is a web page. */
export function feedText(bytes: Uint8Array): string | null {
    const text = decoded(bytes);
    return /^\s*</.test(text) ? null : text;
}

function decoded(bytes: Uint8Array): string {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return new TextDecoder('windows-1250').decode(bytes);
    }
}

/** `12`, `1 250`, `50+`, `>50` and `12,5` as whole units that are there; null for what is no quantity. */
export function feedQuantity(text: string): number | null {
    const plain = latinDigits(text).replace(/[\s\u00a0\u202f]/g, '').replace(/^[>≥]=?/, '').replace(/\+$/, '');
    const match = /^(\d{1,12})(?:[.,]\d{1,6})?$/.exec(plain);
    const whole = match === null ? NaN : Number(match[1]);
    return whole <= most ? whole : null;
}

/**
 * What a supplier's list says. A row that cannot be read is left out and named; a list that was cut off, that names no stock, or that
 * has lost more than half of its rows since it was last taken, is not believed at all, because what is missing in a list counts as gone.
 */
export function judgeFeed(lines: readonly FeedLine[], { skuColumn, quantityColumn }: FeedColumns, lastRows: number): JudgedFeed {
    const none = (refusal: string): JudgedFeed => ({ stock: [], wrong: [], refusal });
    const [first] = lines;
    if (first === undefined) return none('the list has no rows');
    const missing = [skuColumn, quantityColumn].filter(name => !Object.hasOwn(first.cells, name));
    if (missing.length > 0) return none(`missing column ${missing.join(', ')}`);
    const last = lines.at(-1) ?? first;
    if ((last.cells[quantityColumn] ?? '').trim() === '') return none(`the list ends in the middle of row ${last.row}`);
    const rows = new Map<string, number>();
    const judged: JudgedFeed = { stock: [], wrong: [], refusal: null };
    for (const { row, cells } of lines) {
        const sku = (cells[skuColumn] ?? '').trim();
        const quantity = feedQuantity(cells[quantityColumn] ?? '');
        const earlier = rows.get(sku);
        const reason =
            sku === '' ? 'has no code' : quantity === null ? 'its quantity is no quantity' : earlier !== undefined ? `its code stands in row ${earlier} already` : null;
        if (reason !== null || quantity === null) {
            judged.wrong.push({ row, sku: sku.slice(0, 60), reason: reason ?? '' });
            continue;
        }
        rows.set(sku, row);
        judged.stock.push({ row, sku, quantity });
    }
    if (judged.stock.length === 0) return { ...judged, refusal: 'no row can be read' };
    if (lastRows >= worthComparing && judged.stock.length * 2 < lastRows) {
        return { ...judged, stock: [], refusal: `only ${judged.stock.length} rows, ${lastRows} the last time` };
    }
    return judged;
}
