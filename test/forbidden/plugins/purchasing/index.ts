export { order } from './services/order';
