import { formatMoney } from '../../../kernel/money';
import { type Calendar, formatDate, formatInstant, type LocalDate } from '../../../kernel/time';

/** For whom a document is written. */
export interface PdfLocale {
    language: string;
    calendar: Calendar;
    timeZone: string;
}

export function isRtl(locale: PdfLocale): boolean {
    return ['fa', 'ar', 'he', 'ckb', 'ur'].includes(locale.language);
}

/** Without the invisible direction marks that Intl adds: the renderer does the ordering, and fonts lack glyphs for them. */
function visible(text: string): string {
    return text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '');
}

export function moneyText(minor: bigint | number, currencyCode: string, locale: PdfLocale): string {
    return visible(formatMoney(BigInt(minor), currencyCode, locale.language));
}

export function numberText(value: number | bigint, locale: PdfLocale, unit?: string): string {
    const text = visible(new Intl.NumberFormat(locale.language, { maximumFractionDigits: 3 }).format(value));
    return unit === undefined ? text : `${text} ${unit}`;
}

export function dayText(date: LocalDate, locale: PdfLocale): string {
    return visible(formatDate(date, locale.language, locale.calendar));
}

export function instantText(instant: Date, locale: PdfLocale): string {
    return visible(formatInstant(instant, locale.language, locale.calendar, locale.timeZone));
}
