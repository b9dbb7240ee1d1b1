export const languages = ['en', 'fa', 'pl', 'ru'] as const;
export type Language = (typeof languages)[number];
export type Digits = 'auto' | 'latin' | 'persian';
export type Calendar = 'jalali' | 'gregorian';

export const languageNames: Record<Language, string> = { en: 'English', fa: 'فارسی', pl: 'Polski', ru: 'Русский' };

const regions: Record<Language, string> = { en: 'en-GB', fa: 'fa-IR', pl: 'pl-PL', ru: 'ru-RU' };

export function isLanguage(value: string | null | undefined): value is Language {
    return languages.some((language) => language === value);
}

/** The BCP 47 tag with calendar and digits that all Intl formatters of the portal take. */
export function localeOf(language: Language, digits: Digits, calendar: Calendar): string {
    const isPersian = digits === 'persian' || (digits === 'auto' && language === 'fa');
    const ca = calendar === 'jalali' ? 'persian' : 'gregory';
    return `${regions[language]}-u-ca-${ca}-nu-${isPersian ? 'arabext' : 'latn'}`;
}
