import type { ShipmentState } from './shipment-states';

export const trackingLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type TrackingLanguage = (typeof trackingLanguages)[number];

type VisibleState = Exclude<ShipmentState, 'cancelled'>;
export type StageState = 'waiting' | 'running' | 'paused' | 'done';

export interface TrackingTexts {
    languageName: string;
    title: string;
    order: string;
    shipment: string;
    headline: Record<VisibleState, string>;
    step: Record<VisibleState, string>;
    way: string;
    expected: string;
    transport: string;
    vehicle: string;
    plate: string;
    destination: string;
    weight: string;
    planned: string;
    gross: string;
    tare: string;
    net: string;
    ticket: string;
    notWeighed: string;
    kg: string;
    /** What stands on the ticket beside its weights. */
    onTicket: Record<'seals' | 'storedTare' | 'typed' | 'elsewhere' | 'agreed', string>;
    production: string;
    stage: Record<StageState, string>;
    pieces: (made: string, wanted: string) => string;
    promised: (day: string) => string;
    orderState: Record<string, string>;
    orderReceived: string;
    payInAdvance: string;
    shipments: string;
    noShipments: string;
    confirmTitle: string;
    confirmHint: string;
    receivedBy: string;
    note: string;
    optional: string;
    confirm: string;
    confirmed: string;
    inPart: string;
    driverThere: string;
    courier: string;
    trackingNumber: string;
    parcel: string;
    courierState: Record<string, string>;
    support: string;
    supportHint: string;
    call: string;
    write: string;
    fieldMissing: string;
    fieldTooLong: string;
    fieldUnreadable: string;
    notYet: string;
    thanks: string;
}

const en: TrackingTexts = {
    languageName: 'English',
    title: 'Shipment',
    order: 'Order',
    shipment: 'Shipment',
    headline: {
        planned: 'Your shipment is planned',
        loading: 'Your goods are being loaded',
        weighed: 'Loaded and weighed',
        dispatched: 'On the way to you',
        delivered: 'Delivered',
    },
    step: { planned: 'Planned', loading: 'Loading', weighed: 'Weighed', dispatched: 'Dispatched', delivered: 'Delivered' },
    way: 'The way so far',
    expected: 'expected',
    transport: 'Transport',
    vehicle: 'Vehicle',
    plate: 'Plate',
    destination: 'Destination',
    weight: 'Weight',
    planned: 'Planned',
    gross: 'Gross',
    tare: 'Tare',
    net: 'Net',
    ticket: 'Weighbridge ticket',
    notWeighed: 'Not weighed yet.',
    kg: 'kg',
    onTicket: { seals: 'Seals', storedTare: 'The tare is an empty weight that was kept.', typed: 'A weight was typed by hand.', elsewhere: 'Weights of another system', agreed: 'A second person agreed.' },
    production: 'Production',
    stage: { waiting: 'Waiting', running: 'In work', paused: 'Paused', done: 'Done' },
    pieces: (made, wanted) => `${made} of ${wanted} made`,
    promised: day => `Will be made by ${day}`,
    orderState: {
        Approved: 'Approved',
        InProduction: 'In production',
        ReadyToShip: 'Ready to ship',
        PartiallyShipped: 'Partly shipped',
        Shipped: 'Shipped',
        Delivered: 'Delivered',
        Completed: 'Completed',
        Cancelled: 'Cancelled',
        Rejected: 'Not accepted',
    },
    orderReceived: 'We have your order',
    payInAdvance: 'You pay in advance: we write to you how, and begin when the money has come.',
    shipments: 'Shipments',
    noShipments: 'Nothing has left yet. We write to you when it does.',
    confirmTitle: 'Have the goods arrived?',
    confirmHint: 'Confirm when you have received and counted them.',
    receivedBy: 'Received by',
    note: 'Remark',
    optional: 'optional',
    confirm: 'Confirm delivery',
    confirmed: 'You confirmed the delivery. Thank you.',
    inPart: 'Only a part was taken over. We will get in touch with you.',
    driverThere: 'The driver arrived',
    courier: 'Courier',
    trackingNumber: 'Tracking number',
    parcel: 'Parcel',
    courierState: { confirmed: 'With the courier soon', 'on-way': 'On the way', delivered: 'Delivered', returned: 'Going back to the sender' },
    support: 'Questions on the way?',
    supportHint: 'We help you at once.',
    call: 'Call',
    write: 'Write',
    fieldMissing: 'Please fill in this field: ',
    fieldTooLong: 'This text is too long: ',
    fieldUnreadable: 'This text has characters that cannot be read: ',
    notYet: 'The shipment has not left yet.',
    thanks: 'Thank you.',
};

const fa: TrackingTexts = {
    languageName: 'فارسی',
    title: 'محموله',
    order: 'سفارش',
    shipment: 'محموله',
    headline: {
        planned: 'ارسال محموله شما برنامه‌ریزی شد',
        loading: 'کالای شما در حال بارگیری است',
        weighed: 'بارگیری و توزین شد',
        dispatched: 'در راه رسیدن به شما',
        delivered: 'تحویل شد',
    },
    step: { planned: 'برنامه‌ریزی', loading: 'بارگیری', weighed: 'توزین', dispatched: 'ارسال', delivered: 'تحویل' },
    way: 'مسیر تا این لحظه',
    expected: 'پیش‌بینی',
    transport: 'حمل',
    vehicle: 'خودرو',
    plate: 'پلاک',
    destination: 'مقصد',
    weight: 'وزن',
    planned: 'برنامه',
    gross: 'ناخالص',
    tare: 'وزن خالی',
    net: 'خالص',
    ticket: 'برگ باسکول',
    notWeighed: 'هنوز توزین نشده است.',
    kg: 'کیلوگرم',
    onTicket: { seals: 'پلمب‌ها', storedTare: 'وزن خالی، وزنی است که پیش‌تر ثبت و نگه داشته شده است.', typed: 'یکی از وزن‌ها دستی وارد شده است.', elsewhere: 'وزن‌ها از سامانه‌ای دیگر', agreed: 'نفر دوم تأیید کرده است.' },
    production: 'تولید',
    stage: { waiting: 'در انتظار', running: 'در حال انجام', paused: 'متوقف', done: 'انجام شد' },
    pieces: (made, wanted) => `${made} از ${wanted} ساخته شده`,
    promised: day => `تا ${day} تولید می‌شود`,
    orderState: {
        Approved: 'تأییدشده',
        InProduction: 'در حال تولید',
        ReadyToShip: 'آماده ارسال',
        PartiallyShipped: 'بخشی ارسال شده',
        Shipped: 'ارسال‌شده',
        Delivered: 'تحویل‌شده',
        Completed: 'پایان‌یافته',
        Cancelled: 'لغوشده',
        Rejected: 'پذیرفته نشد',
    },
    orderReceived: 'سفارش شما به ما رسید',
    payInAdvance: 'این سفارش پیش‌پرداخت است: راه پرداخت را برایتان می‌نویسیم و پس از دریافت وجه کار را آغاز می‌کنیم.',
    shipments: 'محموله‌ها',
    noShipments: 'هنوز چیزی ارسال نشده است. هنگام ارسال خبرتان می‌کنیم.',
    confirmTitle: 'کالا به دستتان رسید؟',
    confirmHint: 'پس از دریافت و شمارش کالا تأیید کنید.',
    receivedBy: 'نام تحویل‌گیرنده',
    note: 'توضیح',
    optional: 'اختیاری',
    confirm: 'تأیید تحویل',
    confirmed: 'تحویل را تأیید کردید. سپاسگزاریم.',
    inPart: 'فقط بخشی از کالا تحویل گرفته شد. با شما تماس می‌گیریم.',
    driverThere: 'راننده رسید',
    courier: 'پیک',
    trackingNumber: 'شماره رهگیری',
    parcel: 'بسته',
    courierState: { confirmed: 'به‌زودی نزد پیک', 'on-way': 'در راه', delivered: 'تحویل شد', returned: 'در راه بازگشت به فرستنده' },
    support: 'در مسیر پرسشی دارید؟',
    supportHint: 'همین حالا پاسخگوی شما هستیم.',
    call: 'تماس',
    write: 'ایمیل',
    fieldMissing: 'لطفاً این بخش را پر کنید: ',
    fieldTooLong: 'این متن بیش از اندازه بلند است: ',
    fieldUnreadable: 'این متن نویسه‌های ناخوانا دارد: ',
    notYet: 'محموله هنوز ارسال نشده است.',
    thanks: 'سپاسگزاریم.',
};

const pl: TrackingTexts = {
    languageName: 'Polski',
    title: 'Przesyłka',
    order: 'Zamówienie',
    shipment: 'Przesyłka',
    headline: {
        planned: 'Przesyłka zaplanowana',
        loading: 'Towar jest ładowany',
        weighed: 'Załadowano i zważono',
        dispatched: 'W drodze do Państwa',
        delivered: 'Dostarczono',
    },
    step: { planned: 'Plan', loading: 'Załadunek', weighed: 'Ważenie', dispatched: 'Wysyłka', delivered: 'Dostawa' },
    way: 'Dotychczasowa droga',
    expected: 'przewidywane',
    transport: 'Transport',
    vehicle: 'Pojazd',
    plate: 'Nr rejestracyjny',
    destination: 'Miejsce dostawy',
    weight: 'Waga',
    planned: 'Planowana',
    gross: 'Brutto',
    tare: 'Tara',
    net: 'Netto',
    ticket: 'Kwit wagowy',
    notWeighed: 'Jeszcze nie zważono.',
    kg: 'kg',
    onTicket: { seals: 'Plomby', storedTare: 'Tara to zapamiętana masa pustego pojazdu.', typed: 'Masę wpisano ręcznie.', elsewhere: 'Masy z innego systemu', agreed: 'Zgodę wyraziła druga osoba.' },
    production: 'Produkcja',
    stage: { waiting: 'Oczekuje', running: 'W toku', paused: 'Wstrzymano', done: 'Gotowe' },
    pieces: (made, wanted) => `wykonano ${made} z ${wanted}`,
    promised: day => `Będzie gotowe do ${day}`,
    orderState: {
        Approved: 'Zatwierdzone',
        InProduction: 'W produkcji',
        ReadyToShip: 'Gotowe do wysyłki',
        PartiallyShipped: 'Wysłane częściowo',
        Shipped: 'Wysłane',
        Delivered: 'Dostarczone',
        Completed: 'Zakończone',
        Cancelled: 'Anulowane',
        Rejected: 'Nieprzyjęte',
    },
    orderReceived: 'Otrzymaliśmy zamówienie',
    payInAdvance: 'Zamówienie jest płatne z góry: napiszemy, jak zapłacić, i zaczniemy po otrzymaniu wpłaty.',
    shipments: 'Przesyłki',
    noShipments: 'Nic jeszcze nie wysłaliśmy. Napiszemy, gdy towar wyruszy.',
    confirmTitle: 'Czy towar dotarł?',
    confirmHint: 'Prosimy potwierdzić po odebraniu i przeliczeniu towaru.',
    receivedBy: 'Odebrał(a)',
    note: 'Uwagi',
    optional: 'opcjonalnie',
    confirm: 'Potwierdź dostawę',
    confirmed: 'Dostawa została potwierdzona. Dziękujemy.',
    inPart: 'Odebrano tylko część. Skontaktujemy się z Państwem.',
    driverThere: 'Kierowca dotarł na miejsce',
    courier: 'Kurier',
    trackingNumber: 'Numer przesyłki',
    parcel: 'Paczka',
    courierState: { confirmed: 'Wkrótce u kuriera', 'on-way': 'W drodze', delivered: 'Doręczona', returned: 'Zwracana do nadawcy' },
    support: 'Pytania w trakcie transportu?',
    supportHint: 'Pomożemy od razu.',
    call: 'Zadzwoń',
    write: 'Napisz',
    fieldMissing: 'Prosimy wypełnić pole: ',
    fieldTooLong: 'Tekst jest za długi: ',
    fieldUnreadable: 'Tekst zawiera nieczytelne znaki: ',
    notYet: 'Przesyłka jeszcze nie wyruszyła.',
    thanks: 'Dziękujemy.',
};

const ru: TrackingTexts = {
    languageName: 'Русский',
    title: 'Отправление',
    order: 'Заказ',
    shipment: 'Отправление',
    headline: {
        planned: 'Отправление запланировано',
        loading: 'Товар загружается',
        weighed: 'Загружено и взвешено',
        dispatched: 'В пути к вам',
        delivered: 'Доставлено',
    },
    step: { planned: 'План', loading: 'Погрузка', weighed: 'Взвешивание', dispatched: 'Отправка', delivered: 'Доставка' },
    way: 'Пройденный путь',
    expected: 'ожидается',
    transport: 'Транспорт',
    vehicle: 'Автомобиль',
    plate: 'Номер',
    destination: 'Место доставки',
    weight: 'Вес',
    planned: 'План',
    gross: 'Брутто',
    tare: 'Тара',
    net: 'Нетто',
    ticket: 'Весовой талон',
    notWeighed: 'Ещё не взвешено.',
    kg: 'кг',
    onTicket: { seals: 'Пломбы', storedTare: 'Тара — сохранённая масса пустой машины.', typed: 'Масса введена вручную.', elsewhere: 'Массы из другой системы', agreed: 'Второй человек согласился.' },
    production: 'Производство',
    stage: { waiting: 'Ожидает', running: 'В работе', paused: 'Приостановлено', done: 'Готово' },
    pieces: (made, wanted) => `сделано ${made} из ${wanted}`,
    promised: day => `Будет изготовлено к ${day}`,
    orderState: {
        Approved: 'Одобрен',
        InProduction: 'В производстве',
        ReadyToShip: 'Готов к отправке',
        PartiallyShipped: 'Отправлен частично',
        Shipped: 'Отправлен',
        Delivered: 'Доставлен',
        Completed: 'Завершён',
        Cancelled: 'Отменён',
        Rejected: 'Не принят',
    },
    orderReceived: 'Мы получили ваш заказ',
    payInAdvance: 'Заказ оплачивается заранее: мы напишем, как оплатить, и начнём после поступления денег.',
    shipments: 'Отправления',
    noShipments: 'Пока ничего не отправлено. Мы напишем, когда товар будет в пути.',
    confirmTitle: 'Товар прибыл?',
    confirmHint: 'Подтвердите, когда получите и пересчитаете товар.',
    receivedBy: 'Получил(а)',
    note: 'Примечание',
    optional: 'необязательно',
    confirm: 'Подтвердить доставку',
    confirmed: 'Вы подтвердили доставку. Спасибо.',
    inPart: 'Принята только часть. Мы свяжемся с вами.',
    driverThere: 'Водитель прибыл',
    courier: 'Курьер',
    trackingNumber: 'Номер отправления',
    parcel: 'Посылка',
    courierState: { confirmed: 'Скоро у курьера', 'on-way': 'В пути', delivered: 'Доставлена', returned: 'Возвращается отправителю' },
    support: 'Вопросы в пути?',
    supportHint: 'Поможем сразу.',
    call: 'Позвонить',
    write: 'Написать',
    fieldMissing: 'Заполните поле: ',
    fieldTooLong: 'Слишком длинный текст: ',
    fieldUnreadable: 'В тексте есть нечитаемые символы: ',
    notYet: 'Отправление ещё не выехало.',
    thanks: 'Спасибо.',
};

export const trackingTexts: Record<TrackingLanguage, TrackingTexts> = { en, fa, pl, ru };

/** The page's language for what the recipient uses; English when we do not have it. */
export function trackingLanguage(wished: string | null | undefined): TrackingLanguage {
    return trackingLanguages.find(language => language === wished) ?? 'en';
}
