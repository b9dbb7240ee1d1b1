/** What stands on a statement of account, in the languages of the customers. */
export const statementLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type StatementLanguage = (typeof statementLanguages)[number];

export interface StatementTexts {
    title: string;
    period: (from: string, until: string) => string;
    company: string;
    taxId: string;
    opening: string;
    closing: string;
    day: string;
    document: string;
    number: string;
    due: string;
    debit: string;
    credit: string;
    balance: string;
    currency: string;
    kinds: Record<string, string>;
    none: string;
}

export const statementTexts: Record<StatementLanguage, StatementTexts> = {
    en: {
        title: 'Statement of account', period: (from, until) => `${from} to ${until}`, company: 'Company', taxId: 'Tax number', opening: 'Opening balance', closing: 'Closing balance',
        day: 'Day', document: 'Document', number: 'Number', due: 'Due', debit: 'Charged', credit: 'Paid', balance: 'Balance', currency: 'Currency',
        kinds: { invoice: 'Invoice', correction: 'Correction', payment: 'Payment', refund: 'Refund', settled: 'Settlement' }, none: 'Nothing happened in this period.',
    },
    fa: {
        title: 'صورت‌حساب', period: (from, until) => `از ${from} تا ${until}`, company: 'شرکت', taxId: 'شناسه ملی', opening: 'مانده ابتدای دوره', closing: 'مانده پایان دوره',
        day: 'تاریخ', document: 'سند', number: 'شماره', due: 'سررسید', debit: 'بدهکار', credit: 'بستانکار', balance: 'مانده', currency: 'ارز',
        kinds: { invoice: 'فاکتور', correction: 'فاکتور اصلاحی', payment: 'پرداخت', refund: 'بازپرداخت', settled: 'تسویه' }, none: 'در این دوره گردشی نبوده است.',
    },
    pl: {
        title: 'Zestawienie rozrachunków', period: (from, until) => `od ${from} do ${until}`, company: 'Firma', taxId: 'NIP', opening: 'Saldo początkowe', closing: 'Saldo końcowe',
        day: 'Data', document: 'Dokument', number: 'Numer', due: 'Termin', debit: 'Obciążenia', credit: 'Wpłaty', balance: 'Saldo', currency: 'Waluta',
        kinds: { invoice: 'Faktura', correction: 'Korekta', payment: 'Wpłata', refund: 'Zwrot', settled: 'Rozliczenie' }, none: 'W tym okresie nie było operacji.',
    },
    ru: {
        title: 'Акт сверки', period: (from, until) => `с ${from} по ${until}`, company: 'Компания', taxId: 'ИНН', opening: 'Начальное сальдо', closing: 'Конечное сальдо',
        day: 'Дата', document: 'Документ', number: 'Номер', due: 'Срок оплаты', debit: 'Начислено', credit: 'Оплачено', balance: 'Сальдо', currency: 'Валюта',
        kinds: { invoice: 'Счёт', correction: 'Корректировка', payment: 'Оплата', refund: 'Возврат', settled: 'Зачёт' }, none: 'За этот период операций не было.',
    },
};

export function statementLanguage(wished: unknown): StatementLanguage {
    return statementLanguages.find(language => language === wished) ?? 'en';
}
