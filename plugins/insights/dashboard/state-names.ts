import { useLingui } from '@lingui/react/macro';

export function useStateNames(): Record<string, string> {
    const { t } = useLingui();
    return {
        AwaitingApproval: t`Awaiting approval`,
        Submitted: t`Submitted`,
        OnHold: t`On hold`,
        Approved: t`Approved`,
        Rejected: t`Rejected`,
        InProduction: t`In production`,
        ReadyToShip: t`Ready to ship`,
        PartiallyShipped: t`Partially shipped`,
        Shipped: t`Shipped`,
        Delivered: t`Delivered`,
        Completed: t`Completed`,
        Cancelled: t`Cancelled`,
    };
}
