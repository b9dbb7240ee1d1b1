import { type Calendar, formatDate } from '../../../kernel/time';
import type { OrderDocument } from './order-document';

/** How the firm writes to its own ERP. */
export interface RemarkStyle {
    language: string;
    calendar: Calendar;
}

interface RemarkTexts {
    wished: (day: string) => string;
    checkPayments: string;
    terms: (text: string) => string;
    rep: (name: string) => string;
    split: (code: string) => string;
    beside: (keys: string) => string;
    once: string;
    set: (code: string, quantity: number) => string;
}

const texts: Record<string, RemarkTexts> = {
    en: {
        wished: day => `Wished delivery date: ${day}`, checkPayments: 'check payments', terms: text => `Special terms: ${text}`, rep: name => `Ordered by ${name} for the customer`,
        split: code => `Split by availability, the other order is ${code}`, beside: keys => `Parts of the same order: ${keys}`, once: 'The address is for this order only',
        set: (code, quantity) => `of set ${code} × ${quantity}`,
    },
    fa: {
        wished: day => `تاریخ تحویل درخواستی: ${day}`, checkPayments: 'پرداخت‌ها بررسی شود', terms: text => `شرایط ویژه: ${text}`, rep: name => `ثبت‌شده از سوی ${name} به جای مشتری`,
        split: code => `تقسیم‌شده بر پایهٔ موجودی، سفارش دیگر: ${code}`, beside: keys => `بخش‌های دیگر همین سفارش: ${keys}`, once: 'این نشانی تنها برای همین سفارش است',
        set: (code, quantity) => `از ست ${code} × ${quantity}`,
    },
    pl: {
        wished: day => `Oczekiwana data dostawy: ${day}`, checkPayments: 'sprawdź płatności', terms: text => `Warunki szczególne: ${text}`, rep: name => `Złożył ${name} w imieniu klienta`,
        split: code => `Podzielone według dostępności, drugie zamówienie: ${code}`, beside: keys => `Części tego samego zamówienia: ${keys}`, once: 'Adres jednorazowy, tylko do tego zamówienia',
        set: (code, quantity) => `z zestawu ${code} × ${quantity}`,
    },
    ru: {
        wished: day => `Желаемая дата доставки: ${day}`, checkPayments: 'проверить оплаты', terms: text => `Особые условия: ${text}`, rep: name => `Оформил ${name} за клиента`,
        split: code => `Разделён по наличию, второй заказ: ${code}`, beside: keys => `Части того же заказа: ${keys}`, once: 'Адрес разовый, только для этого заказа',
        set: (code, quantity) => `из комплекта ${code} × ${quantity}`,
    },
};
const textsIn = (language: string): RemarkTexts => texts[language] ?? (texts.en as RemarkTexts);

/** What people at the ERP read on the document, a line for each: first what asks something of them, then the customer's own words. */
export function documentRemarks({ order, beside }: OrderDocument, { language, calendar }: RemarkStyle): string {
    const say = textsIn(language);
    return [
        order.checkPayments ? say.checkPayments : null,
        order.wishedDate === null ? null : say.wished(formatDate(order.wishedDate, language, calendar)),
        order.specialTerms === '' ? null : say.terms(order.specialTerms),
        order.address.kind === 'once' ? say.once : null,
        order.rep === null ? null : say.rep(order.rep),
        order.splitWith === null ? null : say.split(order.splitWith),
        beside.length === 0 ? null : say.beside(beside.join(', ')),
        order.remarks === '' ? null : order.remarks,
    ]
        .filter(line => line !== null)
        .join('\n');
}

/** The set that a line came of, then what the customer wrote beside it. */
export function lineRemark({ set, remark }: OrderDocument['lines'][number], { language }: RemarkStyle): string {
    return [set === null ? '' : textsIn(language).set(set.code, set.quantity), remark].filter(text => text !== '').join('; ');
}
