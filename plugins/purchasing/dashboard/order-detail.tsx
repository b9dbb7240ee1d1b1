import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Spinner, usePermissions } from '@vendure/dashboard';
import { DownloadIcon, PrinterIcon } from 'lucide-react';
import { useState } from 'react';

import { Day, errorText } from '../../screens/dashboard/shared';
import { CreditBar } from './credit-bar';
import { OrderApproval } from './order-approval';
import { OrderChanges } from './order-change';
import { OrderPayment } from './order-payment';
import { OrderPaper } from './order-paper';
import { PlaceOrderPage } from './place-order';
import { OrderStateBadge } from './shared';
import { orderQuery, type OrderShown } from './orders.graphql';
import { type Step, StepDialog, StepName } from './step-dialog';
import { useWording } from './wording';

export const orderDetail: DashboardRouteDefinition = {
    path: '/order-review/$id',
    loader: () => ({ breadcrumb: [{ path: '/order-review', label: <Trans>Order review</Trans> }, <Trans>Order</Trans>] }),
    component: () => <OrderOrNew />,
};

function OrderOrNew() {
    const { id } = useParams({ strict: false }) as { id: string };
    return id === 'new' ? <PlaceOrderPage /> : <OrderPage id={id} />;
}

function OrderPage({ id }: { id: string }) {
    const { data, error, isPending } = useQuery({ queryKey: ['company-orders', id], queryFn: () => api.query(orderQuery, { id }) });
    const order = data?.companyOrder;
    return (
        <Page pageId="order-review-detail">
            <PageTitle>{order ? <><bdi>{order.code}</bdi> <OrderStateBadge state={order.state} /></> : <Trans>Order</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="order-paper">
                    {isPending && <Spinner />}
                    {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
                    {data && !order && <p><Trans>There is no such order.</Trans></p>}
                    {order && <OrderPaper order={order} />}
                </PageBlock>
                {order && order.changes.length > 0 && (
                    <PageBlock column="main" blockId="order-changes" title={<Trans>Changes asked for</Trans>}>
                        <OrderChanges order={order} />
                    </PageBlock>
                )}
                <PageBlock column="side" blockId="order-decision" title={<Trans>Decision</Trans>}>
                    {order && <Decision order={order} />}
                </PageBlock>
                <PageBlock column="side" blockId="order-customer" title={<Trans>Customer</Trans>}>
                    {order && (
                        <div className="grid gap-3">
                            <Link className="font-medium underline-offset-4 hover:underline" to={`/companies/${order.companyId}`}><bdi>{order.companyName}</bdi></Link>
                            {order.isGuestOrder && <span><Badge variant="secondary"><Trans>Guest</Trans></Badge></span>}
                            <OrderPayment order={order} />
                            <PermissionGuard requires={['ReadCreditTerms']}><CreditBar companyId={order.companyId} asked={order.state === 'OnHold' ? order.totalGross : 0} /></PermissionGuard>
                        </div>
                    )}
                </PageBlock>
                {order && order.parts.length > 0 && (
                    <PageBlock column="side" blockId="order-parts" title={<Trans>Leaves from</Trans>}>
                        <Parts order={order} />
                    </PageBlock>
                )}
                {order?.courier && (
                    <PageBlock column="side" blockId="order-courier" title={<Trans>The customer's courier</Trans>}>
                        <Courier order={order} />
                    </PageBlock>
                )}
                {order?.approval && (
                    <PageBlock column="side" blockId="order-approval" title={<Trans>Approval by the customer</Trans>}>
                        <OrderApproval approval={order.approval} />
                    </PageBlock>
                )}
                <PageBlock column="side" blockId="order-history" title={<Trans>History</Trans>}>
                    {order && <History order={order} />}
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Parts({ order: { parts, lines } }: { order: OrderShown }) {
    const names = (ids: readonly string[]) => lines.filter(line => ids.includes(line.id)).map(line => `${line.name} (${line.sku})`);
    return (
        <ol className="grid gap-3">
            {parts.map(part => (
                <li key={part.id}>
                    <p className="font-medium">{part.warehouseName ?? <Trans>the usual warehouse</Trans>}</p>
                    {part.groupName && <p className="text-muted-foreground text-sm">{part.groupName}</p>}
                    <ul className="text-sm">{names(part.lineIds).map(name => <li key={name} dir="auto">{name}</li>)}</ul>
                </li>
            ))}
        </ol>
    );
}

function Courier({ order: { orderId, courier } }: { order: OrderShown }) {
    const { moment } = useWording();
    return (
        <div className="grid gap-3">
            <p><Trans>Waybill</Trans> <bdi className="font-medium">{courier?.waybillNumber || '–'}</bdi></p>
            {courier?.labelAt ? (
                <>
                    <p className="text-muted-foreground text-sm">{moment(courier.labelAt)}</p>
                    <Button variant="outline" className="justify-self-start" render={<a href={`/courier-labels/${orderId}`} download />}><DownloadIcon /> <Trans>Download the label</Trans></Button>
                </>
            ) : <p className="text-muted-foreground text-sm"><Trans>The label has not been sent yet.</Trans></p>}
        </div>
    );
}

/** Only what this person may do now is offered; the server judges again. */
function stepsOf(order: OrderShown, canHandOut: boolean): Step[] {
    const may = new Set(order.mayBecome);
    const steps: Array<[Step, boolean]> = [
        ['approve', may.has('Approved')],
        ['release', order.state === 'OnHold' && may.has('Submitted')],
        ['hold', may.has('OnHold')],
        ['reject', may.has('Rejected')],
        ['cancel', may.has('Cancelled')],
        ['hand-out', order.awaitsGoods && canHandOut],
    ];
    return steps.filter(([, offered]) => offered).map(([step]) => step);
}

function Decision({ order }: { order: OrderShown }) {
    const { specialName } = useWording();
    const [step, setStep] = useState<Step | null>(null);
    const { hasPermissions } = usePermissions();
    const steps = stepsOf(order, hasPermissions(['ApproveOrder']));
    const waitsForManager = order.state === 'Submitted' && order.specialReasons.length > 0 && !steps.includes('approve');
    return (
        <div className="grid gap-3">
            {order.specialReasons.length > 0 && (
                <div>
                    <p className="text-muted-foreground mb-1 text-sm"><Trans>Special order</Trans></p>
                    <span className="flex flex-wrap gap-1">
                        {order.specialReasons.map(reason => <Badge key={reason} variant="warning">{specialName(reason)}</Badge>)}
                    </span>
                </div>
            )}
            {order.awaitsGoods && (
                <div>
                    <Badge variant="secondary"><Trans>Pre-sale</Trans></Badge>
                    <p className="mt-1 text-sm"><Trans>Goods expected on</Trans> <Day day={order.goodsDay} /></p>
                </div>
            )}
            {waitsForManager && <p className="text-sm"><Trans>The sales manager approves it.</Trans></p>}
            {steps.length === 0 && !waitsForManager && <p className="text-muted-foreground text-sm"><Trans>There is nothing for you to decide here.</Trans></p>}
            <div className="flex flex-wrap gap-2">
                {steps.map((one, index) => (
                    <Button key={one} variant={index === 0 && (one === 'approve' || one === 'release') ? 'default' : 'outline'} onClick={() => setStep(one)}>
                        <StepName step={one} />
                    </Button>
                ))}
                <Button variant="outline" onClick={() => window.print()}><PrinterIcon /> <Trans>Print</Trans></Button>
            </div>
            {step && <StepDialog order={order} step={step} onClose={() => setStep(null)} />}
        </div>
    );
}

function History({ order }: { order: OrderShown }) {
    const { t } = useLingui();
    const { stateName, moment } = useWording();
    return (
        <ol className="grid gap-3">
            {[...order.history].reverse().map(step => (
                <li key={`${step.at}${step.state}`} className="border-s-2 ps-3">
                    <p className="font-medium">{stateName(step.state)}</p>
                    <p className="text-muted-foreground text-sm">{moment(step.at)} · {step.by ?? t`by itself`}</p>
                    {step.note && <p className="text-sm">{step.note}</p>}
                </li>
            ))}
        </ol>
    );
}
