export { useRollSize } from './roll-size';
export { unitCodes, useUnitName } from './unit-names';
export { type ChosenVariant, VariantField } from './variant-field';
