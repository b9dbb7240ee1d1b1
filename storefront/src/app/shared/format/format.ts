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
    return kept(`m|${locale}|${currencyCode}`, make).format(minor / 100);
}

export type DateStyle = 'short' | 'long' | 'weekday';

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
    short: { year: 'numeric', month: 'short', day: 'numeric' },
    long: { year: 'numeric', month: 'long', day: 'numeric' },
    weekday: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
};

/** A calendar day (`YYYY-MM-DD`) is shown as that day everywhere, so it is read and written in UTC. */
export function formatDay(locale: string, day: string, style: DateStyle = 'short'): string {
    const make = () => new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone: 'UTC' });
    return withoutEra(kept(`d|${locale}|${style}`, make), new Date(`${day}T00:00:00Z`));
}

export function formatInstant(
    locale: string,
    instant: string,
    timeZone: string,
    style: 'date' | 'time' = 'time',
): string {
    const clock: Intl.DateTimeFormatOptions = style === 'time' ? { hour: '2-digit', minute: '2-digit' } : {};
    const make = () => new Intl.DateTimeFormat(locale, { ...dateStyles.short, ...clock, timeZone });
    return withoutEra(kept(`i|${locale}|${timeZone}|${style}`, make), new Date(instant));
}

/** English and Polish add the era to Jalali years ("1405 AP"); one who chose that calendar knows it. */
function withoutEra(formatter: Intl.DateTimeFormat, date: Date): string {
    const text = formatter
        .formatToParts(date)
        .filter((part) => part.type !== 'era')
        .map((part) => part.value)
        .join('');
    return text.replace(/\s+\)?$|[\s,]+$/u, '').trim();
}

const persianZero = 0x06f0;

/** Rewrites the digits of a text (a code, a telephone number) in those of the locale; all else stays. */
export function formatDigits(locale: string, text: string): string {
    const latin = latinDigits(text);
    if (!locale.includes('nu-arabext')) return latin;
    return latin.replace(/\d/g, (digit) => String.fromCharCode(persianZero + Number(digit)));
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
