import { smsEncoding, smsParts } from './delivery';
import { fill, splitSubject, textToHtml } from './template';
import { isConfidential, type TemplateName, templateParams } from './templates';
import type { Channel } from './delivery';

/** What is wrong with a text that somebody wrote for an event. */
export type TextProblem = 'empty' | 'no-subject' | 'unknown-placeholder' | 'broken-placeholder' | 'link-missing' | 'too-many-parts';

export interface TextFault {
    problem: TextProblem;
    /** The placeholder that it is about. */
    name: string | null;
}

const mostParts = 6;
const placeholder = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** What an event tells, with what every text may say. */
export function placeholdersOf(template: TemplateName): string[] {
    return [...templateParams[template], 'name', 'firmName'];
}

/** Everything that is wrong with it. A text without a fault can be filled whatever the event tells. */
export function faultsOf(template: TemplateName, channel: Channel, text: string): TextFault[] {
    const known = placeholdersOf(template);
    const used = [...text.matchAll(placeholder)].map(match => match[1] ?? '');
    const faults: TextFault[] = [...new Set(used)].filter(name => !known.includes(name)).map(name => ({ problem: 'unknown-placeholder', name }));
    if (/\{\{|\}\}/.test(text.replace(placeholder, ''))) faults.push({ problem: 'broken-placeholder', name: null });
    const { subject, text: body } = splitSubject(text);
    if (text.trim() === '') faults.push({ problem: 'empty', name: null });
    else if (channel === 'mail' && (subject === '' || body === '')) faults.push({ problem: 'no-subject', name: null });
    // Where the link is what the text is for, a text without it would be of no use.
    const link = isConfidential(template) && known.includes('link') ? 'link' : null;
    if (link !== null && !used.includes(link)) faults.push({ problem: 'link-missing', name: link });
    if (channel === 'sms' && faults.length === 0 && smsParts(fill(text, exampleValues(template, 'en'))) > mostParts) {
        faults.push({ problem: 'too-many-parts', name: null });
    }
    return faults;
}

type Examples = Record<string, string>;

const common: Examples = {
    link: 'https://shop.example.com/t/8Qm2xVb7LkQ', boardLink: 'https://shop.example.com/approvals', stopLink: 'https://shop.example.com/stop/Kq81',
    emailAddress: 'sara@example.com', orderCode: 'AM-1042', phone: '+98 912 123 4567', shipmentNumber: 'S-207', waybillNumber: '4420-118',
    quoteCode: 'Q-318', invoiceNumber: 'F-1405-0231', reference: '73620018', hours: '10–12', complaintNumber: 'R-1405-12', ordered: '120', quantity: '118', connectionName: 'Rahkaran',
};
const words: Record<string, Examples> = {
    fa: {
        name: 'سارا کریمی', firmName: 'البرز موکت', companyName: 'فرش شرق', personName: 'رضا احمدی', customerName: 'فروشگاه نگین', distributorName: 'پخش نور',
        total: '۱۲۵٬۰۰۰٬۰۰۰ ریال', amount: '۴۸٬۰۰۰٬۰۰۰ ریال', reason: 'کالا تمام شده است', subject: 'زمان ارسال', text: 'کی آماده می‌شود؟', message: 'فهرست قیمت می‌خواهیم.',
        productName: 'موکت البرز ۴۰۱', operation: 'برش', question: 'کد اقتصادی شما چیست؟', answer: '۴۱۱۱۲۲۳۳', changes: 'نشانی', note: 'دفتر جابه‌جا شد.', state: 'پذیرفته شد',
        remarks: 'از در غربی', day: '۱۲ آذر ۱۴۰۵', lines: '۳', validUntil: '۲۰ آذر ۱۴۰۵', documents: 'فاکتور F-1405-0231', dueDay: '۲۵ آذر ۱۴۰۵', answerBy: '۲۵ آذر ۱۴۰۵',
        object: 'قیمت‌های قراردادی', problem: 'پاسخ نمی‌دهد',
    },
    pl: {
        name: 'Anna Nowak', firmName: 'Alborz Moquette', companyName: 'Dywany Wschód', personName: 'Piotr Zieliński', customerName: 'Sklep Jaśmin', distributorName: 'Hurtownia Nur',
        total: '12 500,00 zł', amount: '4 800,00 zł', reason: 'Towar się skończył', subject: 'Termin wysyłki', text: 'Kiedy będzie gotowe?', message: 'Prosimy o cennik.',
        productName: 'Wykładzina Alborz 401', operation: 'Cięcie', question: 'Jaki jest Państwa NIP?', answer: '5252248481', changes: 'Adres', note: 'Przeprowadziliśmy się.', state: 'uznana',
        remarks: 'Brama zachodnia', day: '3 grudnia 2026', lines: '3', validUntil: '11 grudnia 2026', documents: 'Faktura F-1405-0231', dueDay: '16 grudnia 2026', answerBy: '16 grudnia 2026',
        object: 'Ceny umowne', problem: 'Nie odpowiada',
    },
    ru: {
        name: 'Анна Смирнова', firmName: 'Альборз Мокет', companyName: 'Ковры Востока', personName: 'Пётр Иванов', customerName: 'Магазин «Жасмин»', distributorName: 'Оптовик «Нур»',
        total: '125 000,00 ₽', amount: '48 000,00 ₽', reason: 'Товар закончился', subject: 'Срок отгрузки', text: 'Когда будет готово?', message: 'Пришлите прайс-лист.',
        productName: 'Ковролин Альборз 401', operation: 'Резка', question: 'Какой у вас ИНН?', answer: '7707083893', changes: 'Адрес', note: 'Офис переехал.', state: 'удовлетворена',
        remarks: 'Западные ворота', day: '3 декабря 2026', lines: '3', validUntil: '11 декабря 2026', documents: 'Счёт F-1405-0231', dueDay: '16 декабря 2026', answerBy: '16 декабря 2026',
        object: 'Договорные цены', problem: 'Не отвечает',
    },
    en: {
        name: 'Sara Karimi', firmName: 'Alborz Moquette', companyName: 'Eastern Carpets', personName: 'Reza Ahmadi', customerName: 'Negin Store', distributorName: 'Nur Wholesale',
        total: 'IRR 125,000,000', amount: 'IRR 48,000,000', reason: 'It is sold out', subject: 'When it leaves', text: 'When will it be ready?', message: 'Please send a price list.',
        productName: 'Alborz carpet 401', operation: 'Cutting', question: 'What is your tax number?', answer: '41112233', changes: 'Address', note: 'We have moved.', state: 'accepted',
        remarks: 'By the west gate', day: '3 December 2026', lines: '3', validUntil: '11 December 2026', documents: 'Invoice F-1405-0231', dueDay: '16 December 2026', answerBy: '16 December 2026',
        object: 'Contract prices', problem: 'It does not answer',
    },
};

/** Believable values for everything that the event tells. */
export function exampleValues(template: TemplateName, language: string): Record<string, string> {
    const examples: Examples = { ...words.en, ...words[language], ...common };
    return Object.fromEntries(placeholdersOf(template).map(name => [name, examples[name] ?? name]));
}

export interface TextPreview {
    subject: string | null;
    text: string;
    html: string | null;
    parts: number;
    /** `gsm` or `unicode`; null for a mail. */
    encoding: string | null;
    characters: number;
}

/** As a recipient would see it; null when it has faults. */
export function previewOf(template: TemplateName, channel: Channel, language: string, written: string): TextPreview | null {
    if (faultsOf(template, channel, written).some(({ problem }) => problem !== 'too-many-parts')) return null;
    const values = exampleValues(template, language);
    if (channel === 'sms') {
        const text = fill(written.trim(), values);
        return { subject: null, text, html: null, parts: smsParts(text), encoding: smsEncoding(text), characters: text.length };
    }
    const { subject, text } = splitSubject(written);
    const filled = fill(text, values);
    return { subject: fill(subject, values).replace(/\s+/g, ' '), text: filled, html: textToHtml(filled), parts: 1, encoding: null, characters: filled.length };
}
