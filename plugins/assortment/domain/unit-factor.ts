import type { UnitCode } from './units';

/** Another unit of a variant: `perUnits` of it are exactly `factor` base units. A roll of 75 m² is 75 to 1, a bag of 2.5 kg 5 to 2. */
export interface OtherUnit {
    code: UnitCode;
    factor: number;
    perUnits: number;
}

export const mostFactor = 1_000_000;
export const mostPerUnits = 10_000;

function gcd(a: number, b: number): number {
    return b === 0 ? a : gcd(b, a % b);
}

/** In lowest terms, so that one ratio has one form. */
export function reduced({ code, factor, perUnits }: OtherUnit): OtherUnit {
    const divisor = gcd(factor, perUnits);
    return { code, factor: factor / divisor, perUnits: perUnits / divisor };
}

/**
 * What a file writes for a factor, exactly: `25`, `5/2`, `1.44` or `1,44`. Null when it is none, is not positive, is one
 * (that is the base unit itself), or is finer than we count.
 */
export function factorOf(text: string): Pick<OtherUnit, 'factor' | 'perUnits'> | null {
    const plain = text.trim().replace(/\s*\/\s*/, '/');
    const fraction = /^(\d{1,9})\/(\d{1,9})$/.exec(plain);
    const decimal = /^(\d{1,7})(?:[.,](\d{1,6}))?$/.exec(plain);
    if (fraction === null && decimal === null) return null;
    const [numerator, denominator] = fraction !== null
        ? [Number(fraction[1]), Number(fraction[2])]
        : [Number(`${decimal?.[1] ?? ''}${decimal?.[2] ?? ''}`), 10 ** (decimal?.[2]?.length ?? 0)];
    if (numerator === 0 || denominator === 0) return null;
    const { factor, perUnits } = reduced({ code: 'piece', factor: numerator, perUnits: denominator });
    return refuseFactor({ factor, perUnits }) === null ? { factor, perUnits } : null;
}

/** Why a ratio cannot be a unit's. */
export function refuseFactor({ factor, perUnits }: Pick<OtherUnit, 'factor' | 'perUnits'>): 'is-base-unit' | 'too-large' | null {
    if (factor === perUnits) return 'is-base-unit';
    return factor > mostFactor || perUnits > mostPerUnits ? 'too-large' : null;
}

/** Rolls are counted in centimetres of their length, so that a cut is whole, and priced by the area. */
export const rollBaseUnit: UnitCode = 'cm';
