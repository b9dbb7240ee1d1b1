/** Quantities are whole counts of a variant's base unit; other units are exact multiples of it. */

/** How many base units one of this unit is, as a fraction: a roll of 25 m² is 25/1, a tile of half a m² is 1/2. */
export interface UnitFactor {
    code: string;
    numerator: bigint;
    denominator: bigint;
}

export interface QuantityRule {
    /** The smallest quantity that is sold, in base units. */
    minimum: bigint;
    /** Only multiples of this many base units are sold. */
    increment: bigint;
}

export type QuantityRefusalReason = 'not-positive' | 'below-minimum' | 'not-a-multiple' | 'not-whole' | 'too-large';

export type BaseQuantity =
    | { base: bigint }
    /** `nearest` are the valid quantities around the wished one, in the unit that was asked for, at most two. */
    | { refused: QuantityRefusalReason; nearest: bigint[] };

/** PostgreSQL's and GraphQL's Int, which `OrderLine.quantity` is. */
export const largestQuantity = 2_147_483_647n;

function gcd(a: bigint, b: bigint): bigint {
    return b === 0n ? a : gcd(b, a % b);
}

function lcm(a: bigint, b: bigint): bigint {
    return (a / gcd(a, b)) * b;
}

function ceilDivide(a: bigint, b: bigint): bigint {
    return (a + b - 1n) / b;
}

/** Converts exactly. A quantity that the base unit or the sales rule cannot express is refused, never rounded. */
export function toBase(quantity: bigint, unit: UnitFactor, rule: QuantityRule): BaseQuantity {
    checkFactor(unit, rule);
    if (quantity <= 0n) {
        return { refused: 'not-positive', nearest: [smallest(unit, rule)].filter(isStorable(unit)) };
    }
    const scaled = quantity * unit.numerator;
    const reason = refuse(scaled, unit.denominator, rule);
    return reason === null ? { base: scaled / unit.denominator } : { refused: reason, nearest: nearest(quantity, unit, rule) };
}

/** Back to a unit for showing; null when it does not come out whole. */
export function fromBase(base: bigint, unit: UnitFactor): bigint | null {
    const scaled = base * unit.denominator;
    return scaled % unit.numerator === 0n ? scaled / unit.numerator : null;
}

function checkFactor(unit: UnitFactor, rule: QuantityRule): void {
    if (unit.numerator <= 0n || unit.denominator <= 0n || rule.minimum < 0n || rule.increment <= 0n) {
        throw new RangeError('Unit factors and increments are positive');
    }
}

function refuse(scaled: bigint, denominator: bigint, rule: QuantityRule): QuantityRefusalReason | null {
    if (scaled > largestQuantity * denominator) return 'too-large';
    if (scaled % denominator !== 0n) return 'not-whole';
    const base = scaled / denominator;
    if (base < rule.minimum) return 'below-minimum';
    return base % rule.increment === 0n ? null : 'not-a-multiple';
}

/** The first valid quantity in this unit, and how far apart the valid ones lie. */
function grid(unit: UnitFactor, rule: QuantityRule): { first: bigint; step: bigint } {
    const divisor = gcd(unit.numerator, unit.denominator);
    const numerator = unit.numerator / divisor;
    // Only multiples of the denominator are whole in base units; each of those is `numerator` base units.
    const step = (lcm(numerator, rule.increment) / numerator) * (unit.denominator / divisor);
    const minimum = ceilDivide(rule.minimum * unit.denominator, unit.numerator);
    return { first: minimum === 0n ? step : ceilDivide(minimum, step) * step, step };
}

function smallest(unit: UnitFactor, rule: QuantityRule): bigint {
    return grid(unit, rule).first;
}

function nearest(quantity: bigint, unit: UnitFactor, rule: QuantityRule): bigint[] {
    const { first, step } = grid(unit, rule);
    const below = (quantity / step) * step;
    const around = quantity < first ? [first] : [below, below + step];
    const storable = around.filter(isStorable(unit));
    return storable.length > 0 ? storable : largest(first, step, unit);
}

function largest(first: bigint, step: bigint, unit: UnitFactor): bigint[] {
    const most = (largestQuantity * unit.denominator) / unit.numerator;
    return most < first ? [] : [first + ((most - first) / step) * step];
}

function isStorable(unit: UnitFactor): (quantity: bigint) => boolean {
    return quantity => quantity > 0n && quantity * unit.numerator <= largestQuantity * unit.denominator;
}
