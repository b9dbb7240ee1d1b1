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
    return Math.min(...prices.filter((price) => price !== null), article.price.unitNet);
}
