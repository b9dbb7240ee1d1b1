/** `perUnits` of a unit are exactly `factor` base units. */
export interface UnitRatio {
    factor: number;
    perUnits: number;
}

interface Break {
    minQuantity: number;
    unitNet: number;
}

/** What of an article's prices and units says what a quantity costs. */
export interface Priced {
    price?: { unitNet: number } | null;
    priceBreaks: readonly Break[];
    units: readonly (UnitRatio & { priceBreaks?: readonly Break[] | null })[];
}

const squareCmOfSquareMetre = 10_000;

/** A fraction, where the unit does not come out whole. */
export function baseQuantity(quantity: number, { factor, perUnits }: UnitRatio): number {
    return (quantity * factor) / perUnits;
}

/** So many of a unit as are not less than the base quantity: less than asked never comes. */
export function unitsFor(base: number, { factor, perUnits }: UnitRatio): number {
    return Math.ceil((base * perUnits) / factor);
}

/** What the price counts: base units, or square metres of what is cut from a roll. */
export function pricedAmount(base: number, rollWidthCm: number | null | undefined): number {
    return rollWidthCm ? (base * rollWidthCm) / squareCmOfSquareMetre : base;
}

export function pricedUnit(baseUnit: string, rollWidthCm: number | null | undefined): string {
    return rollWidthCm ? 'm2' : baseUnit;
}

function reached(breaks: readonly Break[], base: number): number | null {
    const open = breaks.filter((step) => step.minQuantity <= base).map((step) => step.unitNet);
    return open.length ? Math.min(...open) : null;
}

/** The net price of a base unit when so many are bought, whole packs at the packs' own price. */
export function unitNetAt(article: Priced, base: number): number | null {
    if (!article.price) return null;
    const whole = article.units.filter((unit) => Number.isInteger((base * unit.perUnits) / unit.factor));
    const prices = [article.priceBreaks, ...whole.map((unit) => unit.priceBreaks ?? [])].map((one) => reached(one, base));
    const reachedPrices = prices.filter((price) => price !== null);
    return reachedPrices.length ? Math.min(...reachedPrices) : article.price.unitNet;
}

/** Of each `buyQuantity` and `bonusQuantity` bought together, the bonus has a price of its own. */
export interface Bonus {
    buyQuantity: number;
    bonusQuantity: number;
    unitNet?: number | null;
}

/** How many of a base quantity are the bonus. */
export function bonusOf(base: number, { buyQuantity, bonusQuantity }: Bonus): number {
    return Math.floor(base / (buyQuantity + bonusQuantity)) * bonusQuantity;
}

/** How many more complete a bonus that is earned already; 0 when none is. */
export function bonusMissing(base: number, { buyQuantity, bonusQuantity }: Bonus): number {
    const rest = base % (buyQuantity + bonusQuantity);
    return rest < buyQuantity ? 0 : buyQuantity + bonusQuantity - rest;
}
