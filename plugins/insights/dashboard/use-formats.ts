import { useDisplayLocale } from '@vendure/dashboard';

/** Numbers, amounts and months as the reader's language and the firm's calendar write them. */
export function useFormats(calendar: string) {
    const { bcp47Tag } = useDisplayLocale();
    const inCalendar = `${bcp47Tag}-u-ca-${calendar === 'jalali' ? 'persian' : 'gregory'}`;
    return {
        number: (value: number, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(bcp47Tag, options).format(value),
        /** A large number in a few letters, for axes. */
        short: (value: number) => new Intl.NumberFormat(bcp47Tag, { notation: 'compact', maximumFractionDigits: 1 }).format(value),
        money: (minor: number, currency: string) =>
            new Intl.NumberFormat(bcp47Tag, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }).format(minor / 100).replace(/\u00a0/g, ' '),
        month: (day: string) => new Intl.DateTimeFormat(inCalendar, { month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`)),
    };
}
