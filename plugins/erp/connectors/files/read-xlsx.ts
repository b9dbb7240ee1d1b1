import type { Readable } from 'node:stream';

import type { SourceRow } from '../values';
import { headerOf } from './read-csv';
import { FileRefusedError } from './refused';
import type { FileSource } from './settings';

/** The rows of the first sheet. An archive has its contents at its end, so the whole file is held. */
const mostBytes = 50_000_000;
const mostRows = 1_000_000;

export async function* readXlsx(file: Readable, { key }: Pick<FileSource, 'key'>): AsyncGenerator<SourceRow> {
    const { readLines } = await import('../../../documents');
    const whole = await held(file);
    let header: string[] | undefined;
    try {
        for await (const { row, cells } of readLines(whole, 'file.xlsx', { maxRows: mostRows })) {
            if (header === undefined) header = headerOf(cells, key);
            else yield { place: `row ${row}`, row: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) };
        }
    } catch (error) {
        throw error instanceof FileRefusedError ? error : new FileRefusedError((error as Error).message.replace(/^file: /, '').slice(0, 200));
    }
    if (header === undefined) throw new FileRefusedError('it is empty');
}

async function held(file: Readable): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of file as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > mostBytes) throw new FileRefusedError(`it is larger than ${mostBytes / 1_000_000} MB`);
        parts.push(part);
    }
    return Buffer.concat(parts);
}
