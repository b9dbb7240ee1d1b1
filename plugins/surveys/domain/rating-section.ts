/** The part of the tracking page on which the customer rates. Pure: texts and marks in, HTML out. */
import { longestComment, type Marks } from './rating-rules';

export interface RatingTexts {
    title: string;
    product: string;
    transport: string;
    comment: string;
    optional: string;
    send: string;
    thanks: string;
    missing: string;
    tooLong: string;
    unreadable: string;
    notDelivered: string;
    alreadyRated: string;
    outOfFive: string;
}

export const ratingTexts: Record<'en' | 'fa' | 'pl' | 'ru', RatingTexts> = {
    en: {
        title: 'How was it?',
        product: 'Quality of the goods',
        transport: 'Transport',
        comment: 'What could be better?',
        optional: 'optional',
        send: 'Send rating',
        thanks: 'Thank you for your rating.',
        missing: 'Please choose a mark: ',
        tooLong: 'This text is too long: ',
        unreadable: 'This text has characters that cannot be read: ',
        notDelivered: 'Please confirm the delivery first.',
        alreadyRated: 'You have rated this delivery already.',
        outOfFive: 'out of 5',
    },
    fa: {
        title: 'تجربه شما چگونه بود؟',
        product: 'کیفیت کالا',
        transport: 'حمل و تحویل',
        comment: 'چه چیزی بهتر می‌شود؟',
        optional: 'اختیاری',
        send: 'ثبت امتیاز',
        thanks: 'از امتیاز شما سپاسگزاریم.',
        missing: 'لطفاً امتیاز بدهید: ',
        tooLong: 'این متن بیش از اندازه بلند است: ',
        unreadable: 'این متن نویسه‌های ناخوانا دارد: ',
        notDelivered: 'لطفاً نخست تحویل را تأیید کنید.',
        alreadyRated: 'امتیاز این تحویل پیش‌تر ثبت شده است.',
        outOfFive: 'از ۵',
    },
    pl: {
        title: 'Jak było?',
        product: 'Jakość towaru',
        transport: 'Transport',
        comment: 'Co możemy poprawić?',
        optional: 'opcjonalnie',
        send: 'Wyślij ocenę',
        thanks: 'Dziękujemy za ocenę.',
        missing: 'Prosimy wybrać ocenę: ',
        tooLong: 'Tekst jest za długi: ',
        unreadable: 'Tekst zawiera nieczytelne znaki: ',
        notDelivered: 'Prosimy najpierw potwierdzić dostawę.',
        alreadyRated: 'Ta dostawa została już oceniona.',
        outOfFive: 'na 5',
    },
    ru: {
        title: 'Как всё прошло?',
        product: 'Качество товара',
        transport: 'Доставка',
        comment: 'Что улучшить?',
        optional: 'необязательно',
        send: 'Отправить оценку',
        thanks: 'Спасибо за оценку.',
        missing: 'Выберите оценку: ',
        tooLong: 'Слишком длинный текст: ',
        unreadable: 'В тексте есть нечитаемые символы: ',
        notDelivered: 'Сначала подтвердите доставку.',
        alreadyRated: 'Эта доставка уже оценена.',
        outOfFive: 'из 5',
    },
};

const locales = { en: 'en-GB', fa: 'fa-IR', pl: 'pl-PL', ru: 'ru-RU' };
export type RatingLanguage = keyof typeof locales;

function digits(mark: number, language: RatingLanguage): string {
    return new Intl.NumberFormat(locales[language]).format(mark);
}

/** What a form that was sent back keeps: the typed text, attributes of its control, and the error behind it. All escaped. */
export type RatingField = (name: 'product' | 'transport' | 'comment') => { typed: string; attributes: string; error: string };

const untouched: RatingField = () => ({ typed: '', attributes: '', error: '' });

function marks(name: 'product' | 'transport', texts: RatingTexts, language: RatingLanguage, field: RatingField): string {
    const { typed, attributes, error } = field(name);
    const choices = [1, 2, 3, 4, 5].map(
        mark => `<label><input type="radio" name="${name}" value="${mark}"${typed === String(mark) ? ' checked' : ''} required><span>${digits(mark, language)}</span></label>`,
    );
    return `<fieldset role="radiogroup" tabindex="-1"${attributes}><legend>${texts[name]}</legend><div class="stars">${choices.join('')}</div>${error}</fieldset>`;
}

/** The form, for a path that the caller has made safe. */
export function ratingForm(formPath: string, language: RatingLanguage, field: RatingField = untouched): string {
    const comment = field('comment');
    const texts = ratingTexts[language];
    return `<section class="card" id="rate"><h2>${texts.title}</h2><form method="post" action="${formPath}">${marks('product', texts, language, field)}${marks('transport', texts, language, field)}
<label>${texts.comment} <small>${texts.optional}</small><textarea name="comment" rows="3" maxlength="${longestComment}"${comment.attributes}>${comment.typed}</textarea>${comment.error}</label><button>${texts.send}</button></form></section>`;
}

/** What was given. The comment is not repeated: a link is passed on more easily than a portal account. */
export function ratingThanks(given: Pick<Marks, 'product' | 'transport'>, language: RatingLanguage): string {
    const texts = ratingTexts[language];
    const row = (name: 'product' | 'transport') => `<dt>${texts[name]}</dt><dd>${digits(given[name], language)} ${texts.outOfFive}</dd>`;
    return `<section class="card"><h2>${texts.thanks}</h2><dl>${row('product')}${row('transport')}</dl></section>`;
}
