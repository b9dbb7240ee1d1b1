/** How much of an article a line is, in its base unit and in the unit it was sold in. */
export interface LineQuantity {
    unit: string;
    unitQuantity: number;
    baseUnit: string;
    quantity: number;
    /** Cut from a roll of this width: the base unit is a centimetre of its length. */
    rollWidthCm: number | null;
}

export interface DocumentQuantity {
    unit: string;
    /** A plain decimal, which is `numerator / denominator`. */
    quantity: string;
    numerator: bigint;
    denominator: bigint;
}

/**
 * In the unit it was sold in where the ERP has that one, else in the base unit. A cut that the ERP counts in none of these is said in metres or
 * square metres, exactly. Where the ERP knows none of them it stays the base unit, which the mapping then names as missing.
 */
export function documentQuantity({ unit, unitQuantity, baseUnit, quantity, rollWidthCm }: LineQuantity, erpUnits: ReadonlySet<string>): DocumentQuantity {
    const base = decimal(baseUnit, BigInt(quantity), 0);
    const cut = rollWidthCm === null ? [] : [decimal('metre', BigInt(quantity), 2), decimal('m2', BigInt(quantity) * BigInt(rollWidthCm), 4)];
    return [decimal(unit, BigInt(unitQuantity), 0), base, ...cut].find(one => erpUnits.has(one.unit)) ?? base;
}

function decimal(unit: string, numerator: bigint, digits: number): DocumentQuantity {
    const denominator = 10n ** BigInt(digits);
    const fraction = digits === 0 ? '' : String(numerator % denominator).padStart(digits, '0').replace(/0+$/, '');
    return { unit, numerator, denominator, quantity: `${numerator / denominator}${fraction === '' ? '' : `.${fraction}`}` };
}
