import type { RowReason } from './cart-lines';
import type { SetReason } from './cart-sets';

type Texts = Record<RowReason | SetReason | 'ok' | 'price-changed' | 'over-quota' | 'part-of-a-set' | 'set-changed' | 'set-price-changed' | 'changed-by' | 'emptied-by', string>;

const en: Texts = {
    ok: 'Taken',
    'not-available': 'This item is not available to you.',
    'changed-meanwhile': 'A colleague has changed this line meanwhile. Look at it, and enter your quantity again if you still want it.',
    'unknown-unit': 'This item is not sold in that unit.',
    'nothing-to-add': 'Enter a quantity.',
    'too-much': 'This quantity is too large.',
    'not-whole': 'This many does not come out whole in the unit that the item is counted in.',
    'insufficient-stock': 'There is not enough stock for this quantity.',
    'pre-sale-apart': 'This item is sold before it is in stock, and makes an order by itself: put it and other items into different carts.',
    'lowered-to-stock': 'There is no more of it in stock: {quantity}.',
    'raised-to-minimum': 'Raised to the minimum quantity: {quantity}.',
    'rounded-to-increment': 'Rounded up to a whole step: {quantity}.',
    'over-quota': 'Too much for this period: at most {quantity} of it can be ordered now.',
    'price-changed': 'The price of {name} has changed from {before} to {after}.',
    'set-not-available': '“{name}” is not offered any more.',
    'too-few-sets': 'There are only {quantity} whole sets of this.',
    'part-of-a-set': 'This is a part of a set. Change the number of sets, or take the set out and add the parts you want by themselves.',
    'set-changed': '“{name}” has other parts now. Take it as it is now, or take it out.',
    'set-price-changed': 'The price of “{name}” has changed from {before} to {after}.',
    'changed-by': '{name} has changed lines: {quantity} ({items}).',
    'emptied-by': '{name} has emptied the cart.',
};

const fa: Texts = {
    ok: 'ثبت شد',
    'not-available': 'این کالا برای شما در دسترس نیست.',
    'changed-meanwhile': 'همکاری در این میان این ردیف را تغییر داده است. آن را ببینید و اگر هنوز می‌خواهید، مقدار را دوباره وارد کنید.',
    'unknown-unit': 'این کالا با این واحد فروخته نمی‌شود.',
    'nothing-to-add': 'مقدار را وارد کنید.',
    'too-much': 'این مقدار بیش از اندازه است.',
    'not-whole': 'این تعداد در واحد شمارش این کالا عدد کامل نمی‌شود.',
    'insufficient-stock': 'موجودی برای این مقدار کافی نیست.',
    'pre-sale-apart': 'این کالا پیش‌فروش می‌شود و سفارش جداگانه‌ای می‌خواهد: آن را با کالاهای دیگر در یک سبد نگذارید.',
    'lowered-to-stock': 'بیش از این موجود نیست: {quantity}.',
    'raised-to-minimum': 'به حداقل مقدار افزایش یافت: {quantity}.',
    'rounded-to-increment': 'به نزدیک‌ترین گام بالاتر گرد شد: {quantity}.',
    'over-quota': 'بیش از سهمیهٔ این دوره است: اکنون حداکثر {quantity} از آن قابل سفارش است.',
    'price-changed': 'قیمت {name} از {before} به {after} تغییر کرده است.',
    'set-not-available': '«{name}» دیگر عرضه نمی‌شود.',
    'too-few-sets': 'از این ست فقط {quantity} عدد کامل موجود است.',
    'part-of-a-set': 'این کالا جزئی از یک ست است. تعداد ست را تغییر دهید، یا ست را حذف و کالاهای دلخواه را تکی اضافه کنید.',
    'set-changed': 'اجزای «{name}» عوض شده است. آن را با اجزای تازه بپذیرید یا حذف کنید.',
    'set-price-changed': 'قیمت «{name}» از {before} به {after} تغییر کرده است.',
    'changed-by': '{name} ردیف‌ها را تغییر داده است: {quantity} ({items}).',
    'emptied-by': '{name} سبد را خالی کرده است.',
};

const pl: Texts = {
    ok: 'Przyjęto',
    'not-available': 'Ten towar nie jest dla Państwa dostępny.',
    'changed-meanwhile': 'Ktoś z Państwa firmy zmienił w międzyczasie tę pozycję. Proszę ją obejrzeć i w razie potrzeby podać ilość jeszcze raz.',
    'unknown-unit': 'Tego towaru nie sprzedajemy w tej jednostce.',
    'nothing-to-add': 'Proszę podać ilość.',
    'too-much': 'Ta ilość jest zbyt duża.',
    'not-whole': 'Ta ilość nie daje pełnej liczby jednostek, w których liczymy towar.',
    'insufficient-stock': 'Brak wystarczającego zapasu dla tej ilości.',
    'pre-sale-apart': 'Ten towar sprzedajemy przed dostawą, w osobnym zamówieniu: proszę włożyć go do innego koszyka niż pozostałe towary.',
    'lowered-to-stock': 'Więcej nie ma w magazynie: {quantity}.',
    'raised-to-minimum': 'Zwiększono do ilości minimalnej: {quantity}.',
    'rounded-to-increment': 'Zaokrąglono w górę do pełnego kroku: {quantity}.',
    'over-quota': 'Za dużo jak na ten okres. Teraz można zamówić najwyżej: {quantity}.',
    'price-changed': 'Cena towaru {name} zmieniła się z {before} na {after}.',
    'set-not-available': 'Zestaw „{name}” nie jest już oferowany.',
    'too-few-sets': 'Dostępnych jest tylko tyle całych zestawów: {quantity}.',
    'part-of-a-set': 'Ten towar jest częścią zestawu. Proszę zmienić liczbę zestawów albo usunąć zestaw i dodać wybrane towary osobno.',
    'set-changed': 'Zestaw „{name}” ma teraz inny skład. Można go przyjąć w nowym składzie albo usunąć.',
    'set-price-changed': 'Cena zestawu „{name}” zmieniła się z {before} na {after}.',
    'changed-by': 'Pozycje zmienione przez: {name}: {quantity} ({items}).',
    'emptied-by': 'Koszyk opróżnił(a) {name}.',
};

const ru: Texts = {
    ok: 'Принято',
    'not-available': 'Этот товар вам недоступен.',
    'changed-meanwhile': 'Коллега тем временем изменил эту строку. Посмотрите на неё и при необходимости укажите количество ещё раз.',
    'unknown-unit': 'Этот товар не продаётся в такой единице.',
    'nothing-to-add': 'Укажите количество.',
    'too-much': 'Слишком большое количество.',
    'not-whole': 'Такое количество не даёт целого числа единиц, в которых считается товар.',
    'insufficient-stock': 'На складе недостаточно товара.',
    'pre-sale-apart': 'Этот товар продаётся до поступления и оформляется отдельным заказом: положите его и остальные товары в разные корзины.',
    'lowered-to-stock': 'Больше на складе нет: {quantity}.',
    'raised-to-minimum': 'Увеличено до минимального количества: {quantity}.',
    'rounded-to-increment': 'Округлено вверх до целого шага: {quantity}.',
    'over-quota': 'Слишком много для этого периода. Сейчас можно заказать не больше: {quantity}.',
    'price-changed': 'Цена товара {name} изменилась с {before} на {after}.',
    'set-not-available': 'Комплект «{name}» больше не предлагается.',
    'too-few-sets': 'Полных комплектов в наличии: {quantity}.',
    'part-of-a-set': 'Этот товар — часть комплекта. Измените число комплектов или удалите комплект и добавьте нужные товары по отдельности.',
    'set-changed': 'Состав комплекта «{name}» изменился. Примите его в новом составе или удалите.',
    'set-price-changed': 'Цена комплекта «{name}» изменилась с {before} на {after}.',
    'changed-by': 'Строки изменены, автор: {name}. Их число: {quantity} ({items}).',
    'emptied-by': 'Корзину очистил(а) {name}.',
};

const languages: Record<string, Texts> = { en, fa, pl, ru };

/** What the buyer reads about a row or a line, in his language, in English where we have none. */
export function cartMessage(about: keyof Texts, language: string, params: Record<string, string> = {}): string {
    const text = (languages[language] ?? en)[about];
    return text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
