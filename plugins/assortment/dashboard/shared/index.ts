export { useUnitName } from './unit-names';
