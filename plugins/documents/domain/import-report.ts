import { toCsv } from './csv';

export interface RowRefusal {
    row: number;
    message: string;
}

/** The refused rows as they came, with the reason in a last column, ready to be corrected and sent again. */
export function rejectsCsv(
    refusals: readonly RowRefusal[],
    columns: readonly string[],
    cellsOf: (row: number) => Readonly<Record<string, string>>,
): string | null {
    if (refusals.length === 0) return null;
    return toCsv(refusals, [
        ...columns.map(name => ({ header: name, value: (refusal: RowRefusal) => cellsOf(refusal.row)[name] })),
        { header: reasonColumn, value: refusal => refusal.message },
    ]);
}

/** Left out when the corrected file comes back. */
export const reasonColumn = 'rejected because';
