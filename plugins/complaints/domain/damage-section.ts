/** The part of the tracking page on which somebody says what came damaged or did not come. Pure: texts and facts in, HTML out. */
import { stateName, wishName } from './complaint-words';
import { type ComplaintState, complaintWishes } from './complaint-states';
import { type DamageGoods, type DamageProblem, lineField, longestName, longestText, mostPhotos } from './damage-form';

type Language = 'en' | 'fa' | 'pl' | 'ru';

interface DamageTexts {
    title: string;
    hint: string;
    quantities: string;
    of: (quantity: string, unit: string) => string;
    kind: string;
    wish: string;
    name: string;
    text: string;
    photos: string;
    photosHint: string;
    optional: string;
    send: string;
    claims: string;
    enough: string;
    nothing: string;
    noPicture: string;
    problems: Record<DamageProblem['problem'], string>;
}

export const damageTexts: Record<Language, DamageTexts> = {
    en: {
        title: 'Something is missing or damaged?', hint: 'Tell us here. We answer the company that ordered.', quantities: 'How much is missing or damaged?', of: (quantity, unit) => `of ${quantity} ${unit}`, kind: 'What is wrong?', wish: 'What would you like?',
        name: 'Your name', text: 'What happened?', photos: 'Photos', photosHint: `up to ${mostPhotos}, JPEG, PNG or WebP, 10 MB each`, optional: 'optional', send: 'Send the claim', claims: 'Claims about this shipment',
        enough: 'Several claims have come from this page. For anything more please write or call.', nothing: 'Nothing of this shipment can be claimed from this page any more. Please write or call.', noPicture: 'One of the photos is no picture, or larger than 10 MB.',
        problems: { missing: 'Please fill in: ', 'too-long': 'This text is too long: ', unreadable: 'This cannot be read: ', 'too-many': 'That is more than came: ' },
    },
    fa: {
        title: 'کالایی کم یا آسیب‌دیده است؟', hint: 'همین‌جا بگویید. پاسخ را به شرکت سفارش‌دهنده می‌دهیم.', quantities: 'چه مقدار کم یا آسیب‌دیده است؟', of: (quantity, unit) => `از ${quantity} ${unit}`, kind: 'مشکل چیست؟', wish: 'چه می‌خواهید؟',
        name: 'نام شما', text: 'چه شده است؟', photos: 'عکس‌ها', photosHint: 'تا ۴ عکس JPEG، PNG یا WebP، هر یک تا ۱۰ مگابایت', optional: 'اختیاری', send: 'فرستادن گزارش', claims: 'گزارش‌های این بار',
        enough: 'از این صفحه چند گزارش رسیده است. برای بیشتر از این لطفاً پیام بدهید یا تماس بگیرید.', nothing: 'از این صفحه دیگر برای چیزی از این بار گزارشی پذیرفته نمی‌شود. لطفاً پیام بدهید یا تماس بگیرید.', noPicture: 'یکی از عکس‌ها عکس نیست یا از ۱۰ مگابایت بزرگ‌تر است.',
        problems: { missing: 'لطفاً پر کنید: ', 'too-long': 'این متن بیش از اندازه بلند است: ', unreadable: 'خوانده نمی‌شود: ', 'too-many': 'بیش از آنچه رسیده است: ' },
    },
    pl: {
        title: 'Czegoś brakuje albo jest uszkodzone?', hint: 'Proszę zgłosić to tutaj. Odpowiemy firmie, która zamówiła towar.', quantities: 'Ile brakuje albo jest uszkodzone?', of: (quantity, unit) => `z ${quantity} ${unit}`, kind: 'Co się stało?', wish: 'Czego Państwo oczekują?',
        name: 'Imię i nazwisko', text: 'Opis', photos: 'Zdjęcia', photosHint: `najwyżej ${mostPhotos}, JPEG, PNG lub WebP, do 10 MB każde`, optional: 'opcjonalnie', send: 'Wyślij zgłoszenie', claims: 'Zgłoszenia do tej przesyłki',
        enough: 'Z tej strony przyszło już kilka zgłoszeń. W innych sprawach prosimy napisać albo zadzwonić.', nothing: 'Z tej strony nie można już niczego zgłosić do tej przesyłki. Prosimy napisać albo zadzwonić.', noPicture: 'Jedno ze zdjęć nie jest obrazem albo ma więcej niż 10 MB.',
        problems: { missing: 'Prosimy uzupełnić: ', 'too-long': 'Tekst jest za długi: ', unreadable: 'Nie można odczytać: ', 'too-many': 'To więcej, niż przyszło: ' },
    },
    ru: {
        title: 'Чего-то не хватает или повреждено?', hint: 'Сообщите здесь. Мы ответим компании, которая сделала заказ.', quantities: 'Сколько не хватает или повреждено?', of: (quantity, unit) => `из ${quantity} ${unit}`, kind: 'Что не так?', wish: 'Чего вы хотите?',
        name: 'Ваше имя', text: 'Что случилось?', photos: 'Фотографии', photosHint: `не более ${mostPhotos}, JPEG, PNG или WebP, до 10 МБ каждая`, optional: 'необязательно', send: 'Отправить', claims: 'Обращения по этой отгрузке',
        enough: 'С этой страницы пришло уже несколько обращений. По другим вопросам напишите или позвоните.', nothing: 'С этой страницы больше нельзя обратиться ни по чему из этой отгрузки. Напишите или позвоните.', noPicture: 'Одна из фотографий не является изображением или больше 10 МБ.',
        problems: { missing: 'Заполните: ', 'too-long': 'Слишком длинный текст: ', unreadable: 'Не удалось прочитать: ', 'too-many': 'Это больше, чем пришло: ' },
    },
};

/** Of the tracking page: how it escapes, and what it keeps of a form that was refused. */
export interface PageParts {
    escape: (text: string) => string;
    field: (name: string) => { typed: string; attributes: string; error: string };
    number: (value: number) => string;
    unit: (code: string) => string;
}

export interface FiledClaim {
    number: string;
    state: ComplaintState;
}

/** What each field of the form is called in what is said of it. */
export function fieldName(field: DamageProblem['field'], language: Language): string {
    const texts = damageTexts[language];
    const names = { lines: texts.quantities, kindId: texts.kind, wish: texts.wish, name: texts.name, text: texts.text };
    return names[field];
}

export function claimsHtml(claims: readonly FiledClaim[], language: Language, { escape }: PageParts): string {
    if (claims.length === 0) return '';
    const rows = claims.map(({ number, state }) => `<dt><bdi>${escape(number)}</bdi></dt><dd>${escape(stateName(state, language))}</dd>`);
    return `<section class="card" id="claims" role="status"><h2>${damageTexts[language].claims}</h2><dl>${rows.join('')}</dl></section>`;
}

/** Folded away until somebody needs it, or came back to what he typed. */
export function damageForm(
    action: string,
    goods: readonly DamageGoods[],
    kinds: readonly { id: number; name: string }[],
    isOpen: boolean,
    language: Language,
    parts: PageParts,
): string {
    const texts = damageTexts[language];
    const { escape, field, number, unit } = parts;
    const lines = goods.map(({ orderLineId, name, unit: code, quantity }) => {
        const { typed } = field(lineField(orderLineId));
        return `<label><bdi>${escape(name)}</bdi> <small>${escape(texts.of(number(quantity), unit(code)))}</small><input type="text" inputmode="numeric" name="${lineField(orderLineId)}" value="${typed}" maxlength="9"></label>`;
    });
    const select = (name: 'kindId' | 'wish', label: string, options: readonly (readonly [string, string])[]) => {
        const { typed, attributes, error } = field(name);
        const choices = options.map(([value, text]) => `<option value="${escape(value)}"${typed === value ? ' selected' : ''}>${escape(text)}</option>`);
        return `<label>${label}<select name="${name}"${attributes}>${choices.join('')}</select>${error}</label>`;
    };
    const [name, text, photos, wrongLines] = [field('name'), field('text'), field('photos'), field('lines')];
    return `<details class="card" id="damage"${isOpen ? ' open' : ''}><summary>${texts.title}</summary><p class="hint">${texts.hint}</p>
<form method="post" action="${escape(action)}" enctype="multipart/form-data">
<fieldset${wrongLines.attributes.replace(' autofocus', '')}><legend>${texts.quantities}</legend>${lines.join('')}${wrongLines.error}</fieldset>
${select('kindId', texts.kind, kinds.map(kind => [String(kind.id), kind.name] as const))}
${select('wish', texts.wish, complaintWishes.map(wish => [wish, wishName(wish, language)] as const))}
<label>${texts.text}<textarea name="text" rows="3" required maxlength="${longestText}"${text.attributes}>${text.typed}</textarea>${text.error}</label>
<label>${texts.name}<input type="text" name="name" value="${name.typed}" required maxlength="${longestName}" autocomplete="name"${name.attributes}>${name.error}</label>
<label>${texts.photos} <small>${texts.optional}, ${texts.photosHint}</small><input type="file" name="photos" accept="image/jpeg,image/png,image/webp" multiple${photos.attributes}>${photos.error}</label>
<button>${texts.send}</button></form></details>`;
}
