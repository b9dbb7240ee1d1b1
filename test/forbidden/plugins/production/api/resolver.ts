import { rows } from '../queries/rows';

export const answer = rows;
