import { execFileSync } from 'node:child_process';
import { createElement } from 'react';

import { dayText, instantText, moneyText, numberText, type PdfLocale, pdfPrimitives, PdfFacts, PdfSheet, PdfTable, PdfText, renderPdf } from '../../plugins/documents';
import { visualLines } from '../pdf-text';

const fa: PdfLocale = { language: 'fa', calendar: 'jalali', timeZone: 'Asia/Tehran' };
const en: PdfLocale = { language: 'en', calendar: 'gregorian', timeZone: 'Europe/Warsaw' };

/** As a line of Persian stands on paper, read from left to right. */
const mirrored = (text: string) => Array.from(text).reverse().join('');

describe('PDF', () => {
    /** The first of all documents of the thread: what it knows of letters depends on which came before. */
    it('has text that can be searched, though a letter came first as a part of another', async () => {
        const pageOf = async (title: string) => visualLines(await renderPdf(createElement(PdfSheet, { locale: en, title, firm: [], children: [] }))).join('');
        await pageOf('Łódź ŚĆŻŹ śćżź');
        expect(await pageOf('SCZ scz Interiors')).toContain('SCZ scz Interiors');
    });

    it('puts Persian words from right to left, and digits and Latin words in them from left to right', async () => {
        const sheet = createElement(PdfSheet, {
            locale: fa,
            title: 'تأیید سفارش',
            subtitle: 'شماره ۱۴۰۵/۱۲۳۴',
            firm: ['موکت البرز', '021-88001234'],
            children: [
                createElement(PdfText, { locale: fa, children: 'موکت moquette مدل Z-12 است' }),
                createElement(PdfText, { locale: fa, children: 'مبلغ ۲۵٬۰۰۰٬۰۰۰ ریال' }),
                createElement(PdfText, { locale: fa, children: 'پلاک ۱۲ ع ۳۴۵' }),
            ],
        });
        const lines = visualLines(await renderPdf(sheet));
        const page = lines.join('\n');
        expect(page).toContain(mirrored('سفارش'));
        for (const whole of ['۱۴۰۵/۱۲۳۴', '021-88001234', 'moquette', 'Z-12', '۲۵٬۰۰۰٬۰۰۰', '۳۴۵']) expect(page).toContain(whole);
        const model = lines.find(line => line.includes('moquette')) ?? '';
        const order = ['است', 'مدل', 'موکت'].map(word => model.indexOf(mirrored(word)));
        expect(order.every(at => at >= 0)).toBe(true);
        // From left to right: است, Z-12, مدل, moquette, موکت.
        expect([order[0], model.indexOf('Z-12'), order[1], model.indexOf('moquette'), order[2]]).toEqual(
            [order[0], model.indexOf('Z-12'), order[1], model.indexOf('moquette'), order[2]].sort((a, b) => Number(a) - Number(b)),
        );
        const amount = lines.find(line => line.includes('۲۵٬۰۰۰٬۰۰۰')) ?? '';
        expect(amount.indexOf(mirrored('ریال'))).toBeLessThan(amount.indexOf('۲۵'));
    });

    it('numbers pages, repeats the table’s head, and leaves facts without a value out', async () => {
        const sheet = createElement(PdfSheet, {
            locale: en,
            title: 'Order confirmation',
            firm: ['Alborz Moquette'],
            pageNumber: 'Page {page} of {pages}',
            children: [
                createElement(PdfFacts, { locale: en, facts: [['Customer', 'Aria'], ['Remarks', null]] }),
                createElement(PdfTable<number>, {
                    locale: en,
                    columns: [{ header: 'Item', width: 1, cell: (row: number) => `Row ${row}` }],
                    rows: Array.from({ length: 60 }, (_, index) => index),
                    totals: [['Total', moneyText(123_450, 'PLN', en)]],
                }),
            ],
        });
        const lines = visualLines(await renderPdf(sheet));
        expect(lines.join(' | ')).toMatch(/Page 1 of \d/);
        expect(lines.some(line => line.includes('Item'))).toBe(true);
        expect(lines.join()).toContain('Customer');
        expect(lines.join()).not.toContain('Remarks');
    });

    it('writes Russian and Polish letters beside Latin ones and digits', async () => {
        const ru: PdfLocale = { language: 'ru', calendar: 'gregorian', timeZone: 'Europe/Moscow' };
        const sheet = createElement(PdfSheet, { locale: ru, title: 'Накладная Z-12', firm: ['Łódź'], children: createElement(PdfText, { locale: ru, children: 'Вес нетто 5 020 кг' }) });
        const pdf = await renderPdf(sheet);
        const page = visualLines(pdf).join(' | ');
        for (const text of ['Накладная', 'Z-12', 'Łódź', 'Вес', 'нетто', 'кг']) expect(page).toContain(text);
        expect(Buffer.from(pdf).toString('latin1')).toContain('NotoSans');
    });

    it('answers documents that are asked for at the same time, and refuses what is no document', async () => {
        const sheet = (title: string) => createElement(PdfSheet, { locale: en, title, firm: [], children: null });
        const pdfs = await Promise.all(['One', 'Two', 'Three'].map(title => renderPdf(sheet(title))));
        expect(pdfs.map(pdf => visualLines(pdf)[0])).toEqual(['One', 'Two', 'Three']);
        expect(() => renderPdf(createElement(PdfText, { locale: en, children: 'x' }))).toThrow('one Document');
    });

    it('writes numbers and dates as their readers do, without invisible marks', () => {
        expect(numberText(-1234.5, fa)).toMatch(/^[−-]?۱٬۲۳۴٫۵[−-]?$/);
        expect(numberText(1250, fa, 'm²')).toBe('۱٬۲۵۰ m²');
        expect(dayText('2026-11-22', fa)).toBe('۱۴۰۵/۰۹/۰۱');
        expect(instantText(new Date('2026-11-22T12:30:00Z'), en)).toBe('11/22/2026 13:30');
        expect(moneyText(2_500_000_000n, 'IRR', fa)).toMatch(/^[^\u200e\u200f]*۲۵٬۰۰۰٬۰۰۰[^\u200e\u200f]*$/);
    });

    it('uses the names that react-pdf gives its elements', () => {
        const script = `const { Document, Page, View, Text, Link, Image } = require('@react-pdf/renderer'); console.log(JSON.stringify({ Document, Page, View, Text, Link, Image }))`;
        const names: unknown = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' } }));
        expect(names).toEqual({ ...pdfPrimitives });
    });
});
