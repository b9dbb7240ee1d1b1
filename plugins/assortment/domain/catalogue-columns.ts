/** The sort orders that do not depend on who looks. */
export type ColumnOrder = 'newest' | `name-${string}`;

/** What is looked for among the found variants. */
export interface CountedFilter {
    categoryId: number | null;
    /** Chosen facets: the values that were chosen, and all that the facet has. */
    facets: readonly { facetId: number; valueIds: readonly number[]; allValueIds: readonly number[] }[];
    priceFrom: number | null;
    priceTo: number | null;
    /** `found` keeps the order in which the variants were found. */
    order: ColumnOrder | 'price-up' | 'price-down' | 'found' | 'bought';
    /** How often the company ordered a variant; what it never did comes last. */
    bought?: ReadonlyMap<number, number>;
    /** Among equal prices. */
    nameOrder: ColumnOrder;
    skip: number;
    take: number;
}

/** Variants as numbers, each once or more, with their prices where they matter; NaN is no price. */
export interface FoundVariants {
    ids: Int32Array;
    prices: Float64Array | null;
    /** How well each fits what was searched; without them the found stand in their order. */
    ranks?: Float64Array;
}

export interface CountedPage {
    ids: number[];
    totalItems: number;
    categories: { id: number; count: number }[];
    facetValues: { id: number; count: number }[];
}

/** Whole numbers that stand one after the other in a text, with anything between them. */
export function numbersIn(text: string): Int32Array {
    let found: Int32Array = new Int32Array(1024);
    let [length, number] = [0, -1];
    for (let i = 0; i <= text.length; i++) {
        const digit = text.charCodeAt(i) - 48;
        if (digit >= 0 && digit <= 9) number = (number < 0 ? 0 : number * 10) + digit;
        else if (number >= 0) {
            if (length === found.length) found = extended(found);
            found[length++] = number;
            number = -1;
        }
    }
    return found.subarray(0, length);
}

/** Amounts with commas between them, as a text; where there is none it is NaN. They are below 2^53. */
export function amountsIn(text: string): Float64Array {
    return text === '' ? new Float64Array(0) : Float64Array.from(text.split(','), amount => (amount === '' ? NaN : Number(amount)));
}

/** What a search found, before it is known what of it the company sees. */
export interface Matches {
    ids: Int32Array;
    steps: Int32Array;
    ranks: Float64Array;
}

/** Matches as the database says them: id, step and rank with commas, one from another with semicolons. */
export function matchesIn(text: string): Matches {
    const rows = text === '' ? [] : text.split(';');
    const [ids, steps, ranks] = [new Int32Array(rows.length), new Int32Array(rows.length), new Float64Array(rows.length)];
    rows.forEach((row, at) => {
        const [id, step, rank] = row.split(',');
        [ids[at], steps[at], ranks[at]] = [Number(id), Number(step), Number(rank)];
    });
    return { ids, steps, ranks };
}

/** Those of the matches that are among the seen, of their first step alone; null when there are none. */
export function seenMatches(matches: Matches, seen: FoundVariants): { found: FoundVariants & { ranks: Float64Array }; step: number } | null {
    const placeOf = new Int32Array(largest(seen.ids) + 1).fill(-1);
    for (let at = 0; at < seen.ids.length; at++) placeOf[seen.ids[at] ?? 0] = at;
    const visible = [...matches.ids.keys()].filter(at => (placeOf[matches.ids[at] ?? 0] ?? -1) >= 0);
    if (visible.length === 0) return null;
    const step = visible.reduce((least, at) => Math.min(least, matches.steps[at] ?? 0), Infinity);
    const kept = visible.filter(at => matches.steps[at] === step);
    const { prices } = seen;
    return {
        step,
        found: {
            ids: Int32Array.from(kept, at => matches.ids[at] ?? 0),
            prices: prices && Float64Array.from(kept, at => prices[placeOf[matches.ids[at] ?? 0] ?? 0] ?? NaN),
            ranks: Float64Array.from(kept, at => matches.ranks[at] ?? 0),
        },
    };
}

/** The found variants but for some. */
export function without(found: FoundVariants, but: Int32Array): FoundVariants {
    if (but.length === 0) return found;
    const gone = new Set(but);
    const kept = [...found.ids.keys()].filter(at => !gone.has(found.ids[at] ?? 0));
    const { ids, prices } = found;
    return { ids: Int32Array.from(kept, at => ids[at] ?? 0), prices: prices && Float64Array.from(kept, at => prices[at] ?? NaN) };
}

function extended(numbers: Int32Array): Int32Array {
    const longer = new Int32Array(numbers.length * 2);
    longer.set(numbers);
    return longer;
}

/**
 * The numbers of the index that pages are counted and sorted by, in memory: categories and facet values of each variant, and its
 * place in each order. Counting a hundred thousand variants takes a few milliseconds here, and a hundred in the database. Nothing in
 * it depends on who looks: the variants that a company sees come from the database at each question.
 */
export class CatalogueColumns {
    private constructor(
        /** Of a variant's id: its row, or -1. */
        private readonly rowOf: Int32Array,
        private readonly categoryStart: Int32Array,
        private readonly categoryIds: Int32Array,
        private readonly valueStart: Int32Array,
        private readonly valueIds: Int32Array,
        /** Of each order: the rows in it, and the place of each row. */
        private readonly orders: ReadonlyMap<ColumnOrder, { rows: Int32Array; places: Int32Array }>,
        private readonly mostCategory: number,
        private readonly mostValue: number,
    ) {}

    /** `facts`: for each variant its id, the count of its categories and they, the count of its facet values and they. `orders`: ids in order. */
    static of(facts: Int32Array, orders: ReadonlyMap<ColumnOrder, Int32Array>): CatalogueColumns {
        const ids: number[] = [];
        const [categoryStart, categoryIds, valueStart, valueIds] = [[0], [] as number[], [0], [] as number[]];
        for (let i = 0; i < facts.length; ) {
            ids.push(facts[i++] ?? 0);
            for (let left = facts[i++] ?? 0; left > 0; left--) categoryIds.push(facts[i++] ?? 0);
            for (let left = facts[i++] ?? 0; left > 0; left--) valueIds.push(facts[i++] ?? 0);
            categoryStart.push(categoryIds.length);
            valueStart.push(valueIds.length);
        }
        const rowOf = new Int32Array(largest(ids) + 1).fill(-1);
        ids.forEach((id, row) => (rowOf[id] = row));
        const placed = new Map([...orders].map(([name, sorted]) => {
            const [rows, places] = [new Int32Array(ids.length), new Int32Array(ids.length).fill(-1)];
            let length = 0;
            const put = (row: number) => {
                if (places[row] !== -1) return;
                places[row] = length;
                rows[length++] = row;
            };
            sorted.forEach(id => put(rowOf[id] ?? -1));
            // What the order does not name stands at its end.
            for (let row = 0; row < ids.length; row++) put(row);
            return [name, { rows, places }] as const;
        }));
        return new CatalogueColumns(
            rowOf, Int32Array.from(categoryStart), Int32Array.from(categoryIds), Int32Array.from(valueStart), Int32Array.from(valueIds),
            placed, largest(categoryIds), largest(valueIds),
        );
    }

    /**
     * One page of the found variants with its exact counts. Category counts disregard the chosen category, and a facet's counts its own
     * choice, so that people see where else they can go.
     */
    count(found: FoundVariants, filter: CountedFilter): CountedPage {
        const { categoryIds, valueIds, categoryStart, valueStart } = this;
        const facets = filter.facets.map(facet => ({ chosen: new Set(facet.valueIds), all: new Set(facet.allValueIds) }));
        const byCategory = new Int32Array(this.mostCategory + 1);
        const byValue = new Int32Array(this.mostValue + 1);
        const seen = new Uint8Array(valueStart.length);
        const matched: Matched = { at: new Int32Array(found.ids.length), length: 0, ofRow: new Int32Array(valueStart.length) };
        for (let at = 0; at < found.ids.length; at++) {
            const row = this.rowOf[found.ids[at] ?? 0] ?? -1;
            if (row < 0 || seen[row] === 1 || !isWithin(found.prices?.[at], filter)) continue;
            seen[row] = 1;
            const [values, valuesEnd] = [valueStart[row] ?? 0, valueStart[row + 1] ?? 0];
            let [failures, failed] = [0, facets[0]];
            for (const facet of facets) {
                if (includes(valueIds, values, valuesEnd, facet.chosen)) continue;
                failures++;
                failed = facet;
            }
            if (failures > 1) continue;
            let isInCategory = filter.categoryId === null;
            for (let i = categoryStart[row] ?? 0; i < (categoryStart[row + 1] ?? 0); i++) {
                const category = categoryIds[i] ?? 0;
                if (failures === 0) byCategory[category] = (byCategory[category] ?? 0) + 1;
                isInCategory ||= category === filter.categoryId;
            }
            if (!isInCategory) continue;
            for (let i = values; i < valuesEnd; i++) {
                const value = valueIds[i] ?? 0;
                if (failures === 0 || failed?.all.has(value)) byValue[value] = (byValue[value] ?? 0) + 1;
            }
            if (failures > 0) continue;
            matched.at[matched.length++] = at;
            matched.ofRow[row] = matched.length;
        }
        const ids = this.page(found, matched, filter).map(at => found.ids[at] ?? 0);
        return { ids, totalItems: matched.length, categories: counted(byCategory), facetValues: counted(byValue) };
    }

    /** Those of the facet values that any of the found variants has. */
    valuesAmong(found: FoundVariants, wanted: readonly number[]): Set<number> {
        const left = new Set(wanted);
        const there = new Set<number>();
        for (let at = 0; at < found.ids.length && left.size > 0; at++) {
            const row = this.rowOf[found.ids[at] ?? 0] ?? -1;
            if (row < 0) continue;
            for (let i = this.valueStart[row] ?? 0; i < (this.valueStart[row + 1] ?? 0); i++) {
                const value = this.valueIds[i] ?? 0;
                if (left.delete(value)) there.add(value);
            }
        }
        return there;
    }

    /** The lowest and the highest price of what fits all filters but that of prices; null where nothing has one. */
    priceRange(found: FoundVariants, filter: Pick<CountedFilter, 'categoryId' | 'facets'>): { from: number; to: number } | null {
        const { categoryIds, valueIds, categoryStart, valueStart } = this;
        const chosen = filter.facets.map(facet => new Set(facet.valueIds));
        const category = filter.categoryId === null ? null : new Set([filter.categoryId]);
        let [from, to] = [Infinity, -Infinity];
        for (let at = 0; at < found.ids.length; at++) {
            const row = this.rowOf[found.ids[at] ?? 0] ?? -1;
            const price = found.prices?.[at] ?? NaN;
            if (row < 0 || Number.isNaN(price)) continue;
            if (category !== null && !includes(categoryIds, categoryStart[row] ?? 0, categoryStart[row + 1] ?? 0, category)) continue;
            if (!chosen.every(values => includes(valueIds, valueStart[row] ?? 0, valueStart[row + 1] ?? 0, values))) continue;
            from = Math.min(from, price);
            to = Math.max(to, price);
        }
        return from <= to ? { from, to } : null;
    }

    private page(found: FoundVariants, matched: Matched, filter: CountedFilter): number[] {
        const { order, nameOrder, skip, take } = filter;
        const { ranks } = found;
        const items = matched.at.subarray(0, matched.length);
        if (order === 'found' && ranks === undefined) return [...items.subarray(skip, skip + take)];
        const names = this.orders.get(nameOrder)?.places;
        const name = (at: number) => names?.[this.rowOf[found.ids[at] ?? 0] ?? 0] ?? 0;
        if (order === 'found') return cut(items, at => -(ranks?.[at] ?? 0), name, skip, take);
        if (order === 'bought') {
            const bought = filter.bought ?? new Map<number, number>();
            return cut(items, at => -(bought.get(found.ids[at] ?? 0) ?? 0), name, skip, take);
        }
        if (order !== 'price-up' && order !== 'price-down') return inOrder(matched, this.orders.get(order)?.rows ?? new Int32Array(0), skip, take);
        const sign = order === 'price-up' ? 1 : -1;
        const price = (at: number) => {
            const own = found.prices?.[at] ?? NaN;
            return Number.isNaN(own) ? Infinity : sign * own;
        };
        return cut(items, price, name, skip, take);
    }
}

/** What fits a filter: where in the found it stands, and of each row which of these it is, from 1; 0 is none. */
interface Matched {
    at: Int32Array;
    length: number;
    ofRow: Int32Array;
}

/** Those from `skip` on in an order of all rows, without sorting. */
function inOrder({ at, length, ofRow }: Matched, rows: Int32Array, skip: number, take: number): number[] {
    const page: number[] = [];
    const end = Math.min(skip + take, length);
    for (let i = 0, passed = 0; i < rows.length && passed < end; i++) {
        const place = ofRow[rows[i] ?? 0] ?? 0;
        if (place === 0) continue;
        if (passed++ >= skip) page.push(at[place - 1] ?? 0);
    }
    return page;
}

/** Those from `skip` on, by the first key and then the second. Only the part that is asked for is sorted by both. */
function cut(items: Int32Array, first: (item: number) => number, second: (item: number) => number, skip: number, take: number): number[] {
    if (skip >= items.length) return [];
    const keys = new Float64Array(items.length);
    for (let i = 0; i < items.length; i++) keys[i] = first(items[i] ?? 0);
    const sorted = keys.slice().sort();
    const [from = 0, to = 0] = [sorted[skip], sorted[Math.min(skip + take, items.length) - 1]];
    const before = lowerBound(sorted, from);
    const near: { item: number; key: number }[] = [];
    for (let i = 0; i < items.length; i++) {
        const key = keys[i] ?? 0;
        if (key >= from && key <= to) near.push({ item: items[i] ?? 0, key });
    }
    // Infinity minus itself is no number.
    near.sort((a, b) => (a.key === b.key ? second(a.item) - second(b.item) : a.key - b.key));
    return near.slice(skip - before, skip - before + take).map(one => one.item);
}

/** How many of the sorted keys are smaller. */
function lowerBound(sorted: Float64Array, key: number): number {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? 0) < key) low = middle + 1;
        else high = middle;
    }
    return low;
}

function isWithin(price: number | undefined, { priceFrom, priceTo }: CountedFilter): boolean {
    if (priceFrom === null && priceTo === null) return true;
    return price !== undefined && price >= (priceFrom ?? 0) && price <= (priceTo ?? Infinity);
}

function includes(numbers: Int32Array, from: number, to: number, wanted: ReadonlySet<number>): boolean {
    for (let i = from; i < to; i++) if (wanted.has(numbers[i] ?? 0)) return true;
    return false;
}

function largest(numbers: ArrayLike<number>): number {
    let most = 0;
    for (let i = 0; i < numbers.length; i++) most = Math.max(most, numbers[i] ?? 0);
    return most;
}

function counted(counts: Int32Array): { id: number; count: number }[] {
    const found: { id: number; count: number }[] = [];
    counts.forEach((count, id) => count > 0 && found.push({ id, count }));
    return found;
}
