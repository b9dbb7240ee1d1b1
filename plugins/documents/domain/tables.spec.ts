import fc from 'fast-check';

import { cellText, delimiterOf, toCsv } from './csv';
import { escapeFormula, unescapeFormula } from './formula-escape';
import { refuseColumns } from './import-columns';
import { rejectsCsv } from './import-report';
import { zipEntries } from './zip-entries';

describe('formula escape', () => {
    it.each(['=1+1', '+48 600', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', "'=1", "''+1"])('disarms %j', text => {
        expect(escapeFormula(text)).toBe(`'${text}`);
        expect(unescapeFormula(escapeFormula(text))).toBe(text);
    });

    it.each(['موکت', 'a=b', '', "it's", "'quoted'", '5-3', ' =1'])('leaves %j as it is', text => {
        expect(escapeFormula(text)).toBe(text);
        expect(unescapeFormula(text)).toBe(text);
    });

    it('never lets a formula through, and always goes back', () => {
        fc.assert(
            fc.property(fc.string({ unit: fc.constantFrom(..."='+-@\t\r\n\0aم1 ") }), text => {
                expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r\n\0]/);
                expect(unescapeFormula(escapeFormula(text))).toBe(text);
            }),
        );
    });
});

describe('toCsv', () => {
    it('writes the mark, quotes everything, doubles quotes and disarms headers too', () => {
        const csv = toCsv([{ a: 'x "y", z', b: -5 }], [
            { header: '=name', value: row => row.a },
            { header: 'b', value: row => row.b },
        ]);
        expect(csv).toBe('\ufeff"\'=name","b"\r\n"x ""y"", z","-5"\r\n');
    });

    it('writes values of every kind', () => {
        expect([true, 12n, 1.5, null, undefined, new Date('2026-11-22T00:00:00Z'), '-1'].map(cellText)).toEqual([
            ...['true', '12', '1.5', '', '', '2026-11-22T00:00:00.000Z', "'-1"],
        ]);
    });
});

describe('delimiterOf', () => {
    it('finds what the country writes', () => {
        expect(delimiterOf('a;b;c,d')).toBe(';');
        expect(delimiterOf('a\tb')).toBe('\t');
        expect(delimiterOf('"x;y;z",b')).toBe(',');
        expect(delimiterOf('alone')).toBe(',');
    });
});

describe('import columns', () => {
    it('names what is missing and what is unknown', () => {
        expect(refuseColumns(['sku', 'name'], ['sku'], ['sku', 'name'])).toBeNull();
        expect(refuseColumns(['name'], ['sku', 'unit'], ['sku', 'unit', 'name'])).toBe('missing column sku, unit');
        expect(refuseColumns(['sku', 'nmae'], ['sku'], ['sku', 'name'])).toContain('unknown column nmae');
    });

    it('gives the refused rows back with their reasons', () => {
        expect(rejectsCsv([], ['a'], () => ({}))).toBeNull();
        expect(rejectsCsv([{ row: 3, message: 'a: is required' }], ['a', 'b'], () => ({ a: '', b: '=1' }))).toBe(
            '\ufeff"a","b","rejected because"\r\n"","\'=1","a: is required"\r\n',
        );
    });
});

describe('zipEntries', () => {
    it('is null for what is no ZIP', () => {
        for (const wrong of ['', 'PK', 'PK\x05\x06', 'hello '.repeat(20)]) expect(zipEntries(Buffer.from(wrong, 'latin1'))).toBeNull();
        fc.assert(fc.property(fc.uint8Array(), bytes => expect(() => zipEntries(Buffer.from(bytes))).not.toThrow()));
    });
});
