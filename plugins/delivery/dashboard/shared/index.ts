export { useWayName, ways } from './way-name';
