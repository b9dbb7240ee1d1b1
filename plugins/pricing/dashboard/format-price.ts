/** Rials are written whole unless the price really has hundredths. */
export function formatPrice(minor: number, currencyCode: string, format: (minor: number, currencyCode: string, precision?: number) => string): string {
    return format(minor, currencyCode, currencyCode === 'IRR' && minor % 100 === 0 ? 0 : undefined);
}
