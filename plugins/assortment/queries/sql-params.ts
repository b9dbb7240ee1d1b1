type SqlType = 'int' | 'int[]' | 'text' | 'text[]' | 'date' | 'bigint' | 'tsquery' | 'float8[]';

/** Collects the values of a query that is put together from parts; each part gets its own numbers. */
export class SqlParams {
    readonly values: unknown[] = [];

    /** Keeps the value and returns its typed place in the text: `$3::int[]`. */
    add(value: unknown, type: SqlType): string {
        this.values.push(value);
        return `$${this.values.length}::${type}`;
    }
}
