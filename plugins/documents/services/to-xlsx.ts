import ExcelJS from 'exceljs';

import type { CellValue, TableColumn } from '../domain/csv';

/** Characters that XML cannot carry. */
const unwritable = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;

function xlsxValue(value: CellValue): ExcelJS.CellValue {
    if (typeof value === 'string') return value.replace(unwritable, '');
    // Excel's numbers hold 15 digits; a longer one is written as text rather than rounded.
    if (typeof value === 'bigint') return value > -(10n ** 15n) && value < 10n ** 15n ? Number(value) : value.toString();
    return value ?? null;
}

/** One sheet. Texts are stored as texts, which no program takes for formulas. */
export async function toXlsx<Row>(
    rows: Iterable<Row>,
    columns: readonly TableColumn<Row>[],
    options: { sheet: string; rightToLeft: boolean } = { sheet: 'Sheet1', rightToLeft: false },
): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet(options.sheet.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31), {
        views: [{ state: 'frozen', ySplit: 1, rightToLeft: options.rightToLeft }],
    });
    sheet.columns = columns.map(column => ({ header: column.header, width: Math.min(60, Math.max(12, column.header.length + 2)) }));
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) {
        sheet.addRow(columns.map(column => xlsxValue(column.value(row))));
    }
    return Buffer.from(await workbook.xlsx.writeBuffer());
}
