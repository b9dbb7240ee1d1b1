export interface DayCells {
    valid_from: string | null;
    valid_until: string | null;
}

/** Why a row's days are refused, or null. */
export function wrongDays({ valid_from, valid_until }: DayCells): string | null {
    return valid_from !== null && valid_until !== null && valid_until < valid_from ? 'valid_until: must not be before valid_from' : null;
}

/** Of rows that speak of the same thing the first one counts; `what` names the column and the thing. */
export class FirstRows {
    private rows = new Map<string, number>();

    constructor(private what: string) {}

    refuse(row: number, parts: readonly (string | number | null)[]): string | null {
        const key = JSON.stringify(parts);
        const first = this.rows.get(key);
        if (first === undefined) this.rows.set(key, row);
        return first === undefined ? null : `${this.what} stands in row ${first} already`;
    }
}
