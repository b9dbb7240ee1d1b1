type Language = 'en' | 'fa' | 'pl' | 'ru';
type Trouble = 'late' | 'held';

const texts: Record<Trouble, Record<Language, string>> = {
    late: {
        en: 'it should have been pulled by its schedule, and was not',
        fa: 'طبق زمان‌بندی باید دریافت می‌شد و نشد',
        pl: 'miało zostać pobrane według harmonogramu, a nie zostało',
        ru: 'должно было быть получено по расписанию, но не было',
    },
    held: {
        en: 'so much would change at once that somebody must agree to it',
        fa: 'تغییر همزمان آن‌قدر زیاد است که کسی باید آن را تأیید کند',
        pl: 'naraz zmieniłoby się tak wiele, że ktoś musi się na to zgodzić',
        ru: 'сразу изменилось бы так много, что кто-то должен это одобрить',
    },
};

/** What is wrong with a pull, in the firm's language. */
export function troubleText(trouble: Trouble, language: string): string {
    return texts[trouble][language as Language] ?? texts[trouble].en;
}
