/** The words of an order on paper. */
export const paperLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type PaperLanguage = (typeof paperLanguages)[number];

export interface PaperTexts {
    order: string;
    orders: string;
    state: string;
    placedAt: string;
    placedBy: string;
    branch: string;
    wishedDate: string;
    payment: string;
    remarks: string;
    specialTerms: string;
    article: string;
    code: string;
    quantity: string;
    unitPrice: string;
    amount: string;
    goods: string;
    discount: string;
    net: string;
    tax: string;
    gross: string;
    printed: string;
    payments: Readonly<Record<string, string>>;
    states: Readonly<Record<string, string>>;
}

const en: PaperTexts = {
    order: 'Order', orders: 'Orders', state: 'State', placedAt: 'Placed', placedBy: 'Placed by', branch: 'Branch', wishedDate: 'Wished date', payment: 'Payment', remarks: 'Remarks',
    specialTerms: 'Special terms', article: 'Article', code: 'Article number', quantity: 'Quantity', unitPrice: 'Net price', amount: 'Net amount',
    goods: 'Goods', discount: 'Discount on the order', net: 'Net', tax: 'Tax', gross: 'Total', printed: 'As of',
    payments: { 'on-account': 'On account', prepayment: 'Prepayment', online: 'Online', 'cash-on-delivery': 'Cash on delivery' },
    states: {
        AwaitingApproval: 'Awaiting approval', Submitted: 'Submitted', OnHold: 'On hold', Approved: 'Approved', Rejected: 'Rejected', InProduction: 'In production',
        ReadyToShip: 'Ready to ship', PartiallyShipped: 'Partly shipped', Shipped: 'Shipped', Delivered: 'Delivered', Completed: 'Completed', Cancelled: 'Cancelled',
    },
};

const fa: PaperTexts = {
    order: 'سفارش', orders: 'سفارش‌ها', state: 'وضعیت', placedAt: 'تاریخ ثبت', placedBy: 'ثبت‌کننده', branch: 'شعبه', wishedDate: 'تاریخ درخواستی', payment: 'پرداخت', remarks: 'توضیحات',
    specialTerms: 'شرایط ویژه', article: 'کالا', code: 'کد کالا', quantity: 'مقدار', unitPrice: 'قیمت خالص', amount: 'مبلغ خالص',
    goods: 'جمع کالا', discount: 'تخفیف سفارش', net: 'خالص', tax: 'مالیات', gross: 'جمع کل', printed: 'در تاریخ',
    payments: { 'on-account': 'اعتباری', prepayment: 'پیش‌پرداخت', online: 'پرداخت آنلاین', 'cash-on-delivery': 'پرداخت هنگام تحویل' },
    states: {
        AwaitingApproval: 'در انتظار تأیید', Submitted: 'ثبت‌شده', OnHold: 'معلق', Approved: 'تأییدشده', Rejected: 'ردشده', InProduction: 'در حال تولید',
        ReadyToShip: 'آماده ارسال', PartiallyShipped: 'بخشی ارسال‌شده', Shipped: 'ارسال‌شده', Delivered: 'تحویل‌شده', Completed: 'تکمیل‌شده', Cancelled: 'لغوشده',
    },
};

const pl: PaperTexts = {
    order: 'Zamówienie', orders: 'Zamówienia', state: 'Stan', placedAt: 'Złożono', placedBy: 'Złożył(a)', branch: 'Oddział', wishedDate: 'Życzony termin', payment: 'Płatność', remarks: 'Uwagi',
    specialTerms: 'Warunki szczególne', article: 'Artykuł', code: 'Numer artykułu', quantity: 'Ilość', unitPrice: 'Cena netto', amount: 'Kwota netto',
    goods: 'Towary', discount: 'Rabat od zamówienia', net: 'Netto', tax: 'Podatek', gross: 'Razem', printed: 'Stan na',
    payments: { 'on-account': 'Termin płatności', prepayment: 'Przedpłata', online: 'Płatność online', 'cash-on-delivery': 'Za pobraniem' },
    states: {
        AwaitingApproval: 'Czeka na akceptację', Submitted: 'Złożone', OnHold: 'Wstrzymane', Approved: 'Zatwierdzone', Rejected: 'Odrzucone', InProduction: 'W produkcji',
        ReadyToShip: 'Gotowe do wysyłki', PartiallyShipped: 'Częściowo wysłane', Shipped: 'Wysłane', Delivered: 'Dostarczone', Completed: 'Zakończone', Cancelled: 'Anulowane',
    },
};

const ru: PaperTexts = {
    order: 'Заказ', orders: 'Заказы', state: 'Состояние', placedAt: 'Оформлен', placedBy: 'Оформил(а)', branch: 'Филиал', wishedDate: 'Желаемая дата', payment: 'Оплата', remarks: 'Примечания',
    specialTerms: 'Особые условия', article: 'Товар', code: 'Артикул', quantity: 'Количество', unitPrice: 'Цена нетто', amount: 'Сумма нетто',
    goods: 'Товары', discount: 'Скидка на заказ', net: 'Нетто', tax: 'Налог', gross: 'Итого', printed: 'По состоянию на',
    payments: { 'on-account': 'С отсрочкой', prepayment: 'Предоплата', online: 'Онлайн-оплата', 'cash-on-delivery': 'Оплата при получении' },
    states: {
        AwaitingApproval: 'Ожидает согласования', Submitted: 'Отправлен', OnHold: 'Приостановлен', Approved: 'Подтверждён', Rejected: 'Отклонён', InProduction: 'В производстве',
        ReadyToShip: 'Готов к отгрузке', PartiallyShipped: 'Частично отгружен', Shipped: 'Отгружен', Delivered: 'Доставлен', Completed: 'Завершён', Cancelled: 'Отменён',
    },
};

const texts: Readonly<Record<PaperLanguage, PaperTexts>> = { en, fa, pl, ru };

/** In the reader's language, in English where we have none. */
export function paperTexts(language: string): { language: PaperLanguage; texts: PaperTexts } {
    const known = paperLanguages.find(one => one === language) ?? 'en';
    return { language: known, texts: texts[known] };
}
