import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Spinner } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, Ltr, useFormats } from '../../screens/dashboard/shared';
import { isWrong, type OperationRow, OperationRows, rowInput } from './operation-rows';
import { planOrderMutation, proposedPlanQuery, skipProductionMutation } from './production.graphql';
import { useRefusalText } from './wording';

interface Props {
    orderId: string;
    onClose: () => void;
}

/** Proposed stages and times of an order, to be changed and then planned. */
export function PlanDialog({ orderId, onClose }: Props) {
    const { t } = useLingui();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const { data, error, isPending } = useQuery({
        queryKey: ['proposed-plan', orderId],
        queryFn: () => api.query(proposedPlanQuery, { orderId }),
        gcTime: 0,
        refetchOnWindowFocus: false,
    });
    const [lines, setLines] = useState<Record<string, OperationRow[]>>({});
    const [isTried, setTried] = useState(false);
    const { day, number } = useFormats();
    const plan = data?.proposedPlan;
    useEffect(() => {
        if (plan) {
            setLines(Object.fromEntries(plan.lines.filter(line => line.routingId).map(line => [
                line.orderLineId, line.operations.map(operation => ({ id: null, ...operation })),
            ])));
        }
    }, [plan]);

    const save = useMutation({
        mutationFn: async (release: boolean) => {
            const wanted = Object.entries(lines).map(([orderLineId, rows]) => ({ orderLineId, operations: rows.map(rowInput) }));
            return (await api.mutate(planOrderMutation, { orderId, input: { release, lines: wanted } })).planOrder;
        },
        onSuccess: answer => settle(answer, t`The order is planned.`),
    });
    const skip = useMutation({
        mutationFn: async () => (await api.mutate(skipProductionMutation, { orderId })).skipProduction,
        onSuccess: answer => settle(answer, t`The order is ready to ship.`),
    });
    const settle = (answer: { __typename: string } | { __typename: 'WorkOrderRefusal'; reason: string; message: string }, done: string) => {
        if ('reason' in answer) return;
        toast.success(done);
        void queryClient.invalidateQueries({ queryKey: ['production'] });
        onClose();
    };
    const nothingToMake = plan !== undefined && plan.lines.every(line => !line.routingId);
    const busy = save.isPending || skip.isPending;
    const refused = [save.data, skip.data].map(answer => (answer?.__typename === 'WorkOrderRefusal' ? refusalText(answer) : null)).find(Boolean);
    const failure = refused ?? (save.error ? errorText(save.error) : skip.error ? errorText(skip.error) : null);
    const send = (release: boolean) => {
        setTried(true);
        if (!Object.values(lines).flat().some(isWrong)) save.mutate(release);
    };
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent className="flex max-h-[90vh] flex-col sm:max-w-5xl">
                <DialogHeader>
                    <DialogTitle><Trans>Plan order {plan?.orderCode}</Trans></DialogTitle>
                    <DialogDescription>
                        {plan?.companyName}
                        {plan?.wishedDate && <> · <Trans>wished for {day(plan.wishedDate)}</Trans></>}
                    </DialogDescription>
                </DialogHeader>
                <div className="min-h-0 grow overflow-y-auto pe-1">
                    {isPending && <Spinner />}
                    {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
                    {plan?.lines.map(line => (
                        <section key={line.orderLineId} className="mb-6">
                            <h3 className="mb-2 font-medium">
                                {line.productName} <span className="text-muted-foreground">(<Ltr>{line.sku}</Ltr>) × {number(line.quantity)}</span>
                            </h3>
                            {line.routingId ? (
                                <OperationRows
                                    rows={lines[line.orderLineId] ?? []}
                                    isTried={isTried}
                                    onChange={rows => setLines(before => ({ ...before, [line.orderLineId]: rows }))}
                                />
                            ) : (
                                <p className="text-muted-foreground text-sm"><Trans>Taken from stock: this product has no routing.</Trans></p>
                            )}
                        </section>
                    ))}
                </div>
                {failure && <p role="alert" className="text-destructive">{failure}</p>}
                <DialogFooter>
                    <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                    {nothingToMake ? (
                        <Button type="button" disabled={busy} onClick={() => skip.mutate()}><Trans>All from stock: ready to ship</Trans></Button>
                    ) : (
                        <>
                            <Button type="button" variant="outline" disabled={busy || !plan} onClick={() => send(false)}><Trans>Save the plan</Trans></Button>
                            <Button type="button" disabled={busy || !plan} onClick={() => send(true)}><Trans>Plan and release</Trans></Button>
                        </>
                    )}
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}
