import { type ID, UserInputError } from '@vendure/core';

/** The database id that the caller gave as GraphQL's ID. */
export function idOf(id: ID, field = 'id'): number {
    const number = Number(id);
    if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) {
        throw new UserInputError(`${field}: must be an id`);
    }
    return number;
}
