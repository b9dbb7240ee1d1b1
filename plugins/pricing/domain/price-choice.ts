/** A row that might give a variant's price: a contract price, or an item of one of the company's lists. */
export interface PriceCandidate {
    rowId: number;
    /** Null for a contract price. */
    listId: number | null;
    listName: string | null;
    /** Of the company's lists the smaller goes first; a contract price comes before all lists. */
    priority: number;
    minQuantity: number;
    /** Minor units of the company's currency. */
    unitNet: number;
    /** Discounts come off it: of a list that says so, never of a contract price. */
    takesDiscount: boolean;
    /** First and last calendar day, both included; null is open. */
    validFrom: string | null;
    validUntil: string | null;
    /** Grows with every change of the row, and no two rows share one. */
    version: number;
}

/** In minor units. A price beyond it is none: with its tax, whatever the rate, it could not be counted any more. */
export const mostUnitNet = 900_000_000_000_000;

export interface PriceStep {
    source: 'contract' | 'list';
    listId: number | null;
    listName: string | null;
    minQuantity: number;
    unitNet: number;
    outcome: 'chosen' | 'not-yet-valid' | 'expired' | 'below-quantity' | 'replaced' | 'dearer-break' | 'later-list';
}

export interface PriceChoice {
    chosen: PriceCandidate | null;
    steps: PriceStep[];
}

function refusalOf(row: PriceCandidate, quantity: number, day: string): PriceStep['outcome'] | null {
    if (row.validFrom !== null && day < row.validFrom) return 'not-yet-valid';
    if (row.validUntil !== null && day > row.validUntil) return 'expired';
    return row.minQuantity > quantity ? 'below-quantity' : null;
}

/** Contract prices first, then lists by priority, the older list on a tie. */
function byStep(a: PriceCandidate, b: PriceCandidate): number {
    return Number(a.listId !== null) - Number(b.listId !== null) || a.priority - b.priority || (a.listId ?? 0) - (b.listId ?? 0);
}

/** Of two prices for one break the one that began to hold later replaces the other. */
function newestFirst(a: PriceCandidate, b: PriceCandidate): number {
    const from = (row: PriceCandidate) => row.validFrom ?? '';
    return from(a) === from(b) ? b.rowId - a.rowId : from(a) < from(b) ? 1 : -1;
}

function cheapestFirst(a: PriceCandidate, b: PriceCandidate): number {
    return a.unitNet - b.unitNet || b.minQuantity - a.minQuantity;
}

/**
 * Which price holds for a quantity on a calendar day. A contract price that applies ends the search; then the first list
 * by priority that has a price. Within it, each break's newest price counts, and of the breaks that the quantity reaches
 * the cheapest, so more never costs more a unit. Nothing that applies means: not for sale.
 * `queries/own-prices.sql.ts` says the same in SQL; the e2e test holds the two against each other.
 */
export function choosePrice(candidates: readonly PriceCandidate[], quantity: number, day: string): PriceChoice {
    const outcomes = new Map<PriceCandidate, PriceStep['outcome']>();
    const open: PriceCandidate[] = [];
    for (const row of candidates) {
        const refused = refusalOf(row, quantity, day);
        if (refused === null) open.push(row);
        else outcomes.set(row, refused);
    }
    const ordered = [...open].sort((a, b) => byStep(a, b) || a.minQuantity - b.minQuantity || newestFirst(a, b));
    const first = ordered[0];
    const breaks: PriceCandidate[] = [];
    for (const row of ordered) {
        if (first === undefined || byStep(row, first) !== 0) outcomes.set(row, 'later-list');
        else if (breaks.at(-1)?.minQuantity === row.minQuantity) outcomes.set(row, 'replaced');
        else breaks.push(row);
    }
    const chosen = breaks.sort(cheapestFirst)[0] ?? null;
    breaks.forEach(row => outcomes.set(row, row === chosen ? 'chosen' : 'dearer-break'));
    const steps = [...candidates]
        .sort((a, b) => byStep(a, b) || a.minQuantity - b.minQuantity || newestFirst(a, b))
        .map(row => stepOf(row, outcomes.get(row) ?? 'later-list'));
    return { chosen, steps };
}

function stepOf(row: PriceCandidate, outcome: PriceStep['outcome']): PriceStep {
    const { listId, listName, minQuantity, unitNet } = row;
    return { source: listId === null ? 'contract' : 'list', listId, listName, minQuantity, unitNet, outcome };
}

/**
 * What the buyer pays for a chosen price: less his discount, and for an end customer with the mark-ups on top. Null is too
 * large to count. Within a list a higher price never becomes the lower one, so the choice is the same before and after.
 */
export type SellingPrice = (chosen: PriceCandidate, quantity: number) => number | null;

/**
 * The quantities from which the unit price is another one, with that price; the first is where selling begins.
 * `alsoFrom`: other quantities at which something begins to come off it. `step`: only multiples of it are sold.
 */
export function priceBreaks(
    candidates: readonly PriceCandidate[],
    day: string,
    selling: SellingPrice = chosen => chosen.unitNet,
    alsoFrom: readonly number[] = [],
    step = 1,
): { minQuantity: number; unitNet: number }[] {
    const wanted = [...candidates.map(row => row.minQuantity), ...alsoFrom];
    const borders = [...new Set(wanted.map(quantity => Math.ceil(quantity / step) * step))].sort((a, b) => a - b);
    const breaks: { minQuantity: number; unitNet: number }[] = [];
    for (const minQuantity of borders) {
        const chosen = choosePrice(candidates, minQuantity, day).chosen;
        const unitNet = chosen === null ? null : selling(chosen, minQuantity);
        if (unitNet !== null && unitNet !== breaks.at(-1)?.unitNet) breaks.push({ minQuantity, unitNet });
    }
    return breaks;
}
