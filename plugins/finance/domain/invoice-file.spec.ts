import fc from 'fast-check';

import { downloadName, formatOf, numberKey } from './invoice-file';

describe('files of invoices', () => {
    it('are known by their bytes', () => {
        expect(['%PDF-1.7', '<?xml', '\ufeff<Invoice', '\n <Faktura', 'MZ', '', 'GIF89a<script>', ' %PDF-'].map(formatOf)).toEqual(['pdf', 'xml', 'xml', 'xml', null, null, null, null]);
    });

    it('belong to the invoice whose number they are called by', () => {
        expect(numberKey('FV-2026-11-0001.PDF')).toBe(numberKey('fv/2026/11/0001'));
        expect(numberKey('FV 2026_11.xml')).toBe('fv202611');
    });

    it('property: are handed out under a name that is only a name', () => {
        fc.assert(fc.property(fc.string(), number => expect(downloadName(number, 'pdf')).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*\.pdf$/)));
        expect(downloadName('../../etc/passwd', 'xml')).toBe('etc-passwd.xml');
        expect(downloadName('۱۲', 'xml')).toBe('invoice.xml');
    });
});
