import { latinDigits, searchKey } from '../../../kernel/text';
import { fromJalali, isLocalDate } from '../../../kernel/time';

/** A row of what somebody pasted or sent as a file, as he wrote it. */
export interface WrittenRow {
    /** In the text or the file, from 1. */
    row: number;
    code: string;
    quantity: string;
    unit: string;
    remark: string;
    /** YYYY-MM-DD; empty when he wished for no day. */
    date: string;
}

const headers = {
    code: [
        ...['code', 'sku', 'ean', 'gtin', 'barcode', 'article', 'article number', 'item', 'product code', 'own code'],
        ...['kod', 'indeks', 'kod towaru', 'artykul', 'kod ean', 'код', 'артикул', 'штрихкод', 'код товара', 'کد', 'کد کالا', 'شناسه', 'بارکد', 'کد خودمان'],
    ],
    quantity: ['quantity', 'qty', 'count', 'pieces', 'ilosc', 'liczba', 'количество', 'кол во', 'колво', 'تعداد', 'مقدار'],
    unit: ['unit', 'jednostka', 'jm', 'j m', 'единица', 'ед', 'ед изм', 'واحد'],
    remark: ['remark', 'remarks', 'note', 'comment', 'uwaga', 'uwagi', 'примечание', 'комментарий', 'توضیح', 'توضیحات', 'یادداشت'],
    date: ['date', 'wished date', 'delivery date', 'data', 'termin', 'data dostawy', 'дата', 'дата поставки', 'تاریخ', 'تاریخ تحویل'],
} as const;
type Column = keyof typeof headers;

const columnOf = new Map<string, Column>(
    (Object.entries(headers) as [Column, readonly string[]][]).flatMap(([column, names]) => names.map(name => [searchKey(name), column] as const)),
);

/** Digit groups that are one number in spite of what separates them: 1,250 and 1 250. */
const grouped = /^\d{1,3}([,\u066c\u00a0\u202f ]\d{3})+$/;

/** The cells of a pasted line: by tabs, else semicolons, else commas, else blanks. */
export function cellsOf(line: string): string[] {
    const trimmed = line.replace(/\s+$/, '');
    if (trimmed.includes('\t')) return trimmed.split('\t').map(cell => cell.trim());
    if (/[;؛]/.test(trimmed)) return trimmed.split(/[;؛]/).map(cell => cell.trim());
    const words = trimmed.trim().split(/\s+/);
    // A comma inside a number separates nothing.
    const isNumber = words.length > 1 && grouped.test(latinDigits(words[1] ?? ''));
    if (/[,،]/.test(trimmed) && !isNumber) return trimmed.split(/[,،]/).map(cell => cell.trim());
    return byWords(words);
}

/** `AB 12 10 box soft please`: what stands before the quantity is the code, what stands after it is told apart later. */
function byWords(words: string[]): string[] {
    const at = words.findIndex((word, place) => place > 0 && isQuantity(word));
    if (at < 1) return words.length > 1 ? [words[0] ?? '', words.slice(1).join(' ')] : words;
    const [code, quantity, rest] = [words.slice(0, at).join(' '), words[at] ?? '', words.slice(at + 1)];
    return [code, quantity, ...(rest.length === 0 ? [] : [rest[0] ?? '', rest.slice(1).join(' ')].filter(cell => cell !== ''))];
}

function isQuantity(word: string): boolean {
    return /^\d+([.,\u066b\u066c]\d+)*$/.test(latinDigits(word));
}

/** Which columns the first line names; null when it is a row like the others. */
function headerOf(cells: readonly string[]): (Column | null)[] | null {
    const named = cells.map(cell => columnOf.get(searchKey(cell)) ?? null);
    return named.includes('code') || named.includes('quantity') ? named : null;
}

export type RowsRefusal = 'nothing' | 'no-code-column' | 'no-quantity-column' | 'too-many';

export const mostOrderRows = 10_000;

/**
 * The rows of lines that were read already, with or without a first line that names the columns. Without one, a row is code, quantity
 * and then, in any order, a unit that `isUnit` knows, a day, and a remark.
 */
export function orderRows(lines: readonly { row: number; cells: readonly string[] }[], isUnit: (text: string) => boolean): WrittenRow[] | RowsRefusal {
    const filled = lines.filter(line => line.cells.some(cell => cell.trim() !== ''));
    const [first] = filled;
    if (first === undefined) return 'nothing';
    const header = headerOf(first.cells);
    if (header !== null && !header.includes('code')) return 'no-code-column';
    if (header !== null && !header.includes('quantity')) return 'no-quantity-column';
    const rows = header === null ? filled : filled.slice(1);
    if (rows.length > mostOrderRows) return 'too-many';
    if (rows.length === 0) return 'nothing';
    return rows.map(({ row, cells }) => (header === null ? unnamed(row, cells, isUnit) : named(row, cells, header)));
}

function named(row: number, cells: readonly string[], header: readonly (Column | null)[]): WrittenRow {
    const of = (column: Column) => cells.find((cell, place) => header[place] === column && cell.trim() !== '')?.trim() ?? '';
    const unit = of('unit');
    const [quantity, said] = unit === '' ? withUnit(of('quantity')) : [of('quantity'), unit];
    return { row, code: of('code'), quantity, unit: said, remark: of('remark'), date: dayOf(of('date')) ?? of('date') };
}

function unnamed(row: number, cells: readonly string[], isUnit: (text: string) => boolean): WrittenRow {
    const [code = '', given = '', ...rest] = cells.map(cell => cell.trim());
    const [quantity, said] = withUnit(given);
    let [unit, date] = [said, ''];
    const remark: string[] = [];
    for (const cell of rest.filter(one => one !== '')) {
        const day = dayOf(cell);
        if (unit === '' && isUnit(cell)) unit = cell;
        else if (date === '' && day !== null) date = day;
        else remark.push(cell);
    }
    return { row, code, quantity, unit, remark: remark.join(', '), date };
}

/** `10 box` is a quantity with its unit. */
function withUnit(text: string): [string, string] {
    const found = /^([\d\s.,\u066b\u066c\u00a0\u202f]*\d)\s*(\p{L}.*)$/u.exec(latinDigits(text));
    // 1e9 is a number that a spreadsheet has shortened, and no quantity of e.
    return found === null || /^e\d+$/i.test(found[2] ?? '') ? [text, ''] : [(found[1] ?? '').trim(), (found[2] ?? '').trim()];
}

function dayOf(text: string): string | null {
    const latin = latinDigits(text.trim());
    const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(latin);
    const day = european === null ? latin.replaceAll('/', '-').replace(/-(\d)(?=-|$)/g, '-0$1') : [european[3], european[2]?.padStart(2, '0'), european[1]?.padStart(2, '0')].join('-');
    return fromJalali(day) ?? (isLocalDate(day) ? day : null);
}

export type QuantityRefusal = 'quantity-missing' | 'quantity-not-a-number' | 'quantity-not-whole' | 'nothing-to-add' | 'too-much';

/** More of one article in a file is taken for a slip of the pen, or for a code in the wrong column. */
export const mostFromFile = 1_000_000;

/** How many are meant: a whole number, in any of the three scripts, with its thousands apart or not. */
export function quantityOf(text: string): number | QuantityRefusal {
    const latin = latinDigits(text).trim();
    if (latin === '') return 'quantity-missing';
    const plain = (grouped.test(latin) ? latin.replace(/\D/g, '') : latin).replace(/\u066b/g, '.');
    const whole = /^(\d{1,15})(?:[.,](\d+))?$/.exec(plain);
    if (whole === null) return 'quantity-not-a-number';
    if (/[1-9]/.test(whole[2] ?? '')) return 'quantity-not-whole';
    const quantity = Number(whole[1]);
    if (quantity === 0) return 'nothing-to-add';
    return quantity > mostFromFile ? 'too-much' : quantity;
}

export interface Candidate {
    kind: 'own' | 'sku' | 'gtin';
    variantId: number;
    unit: string | null;
    isExact: boolean;
}

/**
 * What a code means: the company's own word goes before the article number, and that before the number under the bars. Of several
 * articles that one kind of code names, the one whose code is so letter for letter; else the buyer has to choose.
 */
export function meantBy<C extends Candidate>(matches: readonly C[]): C | C[] | null {
    for (const kind of ['own', 'sku', 'gtin'] as const) {
        const found = matches.filter(match => match.kind === kind);
        if (found.length === 0) continue;
        const articles = [...new Map(found.map(match => [match.variantId, match])).values()];
        if (articles.length === 1) return articles[0] ?? null;
        const exact = articles.filter(match => match.isExact);
        return kind !== 'gtin' && exact.length === 1 ? (exact[0] ?? null) : articles;
    }
    return null;
}
