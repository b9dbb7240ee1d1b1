import { graphql, ResultOf } from '../../shared/data/graphql';

/** What the server says is wrong at one field, as data. */
export const problemFields = graphql(`
    fragment FieldProblemFields on FieldProblem @_unmask {
        field
        reason
        expected
    }
`);

export type FieldProblem = ResultOf<typeof problemFields>;

/** Why a mutation was refused; null when it was carried out. */
export function reasonOf(answer: { __typename: string; reason?: string }): string | null {
    return answer.reason ?? null;
}

/** The translation's key for a problem: a wrong digit is named only where the right one is known. */
export function problemKey({ reason, expected }: FieldProblem): string {
    return reason === 'tax-check-digit' && expected === '' ? 'access.problem.tax-digit' : 'access.problem.' + reason;
}
