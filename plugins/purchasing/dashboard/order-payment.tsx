import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';
import type { OrderShown } from './orders.graphql';

/** How the order is paid, what has come of it, and whether the settlements department should look at it. */
export function OrderPayment({ order }: { order: OrderShown }) {
    const { t } = useLingui();
    const { money } = useFormats();
    const { paymentMethod, payment, checkPayments, currencyCode } = order;
    const names: Record<string, string> = {
        'on-account': t`On account`, prepayment: t`Bank transfer in advance`, online: t`Online payment`, 'cash-on-delivery': t`Cash on delivery`,
    };
    if (paymentMethod === null) return null;
    const isAhead = paymentMethod === 'prepayment' || paymentMethod === 'online';
    return (
        <div className="grid gap-2 text-sm">
            <p>{names[paymentMethod] ?? paymentMethod}</p>
            {checkPayments && <span><Badge variant="warning"><Trans>Check payments</Trans></Badge></span>}
            {isAhead && payment.isPaid && <span><Badge variant="success"><Trans>Paid</Trans></Badge></span>}
            {isAhead && !payment.isPaid && (
                <p role="status">
                    <Trans>Paid in advance: {money(payment.leftMinor, currencyCode)} have not come yet. It can be approved once they have.</Trans>
                </p>
            )}
        </div>
    );
}
