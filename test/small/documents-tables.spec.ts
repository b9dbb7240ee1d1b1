import fc from 'fast-check';

import { amountCell, readTable, toCsv, toXlsx } from '../../plugins/documents';

const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\'م۱ آb') }),
    fc.constantFrom('=HYPERLINK("http://x")', '۱۲٬۳۴۵', 'a"b', '\u200c', ' x '),
);
const columns = ['first', 'second'] as const;
type Row = Record<(typeof columns)[number], string>;
const rows = fc.array(fc.record({ first: text, second: text }), { minLength: 1, maxLength: 12 });
const written = columns.map(header => ({ header, value: (row: Row) => row[header] }));
const isBlank = (row: Row) => row.first === '' && row.second === '';

async function read(file: Buffer | string, filename: string): Promise<Record<string, string>[]> {
    const found: Record<string, string>[] = [];
    for await (const { cells } of readTable(Buffer.from(file), filename)) found.push(cells);
    return found;
}

describe('tables', () => {
    it('come back from CSV as they were, whatever the cells hold', async () => {
        await fc.assert(
            fc.asyncProperty(rows, async list => {
                expect(await read(toCsv(list, written), 'x.csv')).toEqual(list.filter(row => !isBlank(row)));
            }),
        );
    });

    it('come back from XLSX, but for characters that XML cannot carry', async () => {
        const plain = (cell: string) => cell.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]/gu, '');
        await fc.assert(
            fc.asyncProperty(rows, async list => {
                const wanted = list.map(row => ({ first: plain(row.first), second: plain(row.second) }));
                const found = await read(await toXlsx(list, written), 'x.xlsx');
                const same = (row: Record<string, string>) => columns.map(name => plain(row[name] ?? ''));
                expect(found.map(same)).toEqual(wanted.filter(row => !isBlank(row)).map(same));
            }),
            { numRuns: 25 },
        );
    });

    it('refuse an XLSX whose parts unpack to more than it says', async () => {
        const file = await toXlsx([{ first: 'a'.repeat(5_000), second: 'b' }], written);
        const at = file.lastIndexOf('xl/sharedStrings.xml') - 46;
        expect(file.readUInt32LE(at)).toBe(0x02014b50);
        file.writeUInt32LE(10, at + 24);
        await expect(read(file, 'x.xlsx')).rejects.toThrow('file: is not a readable XLSX file');
    });

    it('end at the row limit', async () => {
        const file = Buffer.from(`a\n${'1\n'.repeat(11)}`);
        const count = async (maxRows: number) => {
            let rowCount = 0;
            for await (const row of readTable(file, 'x.csv', { maxRows })) rowCount += row.row > 0 ? 1 : 0;
            return rowCount;
        };
        expect(await count(11)).toBe(11);
        await expect(count(10)).rejects.toThrow('more than 10 rows');
    });

    it('refuse an amount that no number holds exactly, as they refuse any other wrong cell', () => {
        expect(amountCell().safeParse('90,071,992,547,409.91')).toEqual({ success: true, data: Number.MAX_SAFE_INTEGER });
        expect(amountCell().safeParse('90071992547409.92').success).toBe(false);
        expect(amountCell().safeParse('999999999999999').success).toBe(false);
    });

    it('keep row numbers when lines are blank', async () => {
        const numbers: number[] = [];
        for await (const { row } of readTable(Buffer.from('a,b\n1,2\n,\n3,4\n'), 'x.csv')) numbers.push(row);
        expect(numbers).toEqual([2, 4]);
    });
});
