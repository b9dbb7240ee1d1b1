import { UnitRatio, unitsFor } from '../../shared/format/units';
import { CatalogueVariant } from './assortment';

type Optioned = Pick<CatalogueVariant, 'options'>;

export interface OptionGroup {
    name: string;
    values: string[];
}

/** The groups to choose from, with their values in the order in which the product has them. */
export function optionGroups(variants: readonly Optioned[]): OptionGroup[] {
    const groups = new Map<string, Set<string>>();
    for (const option of variants.flatMap((variant) => variant.options)) {
        groups.set(option.group, (groups.get(option.group) ?? new Set()).add(option.value));
    }
    return [...groups].map(([name, values]) => ({ name, values: [...values] }));
}

/** The article after choosing a value: the one that keeps most of the other choices, or none if the value does not exist. */
export function variantAfterChoice<V extends Optioned>(
    variants: readonly V[],
    current: V,
    group: string,
    value: string,
): V | null {
    const wanted = new Map(current.options.map((option) => [option.group, option.value])).set(group, value);
    const fits = (variant: V) => variant.options.filter((option) => wanted.get(option.group) === option.value).length;
    const withValue = variants.filter((variant) =>
        variant.options.some((option) => option.group === group && option.value === value),
    );
    return withValue.sort((a, b) => fits(b) - fits(a))[0] ?? null;
}

/** The smallest quantity of a unit that may be ordered: the minimum is told in base units. */
export function leastQuantity(minQuantity: number, unit: UnitRatio): number {
    return Math.max(1, Math.ceil(unitsFor(minQuantity, unit) / wholeStep(unit)) * wholeStep(unit));
}

/** How far one press of plus goes: an increment in base units, at least one of the unit. */
export function quantityStep(increment: number, unit: UnitRatio): number {
    return Math.max(1, Math.ceil(unitsFor(increment, unit) / wholeStep(unit)) * wholeStep(unit));
}

/** Only so many of a unit together are whole base units: ratios are in lowest terms. */
function wholeStep({ perUnits }: UnitRatio): number {
    return perUnits;
}

/** The nearest quantities that keep minimum and increment; empty when the given one is right. */
export function nearestQuantities(quantity: number, minQuantity: number, increment: number): number[] {
    if (quantity < minQuantity) return [Math.ceil(minQuantity / increment) * increment];
    if (quantity % increment === 0) return [];
    const below = Math.floor(quantity / increment) * increment;
    return [below, below + increment].filter((candidate) => candidate >= minQuantity);
}
