import { useLocalFormat } from '@vendure/dashboard';

/** Whole rials are written without decimals, as people do. */
export function useMoney(): (minor: number, currency: string) => string {
    const { formatCurrency } = useLocalFormat();
    return (minor, currency) => formatCurrency(minor, currency, currency === 'IRR' && minor % 100 === 0 ? 0 : undefined);
}

/** What went wrong, for a toast: the server's sentence without GraphQL's wrapping. */
export function errorText(error: unknown): string {
    const first = (error as { response?: { errors?: Array<{ message: string }> } }).response?.errors?.[0]?.message;
    return first ?? (error instanceof Error ? error.message : String(error));
}

/** A key that makes a repeated click one effect. `randomUUID` is missing on plain HTTP inside a firm's network. */
export function newKey(): string {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
