import { order } from '../../purchasing/services/order';

export const inside = order;
