export { useRollSize } from './roll-size';
export { unitCodes, useUnitName } from './unit-names';
