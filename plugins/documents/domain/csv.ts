import { escapeFormula } from './formula-escape';

export type CellValue = string | number | bigint | boolean | Date | null | undefined;

export interface TableColumn<Row> {
    header: string;
    value: (row: Row) => CellValue;
}

/** Dates in ISO form, so that every program and `readTable` read the same. Numbers are not escaped: they cannot be formulas. */
export function cellText(value: CellValue): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return escapeFormula(value);
    return value instanceof Date ? value.toISOString() : String(value);
}

function quoted(text: string): string {
    return `"${text.replaceAll('"', '""')}"`;
}

/** With the byte order mark by which Excel knows UTF-8. Every field is quoted. */
export function toCsv<Row>(rows: Iterable<Row>, columns: readonly TableColumn<Row>[]): string {
    const lines = [columns.map(column => quoted(cellText(column.header))).join(',')];
    for (const row of rows) {
        lines.push(columns.map(column => quoted(cellText(column.value(row)))).join(','));
    }
    return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Excel writes what the user's country separates lists with. */
export function delimiterOf(headerLine: string): ',' | ';' | '\t' {
    const outside = headerLine.replace(/"[^"]*"/g, '');
    const count = (delimiter: string) => outside.split(delimiter).length;
    return ([',', ';', '\t'] as const).reduce((best, next) => (count(next) > count(best) ? next : best));
}
