import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Readable } from 'node:stream';

import type { SourceRow } from '../values';
import { FileRefusedError } from './refused';
import type { FileSource } from './settings';

const longestRow = 1_000_000;
const mostColumns = 500;
/** What stands for bytes that are no letter in the encoding that was set. */
const noLetter = '\ufffd';

export async function* readCsv(file: Readable, { delimiter, encoding, key }: Pick<FileSource, 'delimiter' | 'encoding' | 'key'>): AsyncGenerator<SourceRow> {
    const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: longestRow, info: true, bom: true, relax_quotes: false });
    const decoded = iconv.decodeStream(encoding);
    file.on('error', error => parser.destroy(error));
    file.pipe(decoded).pipe(parser);
    let header: string[] | undefined;
    try {
        for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
            if (header === undefined) header = headerOf(record, key);
            else yield rowOf(record, header, `line ${info.lines}`);
        }
    } catch (error) {
        throw error instanceof CsvError ? new FileRefusedError(`it is no CSV: ${error.message.slice(0, 200)}`) : error;
    } finally {
        file.destroy();
    }
    if (header === undefined) throw new FileRefusedError('it is empty');
}

function rowOf(record: readonly string[], header: readonly string[], place: string): SourceRow {
    const text = record.join(';');
    if (record.length !== header.length) return { place, row: text, problem: `has ${record.length} cells where the first line names ${header.length}` };
    if (text.includes(noLetter)) return { place, row: text, problem: 'has bytes that are no letters in this encoding' };
    return { place, row: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])) };
}

export function headerOf(record: readonly string[], key: readonly string[]): string[] {
    const names = record.map(name => name.trim());
    if (names.length > mostColumns) throw new FileRefusedError(`its first line names more than ${mostColumns} columns`);
    const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
    if (twice !== undefined) throw new FileRefusedError(`it names the column ${twice} twice`);
    const missing = key.find(name => !names.includes(name));
    if (missing !== undefined) throw new FileRefusedError(`its first line names no column ${missing}`);
    return names;
}
