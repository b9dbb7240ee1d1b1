export { OrderStateBadge, useOrderStateName } from './order-state';
