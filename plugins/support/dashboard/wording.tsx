import { useLingui } from '@lingui/react/macro';
import { Badge, useDisplayLocale } from '@vendure/dashboard';

const variants: Record<string, 'default' | 'secondary' | 'outline'> = { open: 'default', answered: 'secondary' };

export function StateBadge({ state }: { state: string }) {
    const { t } = useLingui();
    const names: Record<string, string> = { open: t`Open`, answered: t`Answered`, closed: t`Closed` };
    return <Badge variant={variants[state] ?? 'outline'}>{names[state] ?? state}</Badge>;
}

/** How long somebody waits, in the largest unit that fits. */
export function useWaiting(): (since: string) => string {
    const { bcp47Tag } = useDisplayLocale();
    return since => {
        const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 60_000));
        const [value, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 1440 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day'];
        return new Intl.NumberFormat(bcp47Tag, { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(value as number);
    };
}

/** What went wrong, for people: the server's sentence without GraphQL's wrapping. */
export function errorText(error: unknown): string {
    const first = (error as { response?: { errors?: Array<{ message: string }> } }).response?.errors?.[0]?.message;
    return first ?? (error instanceof Error ? error.message : String(error));
}

/** A key that makes a repeated request one. `crypto.randomUUID` is missing where a firm's own network has no https. */
export function freshKey(what: string): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return `${what}-${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
}
