import { nameByPattern, tableFormat } from './dropped-file';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('a file that somebody brings', () => {
    it('is what its bytes are, whatever it is called', () => {
        expect(tableFormat(bytes('ID;Name\n1;Rug\n'))).toBe('csv');
        expect(tableFormat(bytes('\ufeff<?xml version="1.0"?><rows/>'))).toBe('xml');
        expect(tableFormat(bytes('  \r\n<rows/>'))).toBe('xml');
        expect(tableFormat(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]))).toBe('xlsx');
        expect([bytes(''), bytes(' \n'), bytes('%PDF-1.7\0'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])].map(tableFormat)).toEqual([null, null, null, null]);
    });

    it('gets a name that its source takes', () => {
        const at = new Date('2026-11-29T19:05:06.789Z');
        expect(['customers*.csv', '*.xml', 'stock.csv', '*a*b.xlsx'].map(pattern => nameByPattern(pattern, at))).toEqual([
            'customers-upload-20261129190506789.csv', 'upload-20261129190506789.xml', 'stock.csv', 'upload-20261129190506789ab.xlsx',
        ]);
    });
});
