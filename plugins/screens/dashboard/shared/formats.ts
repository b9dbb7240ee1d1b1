import { useDisplayLocale, useLocalFormat } from '@vendure/dashboard';

import { currencyLast } from './amounts';
import type { Calendar } from './days';

/** How the reader's language writes numbers, amounts and times. */
export function useFormats() {
    const { formatCurrency, formatDate, formatNumber } = useLocalFormat();
    const { bcp47Tag } = useDisplayLocale();
    const money = (minor: number, currency: string) => {
        const text = formatCurrency(minor, currency, currency === 'IRR' && minor % 100 === 0 ? 0 : undefined);
        return bcp47Tag.startsWith('fa') ? currencyLast(text) : text;
    };
    const percent = (share: number, digits = 0) => new Intl.NumberFormat(bcp47Tag, { style: 'percent', maximumFractionDigits: digits }).format(share);
    return {
        /** The calendar that the language's dates are written in. */
        calendar: (bcp47Tag.startsWith('fa') ? 'jalali' : 'gregorian') as Calendar,
        number: formatNumber,
        decimal: (value: number, digits: number) => new Intl.NumberFormat(bcp47Tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
        percent,
        /** Whole rials are written without decimals, as people do. */
        money,
        /** A price, or without a currency a discount in hundredths of a percent. */
        figure: (value: number, currency?: string | null) => (currency ? money(value, currency) : percent(value / 10_000, 2)),
        /** A change in hundredths of a percent, with its sign. */
        points: (basisPoints: number) =>
            new Intl.NumberFormat(bcp47Tag, { style: 'percent', maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(basisPoints / 10_000),
        moment: (at: string | Date) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
        country: (code: string) => new Intl.DisplayNames(bcp47Tag, { type: 'region' }).of(code) ?? code,
        /** Parts of one thing, as of an address, with the language's own comma. */
        parts: (all: readonly string[]) => all.filter(Boolean).join(bcp47Tag.startsWith('fa') ? '، ' : ', '),
        /** A calendar day is no instant: noon keeps it the same day in every zone of the screen. */
        day: (day: string) => formatDate(`${day}T12:00:00`, { dateStyle: 'medium' }),
    };
}
