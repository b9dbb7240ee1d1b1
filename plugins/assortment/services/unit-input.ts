import { z } from 'zod';

import { mostFactor, mostPerUnits, type OtherUnit, reduced } from '../domain/unit-factor';
import { type UnitCode, unitCodes } from '../domain/units';

/** Other units than the base unit: of a variant, or of a group of units. */
export const otherUnitsSchema = z
    .array(
        z.object({
            code: z.enum(unitCodes),
            factor: z.int().min(1).max(mostFactor),
            perUnits: z.preprocess(value => value ?? 1, z.int().min(1).max(mostPerUnits)),
        })
            .refine(({ factor, perUnits }) => factor !== perUnits, { path: ['factor'], message: 'one of it is one base unit: leave it out' })
            .transform(reduced),
    )
    .max(10);

/** Each unit once. */
export function unitsTwice(baseUnit: UnitCode, units: readonly OtherUnit[]): boolean {
    return new Set([baseUnit, ...units.map(unit => unit.code)]).size <= units.length;
}
