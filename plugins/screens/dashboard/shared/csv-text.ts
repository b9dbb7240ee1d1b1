/** What spreadsheet programs take as the start of a formula; the documents plugin has the same rule for what the server writes. */
const risky = /^'*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

function cellOf(value: unknown): string {
    const text = value === null || value === undefined ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value as string);
    const harmless = typeof value === 'string' && risky.test(text) ? `'${text}` : text;
    return `"${harmless.replaceAll('"', '""')}"`;
}

/** A CSV file as every spreadsheet program reads it, with the mark by which Excel knows UTF-8. No text in it is a formula. */
export function csvText(rows: readonly (readonly unknown[])[]): string {
    return `\ufeff${rows.map(row => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
