import { useLingui } from '@lingui/react/macro';
import { Badge, useLocalFormat } from '@vendure/dashboard';

export const reviewStates = [
    'Submitted', 'OnHold', 'Approved', 'InProduction', 'ReadyToShip', 'PartiallyShipped', 'Shipped', 'Delivered', 'Completed', 'Rejected', 'Cancelled',
];

export function useWording() {
    const { t } = useLingui();
    const { formatCurrency, formatDate, formatNumber } = useLocalFormat();
    const states: Record<string, string> = {
        AwaitingApproval: t`Awaiting approval`,
        Submitted: t`To review`,
        OnHold: t`On hold`,
        Approved: t`Approved`,
        Rejected: t`Rejected`,
        InProduction: t`In production`,
        ReadyToShip: t`Ready to ship`,
        PartiallyShipped: t`Partly shipped`,
        Shipped: t`Shipped`,
        Delivered: t`Delivered`,
        Completed: t`Completed`,
        Cancelled: t`Cancelled`,
    };
    const special: Record<string, string> = {
        amount: t`large amount`,
        discount: t`discount`,
        'new-customer': t`new customer`,
        'special-terms': t`special terms`,
    };
    const refusals: Record<string, string> = {
        'wrong-state': t`Somebody has moved the order on meanwhile.`,
        'not-allowed': t`You may not do this with the order.`,
        'reason-missing': t`Give a reason.`,
        'special-order': t`This is a special order: the sales manager approves it.`,
    };
    const units: Record<string, string> = {
        m2: t`m²`, metre: t`metre`, piece: t`piece`, roll: t`roll`, box: t`box`, pack: t`pack`, pallet: t`pallet`, kg: t`kg`,
    };
    return {
        stateName: (state: string) => states[state] ?? state,
        specialName: (reason: string) => special[reason] ?? reason,
        refusalText: (refusal: { reason: string; message: string }) => refusals[refusal.reason] ?? refusal.message,
        unitName: (unit: string) => units[unit] ?? unit,
        // Whole rials are written without decimals, as people do.
        money: (minor: number, currency: string) => formatCurrency(minor, currency, currency === 'IRR' && minor % 100 === 0 ? 0 : undefined),
        number: formatNumber,
        moment: (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
        day: (day: string) => formatDate(`${day}T12:00:00`, { dateStyle: 'medium' }),
    };
}

const variants: Record<string, 'default' | 'secondary' | 'outline' | 'destructive' | 'success' | 'warning'> = {
    Submitted: 'default',
    OnHold: 'warning',
    Approved: 'success',
    Rejected: 'destructive',
    Cancelled: 'destructive',
    Delivered: 'success',
    Completed: 'success',
};

export function StateBadge({ state }: { state: string }) {
    const { stateName } = useWording();
    return <Badge variant={variants[state] ?? 'secondary'}>{stateName(state)}</Badge>;
}
