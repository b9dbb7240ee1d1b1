import type { ID } from '@vendure/core';

import { checked, recordId } from '../../../kernel/vendure-input';

/** GraphQL's id as the number that it is in the database. */
export function idOf(value: ID): number {
    return checked(recordId, value);
}
