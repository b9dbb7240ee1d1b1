/** The words of a customer's own offer on paper. Nothing in them speaks of us. */
const en = {
    offer: 'Offer', for: 'For', subject: 'Subject', date: 'Date', validUntil: 'Valid until', contact: 'Contact',
    article: 'Description', code: 'Code', quantity: 'Quantity', unitPrice: 'Net price', amount: 'Net amount', per: 'per', squareMetre: 'm²',
    net: 'Net total', tax: 'VAT', gross: 'Total', onlyNet: 'All prices are net, without tax.',
};
export type OwnOfferTexts = typeof en;

const fa: OwnOfferTexts = {
    offer: 'پیشنهاد قیمت', for: 'برای', subject: 'موضوع', date: 'تاریخ', validUntil: 'معتبر تا', contact: 'تهیه‌کننده',
    article: 'شرح', code: 'کد', quantity: 'مقدار', unitPrice: 'قیمت واحد', amount: 'مبلغ', per: 'هر', squareMetre: 'متر مربع',
    net: 'جمع خالص', tax: 'مالیات بر ارزش افزوده', gross: 'جمع کل', onlyNet: 'همه‌ی قیمت‌ها خالص و بدون مالیات است.',
};
const pl: OwnOfferTexts = {
    offer: 'Oferta', for: 'Dla', subject: 'Temat', date: 'Data', validUntil: 'Ważna do', contact: 'Osoba do kontaktu',
    article: 'Opis', code: 'Kod', quantity: 'Ilość', unitPrice: 'Cena netto', amount: 'Wartość netto', per: 'za', squareMetre: 'm²',
    net: 'Razem netto', tax: 'VAT', gross: 'Razem', onlyNet: 'Wszystkie ceny są cenami netto, bez podatku.',
};
const ru: OwnOfferTexts = {
    offer: 'Коммерческое предложение', for: 'Для', subject: 'Тема', date: 'Дата', validUntil: 'Действительно до', contact: 'Контактное лицо',
    article: 'Наименование', code: 'Артикул', quantity: 'Количество', unitPrice: 'Цена без НДС', amount: 'Сумма без НДС', per: 'за', squareMetre: 'м²',
    net: 'Итого без НДС', tax: 'НДС', gross: 'Итого', onlyNet: 'Все цены указаны без НДС.',
};

export const ownOfferLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type OwnOfferLanguage = (typeof ownOfferLanguages)[number];

export const ownOfferTexts: Readonly<Record<OwnOfferLanguage, OwnOfferTexts>> = { en, fa, pl, ru };

export function isOwnOfferLanguage(language: string): language is OwnOfferLanguage {
    return (ownOfferLanguages as readonly string[]).includes(language);
}
