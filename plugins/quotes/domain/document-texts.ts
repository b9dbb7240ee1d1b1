/** The words of an offer on paper. */
const en = {
    offer: 'Quote', version: 'Version', for: 'For', date: 'Date', validUntil: 'Valid until', contact: 'Your contact', subject: 'Subject',
    article: 'Article', quantity: 'Quantity', unitPrice: 'Net price', delivery: 'Delivery', amount: 'Net amount',
    net: 'Net', tax: 'Tax', gross: 'Total', terms: 'Conditions', finalise: 'Finalise the order', remark: 'Remark',
    range: 'Where a quantity is from … to …, the amounts are for the smaller one.',
    per: 'per', squareMetre: 'm²', overBy: 'This version has been replaced by a newer one.',
};
export type DocumentTexts = typeof en;

const fa: DocumentTexts = {
    offer: 'پیش‌فاکتور', version: 'نسخه', for: 'برای', date: 'تاریخ', validUntil: 'معتبر تا', contact: 'کارشناس شما', subject: 'موضوع',
    article: 'کالا', quantity: 'مقدار', unitPrice: 'قیمت واحد', delivery: 'تحویل', amount: 'مبلغ',
    net: 'جمع خالص', tax: 'مالیات', gross: 'جمع کل', terms: 'شرایط', finalise: 'نهایی کردن سفارش', remark: 'توضیح',
    range: 'هرجا مقدار «از … تا …» است، مبلغ‌ها برای مقدار کمتر حساب شده‌اند.',
    per: 'هر', squareMetre: 'متر مربع', overBy: 'نسخه‌ی تازه‌تری جای این نسخه را گرفته است.',
};
const pl: DocumentTexts = {
    offer: 'Oferta', version: 'Wersja', for: 'Dla', date: 'Data', validUntil: 'Ważna do', contact: 'Państwa opiekun', subject: 'Temat',
    article: 'Towar', quantity: 'Ilość', unitPrice: 'Cena netto', delivery: 'Dostawa', amount: 'Wartość netto',
    net: 'Netto', tax: 'Podatek', gross: 'Razem', terms: 'Warunki', finalise: 'Sfinalizuj zamówienie', remark: 'Uwaga',
    range: 'Przy ilości „od … do …” kwoty podano dla mniejszej z nich.',
    per: 'za', squareMetre: 'm²', overBy: 'Tę wersję zastąpiła nowsza.',
};
const ru: DocumentTexts = {
    offer: 'Коммерческое предложение', version: 'Версия', for: 'Для', date: 'Дата', validUntil: 'Действительно до', contact: 'Ваш менеджер', subject: 'Тема',
    article: 'Товар', quantity: 'Количество', unitPrice: 'Цена без НДС', delivery: 'Доставка', amount: 'Сумма без НДС',
    net: 'Без НДС', tax: 'НДС', gross: 'Итого', terms: 'Условия', finalise: 'Оформить заказ', remark: 'Примечание',
    range: 'Где количество указано «от … до …», суммы рассчитаны по меньшему.',
    per: 'за', squareMetre: 'м²', overBy: 'Эту версию заменила более новая.',
};

const all: Readonly<Record<string, DocumentTexts>> = { en, fa, pl, ru };

/** In English where we have no other. */
export function documentTexts(language: string): DocumentTexts {
    return (Object.hasOwn(all, language) ? all[language] : undefined) ?? en;
}

export function hasTexts(language: string): boolean {
    return Object.hasOwn(all, language);
}
