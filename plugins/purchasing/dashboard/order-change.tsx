import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, Button, DashboardBaseWidget, PermissionGuard, Textarea } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, Moment, newKey, QueryState } from '../../screens/dashboard/shared';
import { changeEffectQuery, decideChangeMutation, type Effect, type OrderShown, waitingChangesQuery } from './orders.graphql';
import { useWording } from './wording';

type Change = OrderShown['changes'][number];

/** What the customer asked to have changed of the order; the open one is decided here. */
export function OrderChanges({ order }: { order: OrderShown }) {
    return (
        <div className="grid gap-6">
            {order.changes.map(change => (
                <section key={change.id} className="grid gap-3">
                    <Asked change={change} currency={order.currencyCode} />
                    {change.state === 'open' && <Decide order={order} change={change} />}
                </section>
            ))}
        </div>
    );
}

function Asked({ change, currency }: { change: Change; currency: string }) {
    const { t } = useLingui();
    const { moment, day, number, money, unitName } = useWording();
    const states: Record<string, string> = { open: t`open`, accepted: t`accepted`, refused: t`refused`, withdrawn: t`withdrawn`, overtaken: t`too late`, expired: t`run out` };
    const by = change.askedByStaff ? `${change.askedBy} (${change.askedByStaff})` : change.askedBy;
    const rows: Array<[key: string, name: string, before: string, after: string]> = [
        ...change.lines.map((line): [string, string, string, string] => [
            line.lineId, `${line.name} (${line.sku})`, `${number(line.oldUnitQuantity)} ${unitName(line.unit)}`,
            line.newUnitQuantity === 0 ? t`out of the order` : `${number(line.newUnitQuantity)} ${unitName(line.unit)}`,
        ]),
    ];
    if (change.oldWishedDate !== change.newWishedDate) rows.push(['date', t`Wished for`, change.oldWishedDate ? day(change.oldWishedDate) : '–', change.newWishedDate ? day(change.newWishedDate) : '–']);
    if (change.oldRemarks !== change.newRemarks) rows.push(['remarks', t`Remarks`, change.oldRemarks || '–', change.newRemarks || '–']);
    if (change.state === 'accepted' && change.kind === 'change') rows.push(['total', t`Total`, money(change.oldTotalGross, currency), money(change.newTotalGross, currency)]);
    return (
        <>
            <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{change.kind === 'cancel' ? <Trans>Cancellation of the order</Trans> : <Trans>Change of the order</Trans>}</span>
                <Badge variant={change.state === 'open' ? 'warning' : 'secondary'}>{states[change.state]}</Badge>
            </p>
            <p className="text-muted-foreground text-sm">{moment(String(change.askedAt))} · <bdi>{by}</bdi></p>
            <p dir="auto" className="whitespace-pre-line">{change.reason}</p>
            {change.state === 'open' && <p className="text-sm"><Trans>To be decided by {day(change.answerBy)}</Trans></p>}
            {rows.length > 0 && <Compared rows={rows} />}
            {change.decidedBy && change.decidedAt && <p className="text-muted-foreground text-sm">{moment(String(change.decidedAt))} · <bdi>{change.decidedBy}</bdi></p>}
            {change.answer && <p dir="auto" className="text-sm whitespace-pre-line">{change.answer}</p>}
        </>
    );
}

function Compared({ rows }: { rows: ReadonlyArray<readonly [key: string, name: string, before: string, after: string]> }) {
    return (
        <table className="w-full text-sm">
            <thead>
                <tr className="border-b">
                    <td />
                    <th scope="col" className="py-1 ps-2 text-end font-medium"><Trans>Before</Trans></th>
                    <th scope="col" className="py-1 ps-2 text-end font-medium"><Trans>After</Trans></th>
                </tr>
            </thead>
            <tbody>
                {rows.map(([key, name, before, after]) => (
                    <tr key={key} className="border-b align-top">
                        <th scope="row" dir="auto" className="py-1 text-start font-normal">{name}</th>
                        <td className="text-muted-foreground py-1 ps-2 text-end tabular-nums"><bdi>{before}</bdi></td>
                        <td className="py-1 ps-2 text-end font-medium tabular-nums"><bdi>{after}</bdi></td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function Decide({ order, change }: { order: OrderShown; change: Change }) {
    const { t } = useLingui();
    const { changeRefusalText } = useWording();
    const queryClient = useQueryClient();
    const [key] = useState(newKey);
    const [reason, setReason] = useState('');
    const [isTried, setTried] = useState(false);
    const query = useQuery({
        queryKey: ['company-orders', order.id, 'change', change.id],
        queryFn: () => api.query(changeEffectQuery, { orderId: order.orderId }),
    });
    const effect = query.data?.orderChangeEffect;
    const run = useMutation({
        mutationFn: (accept: boolean) =>
            api.mutate(decideChangeMutation, {
                input: {
                    orderId: order.orderId, id: change.id, version: change.version, accept, reason: reason.trim() || null,
                    shownTotalGross: effect?.after?.totalGross ?? null, idempotencyKey: `${key}-${accept ? 'yes' : 'no'}-${effect?.after?.totalGross ?? 0}`,
                },
            }),
        onSuccess: ({ decideOrderChange: answer }, accept) => {
            void queryClient.invalidateQueries({ queryKey: ['company-orders'] });
            if (answer.__typename === 'CompanyOrder') toast.success(accept ? t`The change of order ${order.code} is accepted.` : t`The change of order ${order.code} is refused.`);
        },
    });
    const answer = run.data?.decideOrderChange;
    const refused = answer && answer.__typename !== 'CompanyOrder' ? changeRefusalText(answer) : null;
    const needed = change.kind === 'cancel' ? 'CancelCompanyOrder' : order.state === 'OnHold' ? 'ReleaseHeldOrder' : 'ApproveOrder';
    const isReasonMissing = reason.trim() === '';
    return (
        <div className="grid gap-3">
            <QueryState query={query} />
            {effect && <EffectShown effect={effect} order={order} change={change} />}
            <PermissionGuard requires={[needed]}>
                <div className="grid gap-3">
                    <LabelledField label={<Trans>Reason</Trans>} wrong={isTried && isReasonMissing && t`Give a reason.`}>
                        {told => <Textarea {...told} dir="auto" rows={2} maxLength={1000} value={reason} onChange={event => setReason(event.target.value)} />}
                    </LabelledField>
                    {(refused ?? run.error) && <p role="alert" className="text-destructive text-sm">{refused ?? errorText(run.error)}</p>}
                    <div className="flex flex-wrap gap-2">
                        <Button type="button" disabled={run.isPending || !effect?.after} onClick={() => run.mutate(true)}><Trans>Accept</Trans></Button>
                        <Button type="button" variant="outline" disabled={run.isPending} onClick={() => (isReasonMissing ? setTried(true) : run.mutate(false))}><Trans>Refuse</Trans></Button>
                    </div>
                </div>
            </PermissionGuard>
        </div>
    );
}

/** What accepting would do to the total, to stock and to credit, as the server has just tried it. */
function EffectShown({ effect: { before, after, creditMinor, isSpecial, refusal }, order, change }: { effect: Effect; order: OrderShown; change: Change }) {
    const { t } = useLingui();
    const { money, number, changeRefusalText } = useWording();
    if (refusal || !after) return <p role="status" className="text-destructive text-sm"><Trans>It cannot be done now:</Trans> {refusal && changeRefusalText(refusal)}</p>;
    const amount = (minor: number) => money(minor, order.currencyCode);
    const names: Array<[keyof typeof before, string]> = [
        ['goodsNet', t`Value of the goods`], ['bonusOffNet', t`Bonuses`], ['orderOffNet', t`Discount on the order`], ['deliveryNet', t`Delivery`],
        ['totalNet', t`Net`], ['totalTax', t`Tax`], ['totalGross', t`Total`],
    ];
    const isOff = (name: string) => name === 'bonusOffNet' || name === 'orderOffNet';
    const shown = (name: keyof typeof before, minor: number) => (isOff(name) && minor > 0 ? `−${amount(minor)}` : amount(minor));
    const rows = names
        .filter(([name]) => before[name] !== 0 || after[name] !== 0)
        .map(([name, label]) => [name, label, shown(name, before[name]), shown(name, after[name])] as const);
    const stock = change.kind === 'cancel' ? [] : change.lines.map(line => ({ sku: line.sku, pieces: line.newQuantity - line.oldQuantity }));
    return (
        <div className="grid gap-2">
            <Compared rows={rows} />
            {stock.length > 0 && (
                <ul className="text-sm">
                    {stock.map(({ sku, pieces }) => (
                        <li key={sku}>
                            <bdi>{sku}</bdi>: {pieces > 0 ? <Trans>{number(pieces)} more are taken from stock</Trans> : <Trans>{number(-pieces)} go back to stock</Trans>}
                        </li>
                    ))}
                </ul>
            )}
            {change.kind === 'cancel' && <p className="text-sm"><Trans>Stock and credit are given back. The customer reads your reason.</Trans></p>}
            {creditMinor > 0 && <p className="text-sm"><Trans>It takes {amount(creditMinor)} more of the credit.</Trans></p>}
            {creditMinor < 0 && <p className="text-sm"><Trans>It gives back {amount(-creditMinor)} of the credit.</Trans></p>}
            {isSpecial && <p className="text-sm"><Trans>The sales manager approves it.</Trans></p>}
        </div>
    );
}

/** Requests that wait for somebody, the oldest first. */
export function OrderChangesWidget() {
    const { t } = useLingui();
    const { day } = useWording();
    const query = useQuery({ queryKey: ['company-orders', 'changes'], queryFn: () => api.query(waitingChangesQuery), refetchInterval: 60_000 });
    const items = query.data?.waitingOrderChanges;
    return (
        <DashboardBaseWidget id="order-changes-widget" title={t`Changes asked for`}>
            <QueryState query={query} />
            {items?.length === 0 && <p className="text-muted-foreground"><Trans>Nobody asks for a change.</Trans></p>}
            <ul className="divide-y">
                {items?.map(change => (
                    <li key={change.id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 py-2 text-sm">
                        <Link to={`/order-review/${change.orderId}`} className="font-medium underline-offset-4 hover:underline"><bdi>{change.orderCode}</bdi></Link>
                        <span className="truncate"><bdi>{change.companyName}</bdi></span>
                        <Badge variant="warning">{change.kind === 'cancel' ? <Trans>Cancellation of the order</Trans> : <Trans>Change of the order</Trans>}</Badge>
                        <span className="text-muted-foreground col-span-3"><Moment at={String(change.askedAt)} /> · <Trans>To be decided by {day(change.answerBy)}</Trans></span>
                    </li>
                ))}
            </ul>
        </DashboardBaseWidget>
    );
}
