import type { RowReason } from './cart-lines';
import { cartMessage } from './cart-messages';
import type { QuantityRefusal, RowsRefusal } from './order-rows';

export type OrderRowReason = RowReason | QuantityRefusal | 'code-missing' | 'unknown-code' | 'ambiguous-code' | 'added-up' | 'date-unreadable' | 'date-not-possible';

type OwnReason = Exclude<OrderRowReason, RowReason | 'nothing-to-add' | 'too-much'>;
type Texts = Record<OwnReason | RowsRefusal | 'because', string>;

const en: Texts = {
    'code-missing': 'There is no code in this row.',
    'unknown-code': 'No article that you can order has this code.',
    'ambiguous-code': 'Several articles have this code: {items}. Write the article number.',
    'quantity-missing': 'There is no quantity in this row.',
    'quantity-not-a-number': 'The quantity is not a number.',
    'quantity-not-whole': 'The quantity must be a whole number. Choose a smaller unit.',
    'added-up': 'The same article stands in row {row} already: both were added up.',
    'date-unreadable': 'The day cannot be read, and was left out. Write it as 2026-12-31.',
    'date-not-possible': 'We do not deliver on this day; it was left out.',
    nothing: 'There are no rows.',
    'no-code-column': 'The first line names no column with codes (code, sku, ean).',
    'no-quantity-column': 'The first line names no column with quantities (quantity).',
    'too-many': 'There are more than 10,000 rows. Divide them.',
    because: 'rejected because',
};

const fa: Texts = {
    'code-missing': 'در این ردیف کدی نیست.',
    'unknown-code': 'کالایی با این کد که بتوانید سفارش دهید وجود ندارد.',
    'ambiguous-code': 'چند کالا این کد را دارند: {items}. کد کالا را بنویسید.',
    'quantity-missing': 'در این ردیف مقداری نیست.',
    'quantity-not-a-number': 'مقدار عدد نیست.',
    'quantity-not-whole': 'مقدار باید عدد کامل باشد. واحد کوچک‌تری انتخاب کنید.',
    'added-up': 'همین کالا در ردیف {row} هم آمده است: هر دو با هم جمع شد.',
    'date-unreadable': 'تاریخ خوانا نیست و کنار گذاشته شد. آن را به شکل ‎2026-12-31 بنویسید.',
    'date-not-possible': 'در این روز تحویل نداریم؛ کنار گذاشته شد.',
    nothing: 'ردیفی وجود ندارد.',
    'no-code-column': 'در سطر اول ستونی برای کد (code، sku، کد) نیست.',
    'no-quantity-column': 'در سطر اول ستونی برای مقدار (quantity، تعداد) نیست.',
    'too-many': 'بیش از ۱۰٬۰۰۰ ردیف است. آن را تقسیم کنید.',
    because: 'دلیل رد',
};

const pl: Texts = {
    'code-missing': 'W tym wierszu nie ma kodu.',
    'unknown-code': 'Nie ma towaru o tym kodzie, który można zamówić.',
    'ambiguous-code': 'Ten kod ma kilka towarów: {items}. Proszę podać numer towaru.',
    'quantity-missing': 'W tym wierszu nie ma ilości.',
    'quantity-not-a-number': 'Ilość nie jest liczbą.',
    'quantity-not-whole': 'Ilość musi być liczbą całkowitą. Proszę wybrać mniejszą jednostkę.',
    'added-up': 'Ten sam towar jest już w wierszu {row}: ilości zsumowano.',
    'date-unreadable': 'Nie można odczytać dnia, pominięto go. Proszę pisać 2026-12-31.',
    'date-not-possible': 'Tego dnia nie dostarczamy; pominięto go.',
    nothing: 'Nie ma wierszy.',
    'no-code-column': 'Pierwszy wiersz nie wskazuje kolumny z kodami (kod, indeks, ean).',
    'no-quantity-column': 'Pierwszy wiersz nie wskazuje kolumny z ilościami (ilość).',
    'too-many': 'Wierszy jest ponad 10 000. Proszę je podzielić.',
    because: 'powód odrzucenia',
};

const ru: Texts = {
    'code-missing': 'В этой строке нет кода.',
    'unknown-code': 'Нет доступного вам товара с таким кодом.',
    'ambiguous-code': 'Этот код у нескольких товаров: {items}. Укажите артикул.',
    'quantity-missing': 'В этой строке нет количества.',
    'quantity-not-a-number': 'Количество не является числом.',
    'quantity-not-whole': 'Количество должно быть целым. Выберите меньшую единицу.',
    'added-up': 'Этот товар уже есть в строке {row}: количества сложены.',
    'date-unreadable': 'День не читается и пропущен. Пишите 2026-12-31.',
    'date-not-possible': 'В этот день мы не доставляем; он пропущен.',
    nothing: 'Строк нет.',
    'no-code-column': 'Первая строка не называет столбец с кодами (код, артикул, ean).',
    'no-quantity-column': 'Первая строка не называет столбец с количеством (количество).',
    'too-many': 'Строк больше 10 000. Разделите их.',
    because: 'причина отказа',
};

const languages: Record<string, Texts> = { en, fa, pl, ru };

/** What the buyer reads about a row of his file, or the file as a whole. */
export function orderRowMessage(about: OrderRowReason | RowsRefusal | 'because' | 'ok', language: string, params: Record<string, string> = {}): string {
    const texts: Partial<Record<string, string>> = languages[language] ?? en;
    const own = texts[about];
    if (own === undefined) return cartMessage(about as RowReason | 'ok', language, params);
    return own.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
