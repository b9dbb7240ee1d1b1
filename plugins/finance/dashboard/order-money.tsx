import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, PermissionGuard } from '@vendure/dashboard';

import { QueryState, useFormats } from '../../screens/dashboard/shared';
import { orderMoneyQuery } from './invoices.graphql';
import { RecordPayment } from './record-payment';

/** What is left to pay of an order that is paid in advance, and the transfer or cash that came for it; on the order's page. */
export function OrderMoney() {
    const { money } = useFormats();
    const { id } = useParams({ strict: false }) as { id: string };
    const query = useQuery({ queryKey: ['company-orders', id, 'money'], queryFn: () => api.query(orderMoneyQuery, { id }), enabled: id !== 'new' });
    if (id === 'new') return null;
    if (!query.data) return <QueryState query={query} />;
    const order = query.data.companyOrder;
    if (!order || order.payment.leftMinor === 0) return <p className="text-sm">{order?.payment.isPaid ? <Trans>Paid</Trans> : '–'}</p>;
    return (
        <div className="grid gap-3">
            <p className="font-medium tabular-nums">{money(order.payment.leftMinor, order.currencyCode)}</p>
            <PermissionGuard requires={['UpdateCreditTerms']}>
                <RecordPayment companyId={order.companyId} currencyCode={order.currencyCode} debt={{ orderId: order.orderId, openMinor: order.payment.leftMinor }} />
            </PermissionGuard>
        </div>
    );
}
