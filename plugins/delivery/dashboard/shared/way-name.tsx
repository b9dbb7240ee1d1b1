import { useLingui } from '@lingui/react/macro';

export const ways = ['firm', 'courier', 'pick-up'] as const;

/** What the ways of delivery are called. */
export function useWayName(): (way: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = { firm: t`Delivery by the firm`, courier: t`The customer's courier`, 'pick-up': t`Pick-up` };
    return way => names[way] ?? way;
}
