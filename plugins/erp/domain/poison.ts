/** Classes of PostgreSQL's errors that say that a row is wrong, and not that the database is. */
const ofTheRow = new Set(['22', '23', 'P0']);

/** Whether an error comes of what a record says, so that it alone is set aside; all else stops the run, which is tried again. */
export function isOfTheRow(error: { code?: unknown; isInput: boolean }): boolean {
    return error.isInput || (typeof error.code === 'string' && error.code.length === 5 && ofTheRow.has(error.code.slice(0, 2)));
}
