import ExcelJS from 'exceljs';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

import type { ZipEntry } from '../domain/zip-entries';

/** The parts of ExcelJS's streaming reader that its own loop calls. */
interface Parts {
    _parseRels(part: Readable): Promise<void>;
    _parseWorkbook(part: Readable): Promise<void>;
    _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
    _parseStyles(part: Readable): Promise<void>;
    _parseWorksheet(part: Readable, number: string): Iterable<{ value: AsyncIterable<ExcelJS.Row> }>;
    workbookRels?: { Id: string; Target: string }[];
    model?: { sheets?: { rId: string }[] };
}

const readerOptions = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' } as const;

/**
 * The rows of the workbook's first sheet. ExcelJS's own loop goes through the archive once and may lose what comes last in
 * it, at times the workbook itself (exceljs issue 3064), so the parts are given to it by the archive's table of contents.
 */
export async function* firstSheetRows(file: Buffer, entries: readonly ZipEntry[]): AsyncGenerator<ExcelJS.Row> {
    const part = (path: string): Readable | null => {
        const entry = entries.find(one => one.path === path);
        return entry === undefined ? null : Readable.from(unpacked(file, entry));
    };
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([]), readerOptions) as unknown as Parts;
    const [rels, workbook, texts, styles] = ['_rels/workbook.xml.rels', 'workbook.xml', 'sharedStrings.xml', 'styles.xml'].map(name => part(`xl/${name}`));
    if (!rels || !workbook) throw new Error('The archive holds no workbook');
    await reader._parseRels(rels);
    await reader._parseWorkbook(workbook);
    if (texts) for await (const text of reader._parseSharedStrings(texts)) void text;
    if (styles) await reader._parseStyles(styles);
    const first = reader.model?.sheets?.[0]?.rId;
    const target = reader.workbookRels?.find(rel => rel.Id === first)?.Target.replace(/^\/?(xl\/)?/, '');
    const sheet = target === undefined ? null : part(`xl/${target}`);
    if (!sheet) throw new Error('The workbook has no sheet');
    for (const { value: rows } of reader._parseWorksheet(sheet, /\d+/.exec(target ?? '')?.[0] ?? '1')) yield* rows;
}

/** An entry that unpacks to more than it says is damaged, or was made to fill the memory. */
async function* unpacked(file: Buffer, { from, to, size, isDeflated }: ZipEntry): AsyncGenerator<Buffer> {
    const packed = Readable.from([file.subarray(from, to)]);
    let seen = 0;
    for await (const chunk of (isDeflated ? packed.pipe(createInflateRaw()) : packed) as AsyncIterable<Buffer>) {
        seen += chunk.length;
        if (seen > size) throw new Error('An entry unpacks to more than it says');
        yield chunk;
    }
}
