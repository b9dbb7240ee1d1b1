/** What spreadsheet programs take as the start of a formula, also in full width. */
const risky = /^'*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

/** A text that no spreadsheet program runs. `unescapeFormula` gives the original back. */
export function escapeFormula(text: string): string {
    return risky.test(text) ? `'${text}` : text;
}

export function unescapeFormula(text: string): string {
    return text.startsWith("'") && risky.test(text) ? text.slice(1) : text;
}
