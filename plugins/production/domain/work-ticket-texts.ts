export const ticketLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type TicketLanguage = (typeof ticketLanguages)[number];

export function ticketLanguage(wanted: string | undefined): TicketLanguage {
    return ticketLanguages.find(one => one === wanted) ?? 'en';
}

export interface TicketTexts {
    title: string;
    order: string;
    product: string;
    article: string;
    quantity: string;
    batch: string;
    batchQuantity: string;
    wishedFor: string;
    station: string;
    planned: string;
    minutes: string;
    good: string;
    scrap: string;
    scan: string;
}

export const ticketTexts: Record<TicketLanguage, TicketTexts> = {
    en: {
        title: 'Work ticket', order: 'Order', product: 'Product', article: 'Article', quantity: 'Quantity', wishedFor: 'Wished for', station: 'Station', planned: 'Planned',
        batch: 'Made at once with', batchQuantity: 'Pieces of the batch',
        minutes: 'Minutes', good: 'Good', scrap: 'Scrap', scan: 'Scan the code at the station to open the operation.',
    },
    fa: {
        title: 'برگهٔ کار', order: 'سفارش', product: 'کالا', article: 'کد کالا', quantity: 'مقدار', wishedFor: 'موعد مشتری', station: 'ایستگاه', planned: 'برنامه',
        batch: 'هم‌زمان با', batchQuantity: 'مقدار کل سری',
        minutes: 'دقیقه', good: 'سالم', scrap: 'ضایعات', scan: 'برای باز کردن عملیات، کد را در ایستگاه اسکن کنید.',
    },
    pl: {
        title: 'Karta pracy', order: 'Zamówienie', product: 'Produkt', article: 'Artykuł', quantity: 'Ilość', wishedFor: 'Termin klienta', station: 'Stanowisko', planned: 'Plan',
        batch: 'Razem z', batchQuantity: 'Sztuk w partii',
        minutes: 'Minuty', good: 'Dobre', scrap: 'Braki', scan: 'Zeskanuj kod na stanowisku, aby otworzyć operację.',
    },
    ru: {
        title: 'Рабочая карта', order: 'Заказ', product: 'Товар', article: 'Артикул', quantity: 'Количество', wishedFor: 'Срок клиента', station: 'Участок', planned: 'План',
        batch: 'Вместе с', batchQuantity: 'Штук в партии',
        minutes: 'Минуты', good: 'Годные', scrap: 'Брак', scan: 'Отсканируйте код на участке, чтобы открыть операцию.',
    },
};
