export { useActionNames } from './action-names';
