import fc from 'fast-check';

import { isNotPersonal } from './not-personal';
import { isPseudonymMail, pseudonymMail, pseudonymOf } from './pseudonym';
import { cellText, columnsOf, reportPage } from './report-page';
import { isAnswered, requestStates } from './request-states';
import { sectionName } from './section-names';

describe('what is no personal data', () => {
    it('is named; a column of a new table is not', () => {
        expect([isNotPersonal('product_variant', 'sku'), isNotPersonal('order', 'state'), isNotPersonal('access_link', 'tokenHash')]).toEqual([true, true, true]);
        expect([isNotPersonal('dream', 'text'), isNotPersonal('customer', 'firstName'), isNotPersonal('support_thread', 'askedBy')]).toEqual([false, false, false]);
    });
});

describe('the pseudonym', () => {
    it('tells one erased person from the next, and is no address that mail reaches', () => {
        fc.assert(fc.property(fc.nat(), fc.nat(), (one, other) => expect(pseudonymOf(one) === pseudonymOf(other)).toBe(one === other)));
        expect([isPseudonymMail(pseudonymMail(pseudonymOf(7))), isPseudonymMail('a@firm.example')]).toEqual([true, false]);
    });
});

describe('the name of a section', () => {
    it('is in the reader’s language, and else in English', () => {
        expect([sectionName('Orders', 'fa'), sectionName('Orders', 'pl'), sectionName('Orders', 'ru-RU'), sectionName('Orders', 'de'), sectionName('Dreams', 'fa')]).toEqual(['سفارش‌ها', 'Zamówienia', 'Заказы', 'Orders', 'Dreams']);
    });
});

describe('a request', () => {
    it('is answered once', () => {
        expect(requestStates.filter(state => !isAnswered(state))).toEqual(['open']);
    });
});

describe('the page of personal data', () => {
    it('shows every column of every row, as text', () => {
        const section = { title: 'A & B', table: 'letters', rows: [{ id: 1, name: '<b>' }, { id: 2, more: { x: [1] } }] };
        expect(columnsOf(section)).toEqual(['id', 'name', 'more']);
        const page = reportPage({ title: 'Data', language: 'fa', madeAt: 'now', sections: [section] });
        for (const part of ['A &amp; B</a> (2)', '<td>&lt;b&gt;</td>', '{&quot;x&quot;:[1]}']) expect(page).toContain(part);
        expect(page).not.toContain('<b>');
        expect(page).toContain('<html lang="fa" dir="rtl">');
    });

    it('has a text for whatever a row holds', () => {
        expect([null, undefined, 5, false, 'x', { a: 1 }].map(cellText)).toEqual(['', '', '5', 'false', 'x', '{"a":1}']);
    });
});
