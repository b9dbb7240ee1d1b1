/** What the server says is wrong at one field, as data. */
export interface FieldProblem {
    field: string;
    reason: string;
    expected: string;
}

/** The translation's key for a problem: a wrong digit is named only where the right one is known. */
export function problemKey({ reason, expected }: FieldProblem): string {
    return reason === 'tax-check-digit' && expected === '' ? 'access.problem.tax-digit' : 'access.problem.' + reason;
}
