import { order } from '../../purchasing';

export const audited = order;
