import fc from 'fast-check';

import { type Candidate, cellsOf, meantBy, mostFromFile, mostOrderRows, orderRows, quantityOf } from './order-rows';

const isUnit = (text: string) => ['box', 'm2', 'کارتن'].includes(text.toLowerCase());
const pasted = (text: string) => orderRows(text.split('\n').map((line, i) => ({ row: i + 1, cells: cellsOf(line) })), isUnit);

describe('rows that are pasted', () => {
    it.each([
        ['AB-12\t10', ['AB-12', '10', '', '', '']],
        ['AB-12; 10; box; soft', ['AB-12', '10', 'box', 'soft', '']],
        ['AB-12,10', ['AB-12', '10', '', '', '']],
        ['AB-12 10', ['AB-12', '10', '', '', '']],
        ['AB-12 1,250', ['AB-12', '1,250', '', '', '']],
        ['AB 12 x 10 box soft please', ['AB', '12', '', 'x, 10 box soft please', '']],
        ['AB-12 10 box soft please', ['AB-12', '10', 'box', 'soft please', '']],
        ['AB-12\t10 box\t2031-02-05\tsoft', ['AB-12', '10', 'box', 'soft', '2031-02-05']],
        ['AB-12;10;05.02.2031', ['AB-12', '10', '', '', '2031-02-05']],
        ['AB-12;10;۱۴۰۵/۹/۸', ['AB-12', '10', '', '', '2026-11-29']],
        ['کد-۱۲؛ ۱۰؛ کارتن', ['کد-۱۲', '۱۰', 'کارتن', '', '']],
        ['AB-12\tten', ['AB-12', 'ten', '', '', '']],
        ['AB-12', ['AB-12', '', '', '', '']],
        ['AB-12\t1e9', ['AB-12', '1e9', '', '', '']],
    ])('%s', (line, [code, quantity, unit, remark, date]) => expect(pasted(line)).toEqual([{ row: 1, code, quantity, unit, remark, date }]));

    it('have columns in any order once the first line names them, in four languages', () => {
        for (const header of ['Quantity;Name;Code', 'ilość;nazwa;kod', 'Количество;имя;Артикул', 'تعداد;نام;کد کالا']) {
            expect(pasted(`${header}\n5;Velvet;AB-12`)).toEqual([{ row: 2, code: 'AB-12', quantity: '5', unit: '', remark: '', date: '' }]);
        }
        expect(pasted('sku;name\nAB-12;x')).toBe('no-quantity-column');
        expect(pasted('quantity;name\n5;x')).toBe('no-code-column');
        // The one of several code columns that is filled.
        expect(pasted('ean;sku;qty\n;AB-12;3')).toMatchObject([{ code: 'AB-12', quantity: '3' }]);
    });

    it('are one at least and ten thousand at most', () => {
        expect(pasted(' \n\n')).toBe('nothing');
        expect(pasted('code;quantity')).toBe('nothing');
        expect(pasted(Array.from({ length: mostOrderRows + 1 }, (_, i) => `A${i} 1`).join('\n'))).toBe('too-many');
    });

    it('lose no line, whatever is written', () =>
        fc.assert(
            fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }).filter(text => text.trim() !== '' && !text.includes('\n')), { minLength: 1, maxLength: 20 }), texts => {
                const rows = pasted(['code;quantity', ...texts].join('\n'));
                if (typeof rows === 'string') return;
                expect(rows.length).toBeLessThanOrEqual(texts.length);
                const cells = texts.map(text => cellsOf(text)).filter(one => one.some(cell => cell !== ''));
                expect(rows).toHaveLength(cells.length);
            }),
        ));
});

describe('a quantity', () => {
    it.each([
        ['10', 10],
        ['۱۰', 10],
        ['٢٥', 25],
        ['1,250', 1250],
        ['۱٬۲۵۰', 1250],
        ['1 250', 1250],
        ['10.00', 10],
        ['10,0', 10],
        ['', 'quantity-missing'],
        ['ten', 'quantity-not-a-number'],
        ['1e9', 'quantity-not-a-number'],
        ['-5', 'quantity-not-a-number'],
        ['2.5', 'quantity-not-whole'],
        ['0', 'nothing-to-add'],
        [String(mostFromFile), mostFromFile],
        [String(mostFromFile + 1), 'too-much'],
        ['1000000000', 'too-much'],
    ])('%s: %s', (text, wanted) => expect(quantityOf(text)).toBe(wanted));

    it('is read back from what any script and grouping makes of it', () =>
        fc.assert(
            fc.property(fc.integer({ min: 1, max: mostFromFile }), fc.constantFrom('en-US', 'fa-IR', 'ar-EG', 'ru-RU', 'pl-PL'), (quantity, locale) => {
                expect(quantityOf(quantity.toLocaleString(locale))).toBe(quantity);
            }),
        ));
});

describe('a code', () => {
    const match = (kind: Candidate['kind'], variantId: number, isExact = false): Candidate => ({ kind, variantId, unit: null, isExact });

    it('means the company’s own word before the article number, and that before the bars', () => {
        expect(meantBy([match('gtin', 3), match('sku', 2), match('own', 1)])).toEqual(match('own', 1));
        expect(meantBy([match('gtin', 3), match('sku', 2)])).toEqual(match('sku', 2));
        expect(meantBy([match('gtin', 3)])).toEqual(match('gtin', 3));
        expect(meantBy([])).toBeNull();
    });

    it('is to be chosen among several, but for the one that is written just so', () => {
        expect(meantBy([match('sku', 1), match('sku', 2)])).toHaveLength(2);
        expect(meantBy([match('sku', 1, true), match('sku', 2)])).toEqual(match('sku', 1, true));
        expect(meantBy([match('gtin', 1, true), match('gtin', 2, true)])).toHaveLength(2);
        expect(meantBy([match('own', 1), match('own', 1)])).toEqual(match('own', 1));
    });
});
