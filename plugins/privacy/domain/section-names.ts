/** What the sections of personal data are called in the reader's language. Plugins declare them in English, which is also the key. */

type Names = readonly [fa: string, pl: string, ru: string];
const places = ['fa', 'pl', 'ru'] as const;

const names: Readonly<Record<string, Names>> = {
    'Person': ['شخص', 'Osoba', 'Человек'],
    'Login': ['ورود', 'Logowanie', 'Вход'],
    'Ways of signing in': ['راه‌های ورود', 'Sposoby logowania', 'Способы входа'],
    'Open sessions': ['نشست‌های باز', 'Otwarte sesje', 'Открытые сеансы'],
    'Open sessions in the portal': ['نشست‌های باز در پرتال', 'Otwarte sesje w portalu', 'Открытые сеансы на портале'],
    'One-time links': ['پیوندهای یک‌بارمصرف', 'Linki jednorazowe', 'Одноразовые ссылки'],
    'Memberships': ['عضویت‌ها', 'Członkostwa', 'Членство в компаниях'],
    'Own addresses': ['نشانی‌های خود او', 'Własne adresy', 'Собственные адреса'],
    'Consents': ['رضایت‌نامه‌ها', 'Zgody', 'Согласия'],
    'Orders': ['سفارش‌ها', 'Zamówienia', 'Заказы'],
    'Orders that went to him': ['سفارش‌هایی که به او رسیده', 'Zamówienia, które do niego trafiły', 'Заказы, поступившие к нему'],
    'Orders over the credit limit': ['سفارش‌های بیش از سقف اعتبار', 'Zamówienia ponad limit kredytu', 'Заказы сверх кредитного лимита'],
    'Changes of orders': ['تغییرهای سفارش‌ها', 'Zmiany zamówień', 'Изменения заказов'],
    'What was agreed with orders': ['توافق‌های سفارش‌ها', 'Ustalenia do zamówień', 'Договорённости по заказам'],
    'What was agreed with the lines of orders': ['توافق‌های ردیف‌های سفارش', 'Ustalenia do pozycji zamówień', 'Договорённости по строкам заказов'],
    'Carts': ['سبدهای خرید', 'Koszyki', 'Корзины'],
    'Payments': ['پرداخت‌ها', 'Płatności', 'Платежи'],
    'Refunds': ['بازپرداخت‌ها', 'Zwroty płatności', 'Возвраты'],
    'Decisions on orders': ['تصمیم‌ها دربارهٔ سفارش‌ها', 'Decyzje o zamówieniach', 'Решения по заказам'],
    'Decisions of others on orders': ['تصمیم‌های دیگران دربارهٔ سفارش‌ها', 'Decyzje innych o zamówieniach', 'Решения других по заказам'],
    'Large credits asked for': ['اعتبارهای بزرگ درخواست‌شده', 'Wnioski o duży kredyt', 'Запрошенные крупные кредиты'],
    'Changes of prices': ['تغییرهای قیمت', 'Zmiany cen', 'Изменения цен'],
    'Messages': ['پیام‌ها', 'Wiadomości', 'Сообщения'],
    'Messages of others': ['پیام‌های دیگران', 'Wiadomości innych', 'Сообщения других'],
    'Messages sent to him': ['پیام‌های فرستاده‌شده به او', 'Wiadomości wysłane do niego', 'Отправленные ему сообщения'],
    'Messages to others about him': ['پیام‌ها به دیگران دربارهٔ او', 'Wiadomości do innych o nim', 'Сообщения другим о нём'],
    'Messages to others that name him': ['پیام‌ها به دیگران با نام او', 'Wiadomości do innych, które go wymieniają', 'Сообщения другим с его именем'],
    'Conversations': ['گفتگوها', 'Rozmowy', 'Переписка'],
    'Conversations of colleagues': ['گفتگوهای همکاران', 'Rozmowy współpracowników', 'Переписка коллег'],
    'Ratings': ['امتیازها', 'Oceny', 'Оценки'],
    'Ratings of colleagues': ['امتیازهای همکاران', 'Oceny współpracowników', 'Оценки коллег'],
    'Shopping lists': ['فهرست‌های خرید', 'Listy zakupów', 'Списки покупок'],
    'Mails about what will run out': ['پیام‌ها دربارهٔ آنچه تمام می‌شود', 'Wiadomości o tym, co się kończy', 'Письма о том, что заканчивается'],
    'Lines of shopping lists': ['ردیف‌های فهرست‌های خرید', 'Pozycje list zakupów', 'Строки списков покупок'],
    'Searches in vain': ['جستجوهای بی‌نتیجه', 'Wyszukiwania bez wyniku', 'Поиски без результата'],
    'Articles of whose arrival he wanted to be told': ['کالاهایی که خبر رسیدنشان را خواسته', 'Artykuły, o których dostępność pytał', 'Товары, о поступлении которых он просил сообщить'],
    'Driver': ['راننده', 'Kierowca', 'Водитель'],
    'Deliveries to him': ['تحویل‌ها به او', 'Dostawy do niego', 'Доставки ему'],
    'Deliveries that name him': ['تحویل‌هایی که نام او را دارند', 'Dostawy, które go wymieniają', 'Доставки с его именем'],
    'Deliveries that he drove': ['تحویل‌هایی که او راننده بود', 'Dostawy, które przewoził', 'Доставки, которые он вёз'],
    'Deliveries that he confirmed': ['تحویل‌هایی که او تأیید کرد', 'Dostawy, które potwierdził', 'Доставки, которые он подтвердил'],
    'Goods that he fetched from the warehouse': ['کالاهایی که از انبار تحویل گرفته است', 'Towary, które odebrał z magazynu', 'Товары, которые он забрал со склада'],
    'What was said of those who fetch goods': ['آنچه دربارهٔ تحویل‌گیرندگان کالا گفته شده', 'Co powiedziano o odbierających towar', 'Что сказано о тех, кто забирает товар'],
    'Labels of own couriers': ['برچسب‌های پیک خود مشتری', 'Etykiety własnych kurierów', 'Наклейки собственных курьеров'],
    'Places where he receives goods': ['جاهایی که کالا تحویل می‌گیرد', 'Miejsca, w których odbiera towar', 'Места, где он получает товар'],
    'Contact data of companies': ['داده‌های تماس شرکت‌ها', 'Dane kontaktowe firm', 'Контактные данные компаний'],
    'Contacts of branches': ['مخاطبان شعبه‌ها', 'Osoby kontaktowe oddziałów', 'Контакты филиалов'],
    'Contacts at delivery addresses': ['مخاطبان نشانی‌های تحویل', 'Osoby kontaktowe pod adresami dostaw', 'Контакты по адресам доставки'],
    'Branches of which he is a contact': ['شعبه‌هایی که او مخاطبشان است', 'Oddziały, których jest osobą kontaktową', 'Филиалы, где он контактное лицо'],
    'Merged companies': ['شرکت‌های ادغام‌شده', 'Połączone firmy', 'Объединённые компании'],
    'Asked for changes of company data': ['درخواست‌های تغییر اطلاعات شرکت', 'Wnioski o zmianę danych firmy', 'Запросы на изменение данных компании'],
    'Asked for changes, field by field': ['درخواست‌های تغییر، فیلد به فیلد', 'Wnioski o zmiany, pole po polu', 'Запросы на изменения по полям'],
    'Applications for access': ['درخواست‌های دسترسی', 'Wnioski o dostęp', 'Заявки на доступ'],
    'Questions to the applicant': ['پرسش‌ها از متقاضی', 'Pytania do wnioskodawcy', 'Вопросы заявителю'],
    'Links of applications': ['پیوندهای درخواست‌ها', 'Linki wniosków', 'Ссылки заявок'],
    'Enquiries as a lead': ['استعلام‌ها به‌عنوان سرنخ', 'Zapytania jako potencjalny klient', 'Обращения как потенциального клиента'],
    'Sales in sight': ['فرصت‌های فروش', 'Szanse sprzedaży', 'Возможные продажи'],
    'Notes about him': ['یادداشت‌ها دربارهٔ او', 'Notatki o nim', 'Заметки о нём'],
    'History of the person': ['تاریخچهٔ شخص', 'Historia osoby', 'История человека'],
    'Staff in his place': ['کارکنان به جای او', 'Pracownicy w jego imieniu', 'Сотрудники от его имени'],
    'Requests about his data': ['درخواست‌ها دربارهٔ داده‌های او', 'Wnioski dotyczące jego danych', 'Запросы о его данных'],
    'Log of what was done': ['گزارش کارهای انجام‌شده', 'Dziennik czynności', 'Журнал действий'],
    'Jobs': ['کارهای پس‌زمینه', 'Zadania w tle', 'Фоновые задания'],
    'Waiting and done effects': ['پیام‌های خروجی در انتظار و انجام‌شده', 'Efekty oczekujące i wykonane', 'Ожидающие и выполненные отправки'],
    'Answers kept for a repeated request': ['پاسخ‌های نگه‌داشته‌شده برای درخواست تکراری', 'Odpowiedzi zachowane na powtórzone żądanie', 'Ответы, сохранённые на случай повтора запроса'],
    'The guest as a buyer': ['مهمان به‌عنوان خریدار', 'Gość jako kupujący', 'Гость как покупатель'],
    "The guest's address": ['نشانی مهمان', 'Adres gościa', 'Адрес гостя'],
    // The page's own heading.
    'Personal data': ['داده‌های شخصی', 'Dane osobowe', 'Персональные данные'],
};

export const namedSections = Object.keys(names);

/** In English where the language is another. */
export function sectionName(section: string, language: string): string {
    const place = places.findIndex(one => language.startsWith(one));
    return (place < 0 ? undefined : names[section]?.[place]) ?? section;
}
