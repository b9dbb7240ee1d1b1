import { z } from 'zod';

import { type TableColumn, toCsv, toXlsx } from '../../documents';

export const sheetFormat = z.enum(['CSV', 'XLSX']);
export type SheetFormat = z.output<typeof sheetFormat>;

/** Content as base64. */
export interface Sheet {
    filename: string;
    mimeType: string;
    content: string;
}

/** A file for a spreadsheet. What looks like a formula comes as text: the one writer of tables sees to it. */
export async function sheetOf<Row>(name: string, format: SheetFormat, rows: readonly Row[], columns: readonly TableColumn<Row>[]): Promise<Sheet> {
    const isCsv = format === 'CSV';
    const content = isCsv ? Buffer.from(toCsv(rows, columns)) : await toXlsx(rows, columns);
    return {
        filename: `${name}.${isCsv ? 'csv' : 'xlsx'}`,
        mimeType: isCsv ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: content.toString('base64'),
    };
}
