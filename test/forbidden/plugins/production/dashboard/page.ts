import { rows } from '../queries/rows';

export const page = rows;
