import type { EntityManager } from 'typeorm';

export type Row = Record<string, unknown>;

/** Writes rows of the same columns in one statement; columns that are not named get their defaults. */
export async function insertRows(manager: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first).map(name => `"${name}"`).join(', ');
    await manager.query(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`, [
        JSON.stringify(rows),
    ]);
}

/** Numbers from the table's own sequence, so that rows of several tables can name each other before they are written. */
export async function reserveIds(manager: EntityManager, table: string, count: number): Promise<number[]> {
    const rows = await manager.query<{ id: number }[]>(
        `SELECT nextval(pg_get_serial_sequence($1, 'id'))::int AS id FROM generate_series(1, $2::int) ORDER BY 1`,
        [`"${table}"`, count],
    );
    return rows.map(row => row.id);
}
