import { Trans, useLingui } from '@lingui/react/macro';

import { useWayName } from '../../delivery/dashboard/shared';
import type { OrderShown } from './orders.graphql';
import { useWording } from './wording';

/** On paper only the order itself, without the Dashboard around it. */
const printStyle = `@media print {
    body * { visibility: hidden; }
    #company-order, #company-order * { visibility: visible; }
    #company-order { position: absolute; inset: 0; padding: 12mm; color: #000; background: #fff; }
    #company-order tr { break-inside: avoid; }
    #company-order .screen-only { display: none; }
    #company-order .paper-only { display: block; }
}`;

export function OrderPaper({ order }: { order: OrderShown }) {
    const { t } = useLingui();
    const { money, moment, day } = useWording();
    const wayName = useWayName();
    const facts: Array<[string, string]> = [
        [t`Customer`, order.companyName],
        [t`Branch`, order.branchName],
        [t`Placed`, moment(order.placedAt)],
        [t`By`, order.placedByStaff ? `${order.placedBy} (${order.placedByStaff})` : order.placedBy],
        [t`Wished for`, order.wishedDate ? day(order.wishedDate) : '–'],
        [t`Way of delivery`, wayName(order.delivery.way)],
        ...(order.splitWith ? [[t`Ordered together with`, order.splitWith] as [string, string]] : []),
    ];
    const amount = (minor: number) => money(minor, order.currencyCode);
    const orderOff = order.lines.reduce((sum, line) => sum + line.orderOffNet, 0);
    return (
        <article id="company-order" className="grid gap-6">
            <style>{printStyle}</style>
            <h2 className="paper-only hidden text-2xl font-semibold"><Trans>Order</Trans> <bdi>{order.code}</bdi></h2>
            <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-3">
                {facts.map(([name, value]) => (
                    <div key={name}>
                        <dt className="text-muted-foreground text-sm">{name}</dt>
                        <dd><bdi>{value}</bdi></dd>
                    </div>
                ))}
            </dl>
            {order.remarks && <Note title={t`Remarks`} text={order.remarks} />}
            {order.specialTerms && <Note title={t`Special terms`} text={order.specialTerms} />}
            <Lines order={order} amount={amount} />
            <dl className="ms-auto grid w-full max-w-sm grid-cols-2 gap-y-1 text-end tabular-nums">
                {(orderOff > 0 || order.delivery.net > 0) && (
                    <><dt className="text-muted-foreground text-start"><Trans>Value of the goods</Trans></dt><dd>{amount(order.totalNet - order.delivery.net + orderOff)}</dd></>
                )}
                {orderOff > 0 && (
                    <>
                        <dt className="text-muted-foreground text-start"><Trans>Discount on the order</Trans></dt><dd>−{amount(orderOff)}</dd>
                    </>
                )}
                {order.delivery.net > 0 && <><dt className="text-muted-foreground text-start"><Trans>Delivery</Trans></dt><dd>{amount(order.delivery.net)}</dd></>}
                <dt className="text-muted-foreground text-start"><Trans>Net</Trans></dt><dd>{amount(order.totalNet)}</dd>
                <dt className="text-muted-foreground text-start"><Trans>Tax</Trans></dt><dd>{amount(order.totalTax)}</dd>
                <dt className="border-t pt-1 text-start text-lg font-semibold"><Trans>Total</Trans></dt>
                <dd className="border-t pt-1 text-lg font-semibold">{amount(order.totalGross)}</dd>
            </dl>
        </article>
    );
}

function Note({ title, text }: { title: string; text: string }) {
    return (
        <section>
            <h3 className="text-muted-foreground text-sm">{title}</h3>
            <p className="whitespace-pre-line">{text}</p>
        </section>
    );
}

function Lines({ order, amount }: { order: OrderShown; amount: (minor: number) => string }) {
    const { t } = useLingui();
    const { unitName, number, rollSize } = useWording();
    return (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t`Products`}>
            <table className="w-full text-sm">
                <thead>
                    <tr className="border-b">
                        <th scope="col" className="py-2 text-start font-medium"><Trans>Product</Trans></th>
                        <th scope="col" className="py-2 ps-4 text-end font-medium"><Trans>Quantity</Trans></th>
                        <th scope="col" className="py-2 ps-4 text-end font-medium"><Trans>Unit price</Trans></th>
                        <th scope="col" className="py-2 ps-4 text-end font-medium"><Trans>Net</Trans></th>
                    </tr>
                </thead>
                <tbody>
                    {order.lines.map(line => (
                        <tr key={line.id} className="border-b align-top">
                            <td className="min-w-40 py-2">
                                {line.name} <bdi className="text-muted-foreground">{line.sku}</bdi>
                                {line.set && <p className="text-muted-foreground"><Trans>From the set <bdi>{line.set.name}</bdi> × {number(line.set.quantity)}</Trans></p>}
                                {line.remark && <p className="text-muted-foreground">{line.remark}</p>}
                            </td>
                            <td className="py-2 ps-4 text-end tabular-nums whitespace-nowrap">
                                {number(line.unitQuantity)} {unitName(line.unit)}
                                {line.rollWidthCm
                                    ? <p className="text-muted-foreground"><bdi>{rollSize(line.quantity, line.rollWidthCm)}</bdi></p>
                                    : line.unit !== line.baseUnit && <p className="text-muted-foreground">{number(line.quantity)} {unitName(line.baseUnit)}</p>}
                            </td>
                            <td className="py-2 ps-4 text-end tabular-nums whitespace-nowrap">
                                {amount(line.unitNet)} <span className="text-muted-foreground">/ {unitName(line.rollWidthCm ? 'm2' : line.baseUnit)}</span>
                                {line.priceSource === 'contract' && <p className="text-muted-foreground screen-only">{t`contract price`}</p>}
                            </td>
                            <td className="py-2 ps-4 text-end tabular-nums whitespace-nowrap">
                                {amount(line.lineNet + line.orderOffNet)}
                                {line.bonusQuantity > 0 && <p className="text-muted-foreground"><Trans>{number(line.bonusQuantity)} of it a bonus</Trans></p>}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
