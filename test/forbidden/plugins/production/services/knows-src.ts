import { seat } from '../../../src/seat';

export const known = seat;
