import { inside } from '../services/front-door';

export const rule = inside;
