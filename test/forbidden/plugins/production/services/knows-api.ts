import { answer } from '../api/resolver';
import { page } from '../dashboard/page';

export const both = [answer, page];
