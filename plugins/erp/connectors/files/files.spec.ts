import fc from 'fast-check';
import iconv from 'iconv-lite';
import { Readable } from 'node:stream';

import type { SourceRow } from '../values';
import { matches } from './connector';
import { readCsv } from './read-csv';
import { readXml } from './read-xml';
import { FileRefusedError } from './refused';
import { contentOf, fileNameOf } from './write-document';

/** As a disk or a line hands it out: in parts that end anywhere. */
function inParts(file: Buffer, ends: readonly number[]): Readable {
    const places = [0, ...[...ends].map(end => end % (file.length + 1)).sort((one, other) => one - other), file.length];
    return Readable.from(places.slice(1).map((end, index) => file.subarray(places[index], end)));
}

async function all(rows: AsyncIterable<SourceRow>): Promise<SourceRow[]> {
    const found: SourceRow[] = [];
    for await (const row of rows) found.push(row);
    return found;
}

const ends = fc.array(fc.nat(10_000), { maxLength: 8 });
const csv = { delimiter: ';', encoding: 'utf-8', key: ['ID'] } satisfies object as { delimiter: ';'; encoding: 'utf-8'; key: string[] };
const xml = { records: 'rows/row', encoding: 'utf-8' } as const;
const few = { numRuns: 60 };

describe('CSV', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ł', 'ک', ';', '"', '\n', ' ', '1') }).filter(text => text.trim() !== '');

    it('is read as it was written, wherever its parts end', async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), ends, async (rows, places) => {
                const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
                const file = Buffer.from(`\ufeffID;Name\r\n${rows.map(row => row.map(quote).join(';')).join('\r\n')}\r\n`);
                const found = await all(readCsv(inParts(file, places), csv));
                expect(found.map(({ row }) => row)).toEqual(rows.map(([ID, Name]) => ({ ID, Name })));
            }),
            few,
        );
    });

    it.each([['windows-1250', 'Wykładzina żółta'], ['windows-1256', 'فرش ماشيني، کف‌پوش']] as const)('of %s has its letters, wherever its parts end', async (encoding, name) => {
        const file = iconv.encode(`ID;Name\n1;${name}\n`, encoding);
        await fc.assert(
            fc.asyncProperty(ends, async places => {
                expect((await all(readCsv(inParts(file, places), { ...csv, encoding })))[0]?.row).toEqual({ ID: '1', Name: name });
            }),
            few,
        );
    });

    it('of any bytes is rows or refused, and nothing else', async () => {
        await fc.assert(
            fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, hasHeader) => {
                const file = Buffer.concat([Buffer.from(hasHeader ? 'ID;Name\n' : ''), bytes]);
                await all(readCsv(inParts(file, []), csv)).catch((error: unknown) => expect(error).toBeInstanceOf(FileRefusedError));
            }),
            few,
        );
    });

    it('with more or fewer cells than its first line names is kept apart', async () => {
        const found = await all(readCsv(Readable.from([Buffer.from('ID;Name\n1;A\n2\n3;C;D\n4;E\n')]), csv));
        expect(found.map(({ place, problem }) => [place, problem === undefined])).toEqual([['line 2', true], ['line 3', false], ['line 4', false], ['line 5', true]]);
    });
});

describe('XML', () => {
    it('of a document of ours is read as it was written, wherever its parts end', async () => {
        const text = fc.string({ unit: 'grapheme', minLength: 1 }).map(value => value.replace(/[\p{C}\s]/gu, 'x'));
        await fc.assert(
            fc.asyncProperty(text, text, ends, async (one, other, places) => {
                const file = contentOf({ kind: 'order', key: 'k-1', values: { a: one, lines: [{ b: other }, { b: 'x' }] } }, 'xml');
                const [found] = await all(readXml(inParts(file, places), { ...xml, records: 'document' }));
                expect(found?.row).toEqual({ '@kind': 'order', '@key': 'k-1', 'a': one, 'lines': [{ b: other }, { b: 'x' }] });
            }),
            few,
        );
    });

    it('of anything is records or refused, and nothing else', async () => {
        const piece = fc.oneof(fc.string(), fc.constantFrom('<rows>', '<row>', '</row>', '</rows>', '<a b="', '"/>', '<![CDATA[', ']]>', '&amp;', '&x;', '&#0;', '<!DOCTYPE x>', '<?x ?>', '<!--', '-->'));
        await fc.assert(
            fc.asyncProperty(fc.array(piece), ends, async (pieces, places) => {
                await all(readXml(inParts(Buffer.from(pieces.join('')), places), xml)).catch((error: unknown) => expect(error).toBeInstanceOf(FileRefusedError));
            }),
            { numRuns: 200 },
        );
    });

    it.each([
        ['text', '<rows><row><ID>', 'x'],
        ['references', '<rows><row><ID>', '&#65;'],
        ['attribute', '<rows><row a="', 'x'],
        ['tag with attributes', '<rows><row ', 'a="1" '],
        ['comment', '<rows><!-- ', 'x'],
        ['nesting', '', '<a>'],
        ['rows within a record', '<rows><row>', '<b>12345678</b>'],
    ])('of a %s without an end is refused long before it fills the memory', async (_, begin, more) => {
        let handedOut = 0;
        function* endless() {
            yield Buffer.from(begin);
            for (; handedOut < 100_000_000; handedOut += 60_000) yield Buffer.from(more.repeat(60_000 / more.length));
        }
        await expect(all(readXml(Readable.from(endless()), xml))).rejects.toBeInstanceOf(FileRefusedError);
        expect(handedOut).toBeLessThan(10_000_000);
    });

    it('of another encoding of two bytes a letter is refused', async () => {
        await expect(all(readXml(Readable.from([iconv.encode('<rows><row><ID>1</ID></row></rows>', 'utf-16le')]), xml))).rejects.toBeInstanceOf(FileRefusedError);
    });

    it('with names that objects have of themselves is a record like others', async () => {
        const [found] = await all(readXml(Readable.from([Buffer.from('<rows><row><__proto__>1</__proto__><constructor>2</constructor></row></rows>')]), xml));
        expect(Object.entries(found?.row as object)).toEqual([['__proto__', '1'], ['constructor', '2']]);
    });
});

describe('names of files', () => {
    it('are of a pattern where something can stand for each star', () => {
        expect(['customers.csv', 'Customers-2026.CSV', 'xcustomers.csv', 'customers.csv.done', 'customers.csvx'].map(name => matches('customers*.csv', name))).toEqual([true, true, false, false, false]);
        expect([matches('a.csv', 'a.csv'), matches('a.csv', 'axcsv'), matches('*', 'anything'), matches('a*a', 'a')]).toEqual([true, false, true, false]);
        const part = fc.stringMatching(/^[a-z0-9.-]{0,8}$/);
        fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), part, (parts, filling) => {
            const name = parts.join(filling);
            fc.pre(!name.endsWith('.done'));
            expect(matches(parts.join('*'), name)).toBe(true);
        }));
    });

    it('of documents are as many as there are keys, and lead nowhere', () => {
        fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 90 }), { minLength: 2, maxLength: 6 }), keys => {
            const names = keys.map(key => fileNameOf('order', key, 'json'));
            expect(new Set(names).size).toBe(keys.length);
            expect(names.every(name => /^order-[A-Za-z0-9_-]+\.json$/.test(name))).toBe(true);
        }));
    });
});
