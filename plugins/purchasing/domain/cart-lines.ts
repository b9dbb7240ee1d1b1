import { fromBase, toBase, type UnitFactor } from '../../../kernel/quantity';
import { lineTotals } from './line-totals';

/** What a cart may hold of a variant, as the assortment says. All quantities are counts of the base unit. */
export interface CartVariant {
    variantId: number;
    baseUnit: string;
    /** Other units: `perUnits` of one are exactly `factor` base units. */
    units: ReadonlyMap<string, { factor: number; perUnits: number }>;
    minQuantity: number;
    increment: number;
    /** What can still be sold from stock; null for what is made to order. */
    available: number | null;
    /** Whether the buyer may be told figures of the stock. */
    tellsStock: boolean;
    /** Sold before it is there. */
    isPreSale: boolean;
}

/** What the cart holds besides the variants of the rows. */
export interface BesideRows {
    hasPreSale: boolean;
    hasOthers: boolean;
}

export interface CartRow {
    variantId: number;
    unit: string;
    /** In that unit. */
    quantity: number;
    /** Undefined leaves the remark as it is. */
    remark?: string;
    mode: 'ADD' | 'SET';
    /** Of a file: what does not come out whole is rounded up, and what the shelf has not is lowered to what it has, where figures are told. */
    mayCorrect?: boolean;
}

export interface CartHolding {
    quantity: number;
    unit: string;
    unitQuantity: number;
    remark: string;
    /** A colleague has changed it since the buyer looked. */
    isOvertaken?: boolean;
}

export type RowReason =
    | 'not-available'
    | 'changed-meanwhile'
    | 'unknown-unit'
    | 'nothing-to-add'
    | 'too-much'
    | 'not-whole'
    | 'insufficient-stock'
    | 'pre-sale-apart'
    | 'lowered-to-stock'
    | 'raised-to-minimum'
    | 'rounded-to-increment';

export interface RowAnswer {
    variantId: number;
    outcome: 'ok' | 'corrected' | 'rejected';
    reason: RowReason | null;
    /** Quantities in the base unit that would be taken as they are; the nearest below, if any, and above. */
    nearest: number[];
}

/** What is left for single products once the sets of the cart have theirs. */
export function besideSets<V extends CartVariant>(
    variants: ReadonlyMap<number, V>,
    lines: ReadonlyArray<{ variantId: number; quantity: number; orderSetId: number | null }>,
): Map<number, V> {
    const inSets = new Map<number, number>();
    for (const { orderSetId, variantId, quantity } of lines) if (orderSetId !== null) inSets.set(variantId, (inSets.get(variantId) ?? 0) + quantity);
    if (inSets.size === 0) return new Map(variants);
    return new Map([...variants].map(([id, one]) => [id, one.available === null ? one : { ...one, available: Math.max(0, one.available - (inSets.get(id) ?? 0)) }]));
}

/** The largest quantity that PostgreSQL's integer and GraphQL's Int hold. */
const mostQuantity = 2 ** 31 - 1;

const roundUp = (quantity: number, step: number) => Math.ceil(quantity / step) * step;
const roundDown = (quantity: number, step: number) => Math.floor(quantity / step) * step;

/** The unit in which the buyer spoke, when the quantity is a whole number of it; else the base unit. */
function inUnit(quantity: number, unit: UnitFactor, variant: CartVariant): Omit<CartHolding, 'remark'> {
    const unitQuantity = fromBase(BigInt(quantity), unit);
    return unitQuantity === null
        ? { quantity, unit: variant.baseUnit, unitQuantity: quantity }
        : { quantity, unit: unit.code, unitQuantity: Number(unitQuantity) };
}

/** No unit is the base unit. */
function unitOf(code: string, variant: CartVariant): UnitFactor | null {
    if (code === '' || code === variant.baseUnit) return { code: variant.baseUnit, numerator: 1n, denominator: 1n };
    const ratio = variant.units.get(code);
    return ratio === undefined ? null : { code, numerator: BigInt(ratio.factor), denominator: BigInt(ratio.perUnits) };
}

/** What is no whole number of base units is not sold; the nearest quantities of the unit that are, in base units. */
function wholeOf(quantity: number, unit: UnitFactor, { minQuantity, increment }: CartVariant): { base: number } | { nearest: number[] } {
    const scaled = BigInt(quantity) * unit.numerator;
    if (scaled % unit.denominator === 0n) return { base: Number(scaled / unit.denominator) };
    const judged = toBase(BigInt(quantity), unit, { minimum: BigInt(minQuantity), increment: BigInt(increment) });
    const near = 'base' in judged ? [] : judged.nearest;
    return { nearest: near.map(one => Number((one * unit.numerator) / unit.denominator)) };
}

function decideRow(
    row: CartRow,
    variant: CartVariant | undefined,
    held: CartHolding | undefined,
): { answer: RowAnswer; holding?: CartHolding } {
    const reject = (reason: RowReason, nearest: number[] = []): { answer: RowAnswer } => ({
        answer: { variantId: row.variantId, outcome: 'rejected', reason, nearest },
    });
    // What was added counts on top of whatever is there; what was set replaces what nobody had seen.
    if (row.mode === 'SET' && held?.isOvertaken === true) {
        return reject('changed-meanwhile');
    }
    if (row.mode === 'SET' && row.quantity === 0) {
        const gone = { quantity: 0, unit: row.unit, unitQuantity: 0, remark: '' };
        return { answer: { variantId: row.variantId, outcome: 'ok', reason: null, nearest: [] }, holding: gone };
    }
    if (!variant) {
        return reject('not-available');
    }
    if (row.quantity === 0) {
        return reject('nothing-to-add');
    }
    const unit = unitOf(row.unit, variant);
    if (unit === null) {
        return reject('unknown-unit');
    }
    const whole = wholeOf(row.quantity, unit, variant);
    const nextWhole = 'nearest' in whole ? whole.nearest.at(-1) : whole.base;
    if (nextWhole === undefined || ('nearest' in whole && row.mayCorrect !== true)) {
        return reject('not-whole', 'nearest' in whole ? whole.nearest : []);
    }
    const wanted = nextWhole + (row.mode === 'ADD' ? (held?.quantity ?? 0) : 0);
    const least = roundUp(Math.max(1, variant.minQuantity), variant.increment);
    const taken = Math.max(least, roundUp(wanted, variant.increment));
    if (taken > mostQuantity) {
        return reject('too-much', [roundDown(mostQuantity, variant.increment)]);
    }
    if (variant.available !== null && taken > variant.available) {
        const most = roundDown(variant.available, variant.increment);
        if (row.mayCorrect === true && variant.tellsStock && most >= least && most > (row.mode === 'ADD' ? (held?.quantity ?? 0) : 0)) {
            const lowered = { ...inUnit(most, unit, variant), remark: row.remark ?? held?.remark ?? '' };
            return { answer: { variantId: row.variantId, outcome: 'corrected', reason: 'lowered-to-stock', nearest: [most] }, holding: lowered };
        }
        return reject('insufficient-stock', variant.tellsStock && most >= least ? [most] : []);
    }
    const holding = { ...inUnit(taken, unit, variant), remark: row.remark ?? held?.remark ?? '' };
    const below = roundDown(wanted, variant.increment);
    const nearest = [...(below >= least && below !== taken ? [below] : []), taken];
    if (taken === wanted && 'base' in whole) {
        return { answer: { variantId: row.variantId, outcome: 'ok', reason: null, nearest: [] }, holding };
    }
    const reason = wanted < least ? 'raised-to-minimum' : 'rounded-to-increment';
    return { answer: { variantId: row.variantId, outcome: 'corrected', reason, nearest }, holding };
}

/** What is sold before it is there makes an order of its own: one article of it, and nothing else. */
export function mixesPreSale(variantIds: readonly number[], isPreSale: (variantId: number) => boolean): boolean {
    const all = [...new Set(variantIds)];
    return all.length > 1 && all.some(isPreSale);
}

/**
 * Judges the rows of one request in their order, each on what the rows before it left. A rejected row changes nothing;
 * a corrected one is taken with the next quantity up that the variant's minimum and increment allow. What is sold before it is
 * there is not put to anything else, nor anything else to it; what is together already may still be changed.
 */
export function decideCartRows(
    rows: readonly CartRow[],
    variants: ReadonlyMap<number, CartVariant>,
    held: ReadonlyMap<number, CartHolding>,
    beside: BesideRows = { hasPreSale: false, hasOthers: false },
): { answers: RowAnswer[]; changes: Map<number, CartHolding> } {
    const changes = new Map<number, CartHolding>();
    const isPreSale = (variantId: number) => variants.get(variantId)?.isPreSale === true;
    const together = new Set([...held].flatMap(([variantId, { quantity }]) => (quantity > 0 ? [variantId] : [])));
    const preSold = new Set([...together].filter(isPreSale));
    const mixes = (variantId: number) => !together.has(variantId) && (isPreSale(variantId)
        ? beside.hasOthers || beside.hasPreSale || together.size > 0
        : beside.hasPreSale || preSold.size > 0);
    const answers = rows.map((row): RowAnswer => {
        const { answer, holding } = decideRow(row, variants.get(row.variantId), changes.get(row.variantId) ?? held.get(row.variantId));
        if (!holding) return answer;
        if (holding.quantity > 0 && mixes(row.variantId)) return { variantId: row.variantId, outcome: 'rejected', reason: 'pre-sale-apart', nearest: [] };
        changes.set(row.variantId, holding);
        for (const present of isPreSale(row.variantId) ? [together, preSold] : [together]) {
            if (holding.quantity > 0) present.add(row.variantId);
            else present.delete(row.variantId);
        }
        return answer;
    });
    return { answers, changes };
}

/** The same decision once prices are known: what has none for its quantity, or costs too much to be counted, is left as it was. */
export function withoutUnpriced(
    decision: { answers: RowAnswer[]; changes: Map<number, CartHolding> },
    priceOf: (variantId: number) => { unitNet: number; taxRate: number; rollWidthCm?: number | null } | undefined,
): { answers: RowAnswer[]; changes: Map<number, CartHolding> } {
    const refused = (variantId: number): RowReason | null => {
        const quantity = decision.changes.get(variantId)?.quantity ?? 0;
        const price = priceOf(variantId);
        if (quantity === 0) {
            return null;
        }
        if (!price) {
            return 'not-available';
        }
        return Number.isSafeInteger(lineTotals(price, quantity).gross) ? null : 'too-much';
    };
    return {
        answers: decision.answers.map(answer => {
            const reason = answer.outcome === 'rejected' ? null : refused(answer.variantId);
            return reason === null ? answer : { ...answer, outcome: 'rejected', reason, nearest: [] };
        }),
        changes: new Map([...decision.changes].filter(([variantId]) => refused(variantId) === null)),
    };
}
