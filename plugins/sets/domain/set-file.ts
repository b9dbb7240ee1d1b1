/** What a row of a file of sets says: one product of one set. What is of the whole set may stand in any of its rows. */
export interface SetFileRow {
    set: string;
    sku: string;
    quantity: number;
    name: string | null;
    name_fa: string | null;
    name_pl: string | null;
    name_ru: string | null;
    enabled: boolean | null;
    valid_from: string | null;
    valid_until: string | null;
    currency: string | null;
    price: number | null;
}

const common = ['name', 'name_fa', 'name_pl', 'name_ru', 'enabled', 'valid_from', 'valid_until'] as const;
export type SetFacts = Pick<SetFileRow, (typeof common)[number]>;

export interface FileSet {
    code: string;
    rows: readonly number[];
    facts: SetFacts;
    parts: { row: number; sku: string; quantity: number }[];
    prices: Map<string, number>;
    /** The first row that does not fit the others, and why; then nothing is kept of the set. */
    problem: { row: number; message: string } | null;
}

const noFacts: SetFacts = { name: null, name_fa: null, name_pl: null, name_ru: null, enabled: null, valid_from: null, valid_until: null };

/** The rows of a file as sets, in the order in which their codes come first. */
export function setsOfFile(rows: readonly { row: number; values: SetFileRow }[]): FileSet[] {
    const sets = new Map<string, FileSet & { rows: number[] }>();
    for (const { row, values } of rows) {
        const set = sets.get(values.set) ?? { code: values.set, rows: [], facts: { ...noFacts }, parts: [], prices: new Map<string, number>(), problem: null };
        sets.set(values.set, set);
        set.rows.push(row);
        const message = take(set, row, values);
        if (message !== null) set.problem ??= { row, message };
    }
    return [...sets.values()];
}

function take(set: FileSet, row: number, values: SetFileRow): string | null {
    for (const field of common) {
        const [known, given] = [set.facts[field], values[field]];
        if (known !== null && given !== null && known !== given) return `${field}: another row of this set says otherwise`;
    }
    for (const field of common) Object.assign(set.facts, { [field]: set.facts[field] ?? values[field] });
    if (set.parts.some(part => part.sku === values.sku)) return 'sku: each product may stand once in a set';
    set.parts.push({ row, sku: values.sku, quantity: values.quantity });
    const { currency, price } = values;
    if (currency === null && price === null) return null;
    if (currency === null) return 'currency: is required with a price';
    if (price === null) return 'price: is required with a currency';
    if ((set.prices.get(currency) ?? price) !== price) return 'price: another row of this set says otherwise';
    set.prices.set(currency, price);
    return null;
}
