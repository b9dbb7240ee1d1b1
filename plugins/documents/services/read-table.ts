import { UserInputError } from '@vendure/core';
import { CsvError, parse } from 'csv-parse';
import type ExcelJS from 'exceljs';
import { Readable } from 'node:stream';

import { inputError } from '../../../kernel/vendure-input';
import { delimiterOf } from '../domain/csv';
import { unescapeFormula } from '../domain/formula-escape';
import { encodingOf } from '../domain/text-encoding';
import { zipEntries } from '../domain/zip-entries';
import { firstSheetRows } from './xlsx-sheet';

export interface ReadOptions {
    maxRows: number;
}

export interface TableRow {
    /** As a spreadsheet program numbers it: the header is row 1. */
    row: number;
    cells: Record<string, string>;
}

export interface TableLine {
    row: number;
    cells: string[];
}

export const defaultReadOptions: ReadOptions = { maxRows: 100_000 };

const maxColumns = 200;
const maxCell = 20_000;
const chunk = 65_536;
const maxUnpackedBytes = 300_000_000;

/** The filled rows of a CSV or XLSX file as they stand, for files whose first line need not name the columns. */
export async function* readLines(file: Buffer, filename: string, options: ReadOptions = defaultReadOptions): AsyncGenerator<TableLine> {
    let filled = 0;
    for await (const line of linesOf(file, filename)) {
        if (line.cells.every(cell => cell === '')) continue;
        if (++filled > options.maxRows) {
            throw inputError(`file: has more than ${options.maxRows} rows`);
        }
        yield line;
    }
}

/** Rows of a CSV or XLSX file, one after the other, by the names in its first line. A file that cannot be read is the sender's mistake. */
export async function* readTable(file: Buffer, filename: string, options: ReadOptions = defaultReadOptions): AsyncGenerator<TableRow> {
    const lines = linesOf(file, filename);
    let header: string[] | undefined;
    let row = 0;
    let filled = 0;
    for await (const line of lines) {
        row = line.row;
        if (header === undefined) {
            header = headerOf(line.cells);
            continue;
        }
        if (line.cells.every(cell => cell === '')) continue;
        if (++filled > options.maxRows) {
            throw inputError(`file: has more than ${options.maxRows} rows`);
        }
        if (line.cells.length > header.length && line.cells.slice(header.length).some(cell => cell !== '')) {
            throw inputError(`file: row ${row} has more cells than the first line has names`);
        }
        yield { row, cells: Object.fromEntries(header.map((name, index) => [name, line.cells[index] ?? ''])) };
    }
    if (header === undefined) {
        throw inputError('file: is empty');
    }
}

function linesOf(file: Buffer, filename: string): AsyncGenerator<TableLine> {
    return isXlsx(file, filename) ? xlsxLines(file) : csvLines(file);
}

function isXlsx(file: Buffer, filename: string): boolean {
    const zipped = file.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
    const extension = /\.(csv|xlsx)$/i.exec(filename)?.[1]?.toLowerCase();
    if (extension === undefined || zipped !== (extension === 'xlsx')) {
        throw inputError('file: must be a CSV or an XLSX file, with the ending of its kind');
    }
    return zipped;
}

function headerOf(cells: string[]): string[] {
    const names = cells.map(cell => cell.trim());
    while (names.at(-1) === '') names.pop();
    if (names.length === 0 || names.length > maxColumns || names.includes('')) {
        throw inputError(`file: the first line must name each column (at most ${maxColumns})`);
    }
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
        throw inputError(`file: the column ${twice} appears twice`);
    }
    return names;
}


function* decoded(file: Buffer): Generator<string, void> {
    const encoding = encodingOf(file);
    if (encoding === null) throw inputError('file: is not a text; save it as CSV in UTF-8');
    const decoder = new TextDecoder(encoding);
    for (let at = 0; at < file.length; at += chunk) yield decoder.decode(file.subarray(at, at + chunk), { stream: true });
    yield decoder.decode();
}

async function* csvLines(file: Buffer): AsyncGenerator<TableLine> {
    const pieces = decoded(file);
    // The first line, which the first piece holds, says what separates cells.
    const begun = pieces.next();
    const first = begun.done === true ? '' : begun.value;
    const delimiter = delimiterOf(first.slice(0, first.search(/[\r\n]|$/)));
    const parser = Readable.from(joined(first, pieces)).pipe(
        parse({ delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: maxCell * maxColumns }),
    );
    let row = 0;
    try {
        for await (const record of parser as AsyncIterable<string[]>) {
            row++;
            yield { row, cells: record.map(cell => unescapeFormula(limited(cell, row))) };
        }
    } catch (error) {
        if (error instanceof CsvError) {
            throw inputError(`file: row ${row + 1} cannot be read (${error.code})`);
        }
        throw error;
    }
}

function* joined(first: string, rest: Generator<string, void>): Generator<string, void> {
    yield first;
    yield* rest;
}

async function* xlsxLines(file: Buffer): AsyncGenerator<TableLine> {
    const entries = zipEntries(file);
    if (entries === null) {
        throw inputError('file: is not a readable XLSX file');
    }
    if (entries.reduce((sum, entry) => sum + entry.size, 0) > maxUnpackedBytes) {
        throw inputError('file: unpacks to too much');
    }
    try {
        for await (const row of firstSheetRows(file, entries)) {
            const cells: string[] = [];
            row.eachCell({ includeEmpty: true }, cell => cells.push(limited(xlsxText(cell.value), row.number)));
            yield { row: row.number, cells };
        }
    } catch (error) {
        if (error instanceof UserInputError) throw error;
        throw inputError('file: is not a readable XLSX file');
    }
}

function limited(text: string, row: number): string {
    if (text.length > maxCell) {
        throw inputError(`file: row ${row} has a cell of more than ${maxCell} characters`);
    }
    return text;
}

/** As the person sees the cell; a formula is its stored result. */
function xlsxText(value: ExcelJS.CellValue): string {
    if (value === null || value === undefined) return '';
    if (typeof value !== 'object') return String(value);
    if (value instanceof Date) {
        const iso = value.toISOString();
        return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
    }
    if ('richText' in value) return value.richText.map(part => part.text).join('');
    if ('text' in value) return xlsxText(value.text);
    if ('result' in value) return xlsxText(value.result);
    return '';
}
