/** Pure formatting: a locale tag from `localeOf` and a value in, text out. Formatters are kept, because making one is slow. */

const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
    const found = formatters.get(key) as T | undefined;
    if (found) return found;
    const made = make();
    formatters.set(key, made);
    return made;
}

export function formatNumber(locale: string, value: number, digits = 0): string {
    const make = () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    return kept(`n|${locale}|${digits}`, make).format(value);
}

/** Of a file: in kilobytes, from a megabyte on in megabytes. */
export function formatFileSize(locale: string, bytes: number): string {
    const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
    const size = unit === 'kilobyte' ? Math.max(1, Math.round(bytes / 1000)) : bytes / 1_000_000;
    const make = () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
    return kept(`${unit}|${locale}`, make).format(size);
}

export function formatPercent(locale: string, value: number): string {
    const make = () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    return kept(`%|${locale}`, make).format(value / 100);
}

/** Minor units are hundredths of every currency; rials are shown whole, as nobody has seen a dinar for a century. */
export function formatMoney(locale: string, minor: number, currencyCode: string): string {
    const fraction = currencyCode === 'IRR' ? 0 : 2;
    const make = () =>
        new Intl.NumberFormat(locale, {
            style: 'currency',
            currency: currencyCode,
            currencyDisplay: 'narrowSymbol',
            minimumFractionDigits: fraction,
            maximumFractionDigits: fraction,
        });
    const formatter = kept(`m|${locale}|${currencyCode}`, make);
    if (!locale.startsWith('fa')) return formatter.format(minor / 100);
    // Persian writes the currency after the number; the Unicode tables put it before.
    const parts = (formatter as Intl.NumberFormat).formatToParts(minor / 100);
    const textOf = (isCurrency: boolean) =>
        parts
            .filter((part) => part.type !== 'literal' && (part.type === 'currency') === isCurrency)
            .map((part) => part.value.replace('\u200e', ''))
            .join('');
    return `${textOf(false)} ${textOf(true)}`;
}

export type DateStyle = 'short' | 'long' | 'weekday' | 'month' | 'monthName';

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
    short: { year: 'numeric', month: 'short', day: 'numeric' },
    long: { year: 'numeric', month: 'long', day: 'numeric' },
    month: { year: 'numeric', month: 'long' },
    monthName: { month: 'short' },
    weekday: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
};

/** A calendar day (`YYYY-MM-DD`) is shown as that day everywhere, so it is read and written in UTC. */
export function formatDay(locale: string, day: string, style: DateStyle = 'short'): string {
    const make = () => new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone: 'UTC' });
    return writtenDate(kept(`d|${locale}|${style}`, make), new Date(`${day}T00:00:00Z`));
}

export function formatInstant(
    locale: string,
    instant: string,
    timeZone: string,
    style: 'date' | 'time' = 'time',
): string {
    const clock: Intl.DateTimeFormatOptions = style === 'time' ? { hour: '2-digit', minute: '2-digit' } : {};
    const make = () => new Intl.DateTimeFormat(locale, { ...dateStyles.short, ...clock, timeZone });
    return writtenDate(kept(`i|${locale}|${timeZone}|${style}`, make), new Date(instant));
}

/**
 * Puts the parts in the order that people write. Persian: weekday, day, month, year, which the Unicode tables turn round.
 * Others: as the tables say, but without the era that English and Polish add to Jalali years.
 */
export function writtenDate(formatter: Intl.DateTimeFormat, date: Date): string {
    const parts = formatter.formatToParts(date).filter((part) => part.type !== 'era');
    if (formatter.resolvedOptions().locale.startsWith('fa')) {
        const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value;
        const day = [part('weekday'), part('day'), part('month'), part('year')].filter(Boolean).join(' ');
        return part('hour') ? `${day}، ${part('hour')}:${part('minute')}` : day;
    }
    return parts
        .map((part) => part.value)
        .join('')
        .replace(/[\s,]+$/u, '')
        .replace(/\s+,/gu, ',');
}

const persianZero = 0x06f0;

/** Rewrites the digits of a text (a code, a telephone number) in those of the locale; all else stays. */
export function formatDigits(locale: string, text: string): string {
    const latin = latinDigits(text);
    if (!locale.includes('nu-arabext')) return latin;
    return latin.replace(/\d/g, (digit) => String.fromCharCode(persianZero + Number(digit)));
}

/** A plate is read as on the lorry, from left to right: the mark keeps a Persian letter from drawing its figures to the left. */
export function formatPlate(locale: string, plate: string): string {
    return formatDigits(locale, plate).replace(/\p{L}+/gu, '$&\u200e');
}

/** Persian and Arabic digits as Latin ones: people type what their keyboard gives. */
export function latinDigits(text: string): string {
    return text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** A whole number as typed, group marks and foreign digits allowed; null when it is none. */
export function readWholeNumber(text: string): number | null {
    const plain = latinDigits(text).replace(/[\s٬,\u00a0\u202f]/g, '');
    return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** An amount as typed, in the currency's own unit, as minor units; null when it is none. Rials have no part smaller than one. */
export function readMoney(text: string, currencyCode: string): number | null {
    const plain = latinDigits(text)
        .replace(/[\s٬\u00a0\u202f]/g, '')
        .replace('٫', '.');
    const digits =
        currencyCode === 'IRR' ? plain.replace(/,/g, '') : plain.replace(/,(?=\d{3}(\D|$))/g, '').replace(',', '.');
    const isAmount = currencyCode === 'IRR' ? /^\d{1,12}$/.test(digits) : /^\d{1,11}(\.\d{1,2})?$/.test(digits);
    return isAmount ? Math.round(Number(digits) * 100) : null;
}

/** What a currency is called in the reader's language. */
export function formatCurrency(locale: string, currencyCode: string): string {
    return new Intl.DisplayNames(locale, { type: 'currency' }).of(currencyCode) ?? currencyCode;
}

/** Minor units as one would type them, for a field that is edited. */
export function writeMoney(minor: number, currencyCode: string): string {
    return currencyCode === 'IRR' ? String(Math.round(minor / 100)) : (minor / 100).toFixed(2);
}

/** Names in a row, joined as the language does: "A, B or C". */
export function formatList(locale: string, items: readonly string[]): string {
    return new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);
}
