/** What the pages without login say, in the languages of the customers. */
export const payLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type PayLanguage = (typeof payLanguages)[number];

export interface PayTexts {
    title: string;
    documents: string;
    amount: string;
    pay: (name: string) => string;
    nothing: string;
    unreachable: string;
    notFound: string;
    tooMany: string;
    states: Record<'paid' | 'waiting' | 'failed', { title: string; text: string }>;
    again: string;
}

export const payTexts: Record<PayLanguage, PayTexts> = {
    en: {
        title: 'Payment', documents: 'For', amount: 'To pay', pay: name => `Pay with ${name}`, nothing: 'There is nothing left to pay.',
        unreachable: 'The payment provider cannot be reached. Nothing was paid; try again in a moment.', notFound: 'This link is unknown or has expired. Ask for a new one.',
        tooMany: 'Too many requests. Try again in a minute.',
        states: {
            paid: { title: 'Paid', text: 'Your payment has arrived. Thank you.' },
            waiting: { title: 'Not confirmed yet', text: 'The payment provider has not confirmed the payment yet. Look again in a minute; do not pay twice.' },
            failed: { title: 'Not paid', text: 'The payment was not made. You can try again.' },
        },
        again: 'Look again',
    },
    fa: {
        title: 'پرداخت', documents: 'بابت', amount: 'مبلغ قابل پرداخت', pay: name => `پرداخت با ${name}`, nothing: 'چیزی برای پرداخت نمانده است.',
        unreachable: 'درگاه پرداخت در دسترس نیست. چیزی پرداخت نشد؛ کمی بعد دوباره بیازمایید.', notFound: 'این پیوند شناخته نشد یا زمانش گذشته است. پیوند تازه‌ای بخواهید.',
        tooMany: 'درخواست‌ها بیش از اندازه است. یک دقیقه دیگر بیازمایید.',
        states: {
            paid: { title: 'پرداخت شد', text: 'پرداخت شما رسید. سپاسگزاریم.' },
            waiting: { title: 'هنوز تأیید نشده', text: 'درگاه هنوز پرداخت را تأیید نکرده است. یک دقیقه دیگر نگاه کنید؛ دوباره نپردازید.' },
            failed: { title: 'پرداخت نشد', text: 'پرداخت انجام نشد. می‌توانید دوباره بیازمایید.' },
        },
        again: 'نگاه دوباره',
    },
    pl: {
        title: 'Płatność', documents: 'Za', amount: 'Do zapłaty', pay: name => `Zapłać przez ${name}`, nothing: 'Nie ma nic do zapłaty.',
        unreachable: 'Operator płatności jest nieosiągalny. Nic nie zapłacono; proszę spróbować za chwilę.', notFound: 'Ten link jest nieznany lub wygasł. Proszę poprosić o nowy.',
        tooMany: 'Zbyt wiele żądań. Proszę spróbować za minutę.',
        states: {
            paid: { title: 'Zapłacono', text: 'Płatność dotarła. Dziękujemy.' },
            waiting: { title: 'Jeszcze niepotwierdzona', text: 'Operator jeszcze nie potwierdził płatności. Proszę sprawdzić za minutę i nie płacić drugi raz.' },
            failed: { title: 'Nie zapłacono', text: 'Płatność nie doszła do skutku. Można spróbować ponownie.' },
        },
        again: 'Sprawdź ponownie',
    },
    ru: {
        title: 'Оплата', documents: 'За', amount: 'К оплате', pay: name => `Оплатить через ${name}`, nothing: 'Оплачивать больше нечего.',
        unreachable: 'Платёжная система недоступна. Ничего не оплачено; попробуйте чуть позже.', notFound: 'Эта ссылка неизвестна или устарела. Попросите новую.',
        tooMany: 'Слишком много запросов. Попробуйте через минуту.',
        states: {
            paid: { title: 'Оплачено', text: 'Ваш платёж поступил. Спасибо.' },
            waiting: { title: 'Ещё не подтверждено', text: 'Платёжная система ещё не подтвердила платёж. Проверьте через минуту и не платите второй раз.' },
            failed: { title: 'Не оплачено', text: 'Платёж не прошёл. Можно попробовать ещё раз.' },
        },
        again: 'Проверить ещё раз',
    },
};

export function payLanguage(wished: unknown): PayLanguage {
    return payLanguages.find(language => language === wished) ?? 'en';
}
