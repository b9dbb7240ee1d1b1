import type { ComplaintState, ComplaintWish } from './complaint-states';

type Language = 'en' | 'fa' | 'pl' | 'ru';

const states: Record<Language, Record<ComplaintState, string>> = {
    en: { received: 'received', examined: 'in examination', 'needs-answer': 'waiting for your answer', accepted: 'accepted', 'partly-accepted': 'accepted in part', refused: 'refused', settled: 'settled', withdrawn: 'withdrawn' },
    fa: { received: 'دریافت شد', examined: 'در حال بررسی', 'needs-answer': 'منتظر پاسخ شما', accepted: 'پذیرفته شد', 'partly-accepted': 'بخشی از آن پذیرفته شد', refused: 'پذیرفته نشد', settled: 'حل‌وفصل شد', withdrawn: 'پس گرفته شد' },
    pl: { received: 'przyjęta', examined: 'w rozpatrywaniu', 'needs-answer': 'czeka na Państwa odpowiedź', accepted: 'uznana', 'partly-accepted': 'uznana częściowo', refused: 'odrzucona', settled: 'rozliczona', withdrawn: 'wycofana' },
    ru: { received: 'принята', examined: 'рассматривается', 'needs-answer': 'ждёт вашего ответа', accepted: 'удовлетворена', 'partly-accepted': 'удовлетворена частично', refused: 'отклонена', settled: 'закрыта', withdrawn: 'отозвана' },
};

const wishes: Record<Language, Record<ComplaintWish, string>> = {
    en: { replace: 'replacement', repair: 'repair', credit: 'credit', return: 'return of the goods' },
    fa: { replace: 'تعویض', repair: 'تعمیر', credit: 'برگشت مبلغ', return: 'پس دادن کالا' },
    pl: { replace: 'wymiana', repair: 'naprawa', credit: 'korekta wartości', return: 'zwrot towaru' },
    ru: { replace: 'замена', repair: 'ремонт', credit: 'возврат стоимости', return: 'возврат товара' },
};

const known = (language: string): Language => (Object.hasOwn(states, language) ? (language as Language) : 'en');

/** As the customer reads it in a text and in the letter. */
export function stateName(state: ComplaintState, language: string): string {
    return states[known(language)][state];
}

export function wishName(wish: ComplaintWish, language: string): string {
    return wishes[known(language)][wish];
}

export interface LetterTexts {
    title: string;
    for: string;
    order: string;
    shipment: string;
    filed: string;
    decided: string;
    goods: string;
    article: string;
    quantity: string;
    wish: string;
    said: string;
    decision: string;
    closing: string;
}

const letters: Record<Language, LetterTexts> = {
    en: { title: 'Decision on your complaint', for: 'For', order: 'Order', shipment: 'Shipment', filed: 'Filed on', decided: 'Decided on', goods: 'Goods', article: 'Article', quantity: 'Quantity', wish: 'What you asked for', said: 'What you told us', decision: 'Our decision', closing: 'You can answer in the conversation of this complaint in the portal.' },
    fa: { title: 'پاسخ به شکایت شما', for: 'برای', order: 'سفارش', shipment: 'بار', filed: 'تاریخ ثبت', decided: 'تاریخ تصمیم', goods: 'کالا', article: 'کد کالا', quantity: 'مقدار', wish: 'خواستهٔ شما', said: 'آنچه به ما گفتید', decision: 'تصمیم ما', closing: 'می‌توانید در گفتگوی همین شکایت در پرتال پاسخ دهید.' },
    pl: { title: 'Decyzja w sprawie reklamacji', for: 'Dla', order: 'Zamówienie', shipment: 'Przesyłka', filed: 'Data zgłoszenia', decided: 'Data decyzji', goods: 'Towar', article: 'Indeks', quantity: 'Ilość', wish: 'Państwa żądanie', said: 'Treść zgłoszenia', decision: 'Nasza decyzja', closing: 'Odpowiedzieć można w rozmowie przy tej reklamacji w portalu.' },
    ru: { title: 'Решение по вашей рекламации', for: 'Кому', order: 'Заказ', shipment: 'Отгрузка', filed: 'Дата обращения', decided: 'Дата решения', goods: 'Товар', article: 'Артикул', quantity: 'Количество', wish: 'Ваше требование', said: 'Что вы сообщили', decision: 'Наше решение', closing: 'Ответить можно в переписке по этой рекламации на портале.' },
};

export function letterTexts(language: string): LetterTexts {
    return letters[known(language)];
}
