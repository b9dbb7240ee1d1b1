import { useLocalFormat } from '@vendure/dashboard';

/** Whole rials are written without decimals, as people do. */
export function useMoney(): (minor: number, currency: string) => string {
    const { formatCurrency } = useLocalFormat();
    return (minor, currency) => formatCurrency(minor, currency, currency === 'IRR' && minor % 100 === 0 ? 0 : undefined);
}
