import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

/** An order's state as the staff speak of it. */
export function useOrderStateName(): (state: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
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
    return state => names[state] ?? state;
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

export function OrderStateBadge({ state }: { state: string }) {
    const stateName = useOrderStateName();
    return <Badge variant={variants[state] ?? 'secondary'}>{stateName(state)}</Badge>;
}
