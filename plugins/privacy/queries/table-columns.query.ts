import type { Ask } from '../../../kernel/personal-data';

export interface TableColumn {
    table: string;
    column: string;
    type: string;
    isNullable: boolean;
}

/** Every column of the database, as it is. */
export function tableColumns(ask: Ask): Promise<TableColumn[]> {
    return ask<TableColumn>(
        `SELECT c.table_name AS "table", c.column_name AS "column", CASE WHEN c.data_type = 'ARRAY' THEN c.udt_name ELSE c.data_type END AS type,
                c.is_nullable = 'YES' AS "isNullable"
           FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
          WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY 1, c.ordinal_position`,
    );
}

/** Types in which a name could stand. */
export function canHoldText({ type }: TableColumn): boolean {
    return /text|char|json|bytea|tsvector|inet|^xml$/.test(type);
}
