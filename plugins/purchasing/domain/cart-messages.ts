import type { RowReason } from './cart-lines';

type Texts = Record<RowReason | 'ok' | 'price-changed', string>;

const en: Texts = {
    ok: 'Taken',
    'not-available': 'This item is not available to you.',
    'unknown-unit': 'This item is not sold in that unit.',
    'nothing-to-add': 'Enter a quantity.',
    'too-much': 'This quantity is too large.',
    'not-whole': 'This many does not come out whole in the unit that the item is counted in.',
    'insufficient-stock': 'There is not enough stock for this quantity.',
    'raised-to-minimum': 'Raised to the minimum quantity: {quantity}.',
    'rounded-to-increment': 'Rounded up to a whole step: {quantity}.',
    'price-changed': 'The price of {name} has changed from {before} to {after}.',
};

const fa: Texts = {
    ok: 'ثبت شد',
    'not-available': 'این کالا برای شما در دسترس نیست.',
    'unknown-unit': 'این کالا با این واحد فروخته نمی‌شود.',
    'nothing-to-add': 'مقدار را وارد کنید.',
    'too-much': 'این مقدار بیش از اندازه است.',
    'not-whole': 'این تعداد در واحد شمارش این کالا عدد کامل نمی‌شود.',
    'insufficient-stock': 'موجودی برای این مقدار کافی نیست.',
    'raised-to-minimum': 'به حداقل مقدار افزایش یافت: {quantity}.',
    'rounded-to-increment': 'به نزدیک‌ترین گام بالاتر گرد شد: {quantity}.',
    'price-changed': 'قیمت {name} از {before} به {after} تغییر کرده است.',
};

const pl: Texts = {
    ok: 'Przyjęto',
    'not-available': 'Ten towar nie jest dla Państwa dostępny.',
    'unknown-unit': 'Tego towaru nie sprzedajemy w tej jednostce.',
    'nothing-to-add': 'Proszę podać ilość.',
    'too-much': 'Ta ilość jest zbyt duża.',
    'not-whole': 'Ta ilość nie daje pełnej liczby jednostek, w których liczymy towar.',
    'insufficient-stock': 'Brak wystarczającego zapasu dla tej ilości.',
    'raised-to-minimum': 'Zwiększono do ilości minimalnej: {quantity}.',
    'rounded-to-increment': 'Zaokrąglono w górę do pełnego kroku: {quantity}.',
    'price-changed': 'Cena towaru {name} zmieniła się z {before} na {after}.',
};

const ru: Texts = {
    ok: 'Принято',
    'not-available': 'Этот товар вам недоступен.',
    'unknown-unit': 'Этот товар не продаётся в такой единице.',
    'nothing-to-add': 'Укажите количество.',
    'too-much': 'Слишком большое количество.',
    'not-whole': 'Такое количество не даёт целого числа единиц, в которых считается товар.',
    'insufficient-stock': 'На складе недостаточно товара.',
    'raised-to-minimum': 'Увеличено до минимального количества: {quantity}.',
    'rounded-to-increment': 'Округлено вверх до целого шага: {quantity}.',
    'price-changed': 'Цена товара {name} изменилась с {before} на {after}.',
};

const languages: Record<string, Texts> = { en, fa, pl, ru };

/** What the buyer reads about a row or a line, in his language, in English where we have none. */
export function cartMessage(about: keyof Texts, language: string, params: Record<string, string> = {}): string {
    const text = (languages[language] ?? en)[about];
    return text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
