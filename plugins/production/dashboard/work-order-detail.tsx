import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Progress, Spinner, usePermissions } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { DayField, errorText, useFormats } from '../../screens/dashboard/shared';
import { BatchBlock } from './batch-block';
import { isWrong, Labelled, type OperationRow, OperationRows, rowInput } from './operation-rows';
import { cancelMutation, replanMutation, resolveProblemMutation, type WorkOrderShown, workOrderQuery } from './production.graphql';
import { PromisedDay } from './promised-day';
import { ProblemPhotos, useReasonName, WorkOrderPieces, WorkTicketLink } from './work-order-pieces';
import { StateBadge, useKindName, useNameIn, useRefusalText } from './wording';

export const workOrderDetail: DashboardRouteDefinition = {
    path: '/production/work-orders/$id',
    loader: () => ({ breadcrumb: [{ path: '/production/work-orders', label: <Trans>Work orders</Trans> }, <Trans>Work order</Trans>] }),
    component: () => <WorkOrderPage />,
};

function WorkOrderPage() {
    const { id } = useParams({ strict: false }) as { id: string };
    const { data, error, isPending } = useQuery({
        queryKey: ['production', 'work-order', id],
        queryFn: () => api.query(workOrderQuery, { id }),
        // Somebody may be changing the plan in this form.
        refetchOnWindowFocus: false,
    });
    const workOrder = data?.workOrder;
    return (
        <Page pageId="work-order-detail">
            <PageTitle><Trans>Work order {id}</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="work-order-stages" title={<Trans>Stages</Trans>}>
                    {isPending && <Spinner />}
                    {error && <p role="alert" className="text-destructive">{errorText(error)}</p>}
                    {data && !workOrder && <p role="alert"><Trans>This work order does not exist.</Trans></p>}
                    {workOrder && <Stages workOrder={workOrder} />}
                </PageBlock>
                <PageBlock column="side" blockId="work-order-facts" title={<Trans>Order</Trans>}>{workOrder && <><Facts workOrder={workOrder} /><WorkTicketLink id={workOrder.id} /></>}</PageBlock>
                {workOrder?.batch && <PageBlock column="side" blockId="work-order-batch" title={<Trans>Made at once</Trans>}><BatchBlock workOrder={workOrder} batch={workOrder.batch} /></PageBlock>}
                {workOrder?.orderId && <PageBlock column="side" blockId="work-order-promise" title={<Trans>Promised day</Trans>}><PromisedDay orderId={workOrder.orderId} /></PageBlock>}
                <PageBlock column="side" blockId="work-order-pieces" title={<Trans>Pieces</Trans>}>{workOrder && <WorkOrderPieces workOrder={workOrder} />}</PageBlock>
                <PageBlock column="side" blockId="work-order-problems" title={<Trans>Problems</Trans>}>{workOrder && <Problems workOrder={workOrder} />}</PageBlock>
            </PageLayout>
        </Page>
    );
}

function Facts({ workOrder }: { workOrder: WorkOrderShown }) {
    const { day, moment, number, percent } = useFormats();
    return (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm [&_dt]:text-muted-foreground">
            <dt><Trans>Order</Trans></dt><dd>{workOrder.orderCode}</dd>
            <dt><Trans>Company</Trans></dt><dd>{workOrder.companyName}</dd>
            <dt><Trans>Product</Trans></dt><dd>{workOrder.productName} × {workOrder.quantity}</dd>
            <dt><Trans>State</Trans></dt>
            <dd className="flex gap-2"><StateBadge state={workOrder.state} />{workOrder.late && <Badge variant="destructive"><Trans>Late</Trans></Badge>}</dd>
            <dt><Trans>Planned end</Trans></dt><dd>{moment(workOrder.plannedEnd)}</dd>
            {workOrder.shortage > 0 && <><dt><Trans>Will be missing</Trans></dt><dd className="text-destructive font-medium">{number(workOrder.shortage)}</dd></>}
            {workOrder.dueDate && <><dt><Trans>Wished for</Trans></dt><dd>{day(workOrder.dueDate)}</dd></>}
            <dt><Trans>Progress</Trans></dt><dd><Progress value={workOrder.progressPercent} aria-label={percent(workOrder.progressPercent / 100)} /> {percent(workOrder.progressPercent / 100)}</dd>
        </dl>
    );
}

function Stages({ workOrder }: { workOrder: WorkOrderShown }) {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const { moment, number } = useFormats();
    const refusalText = useRefusalText();
    const { hasPermissions } = usePermissions();
    const queryClient = useQueryClient();
    const [rows, setRows] = useState<OperationRow[]>([]);
    const [dueDate, setDueDate] = useState('');
    const [reason, setReason] = useState('');
    const [isTried, setTried] = useState(false);
    useEffect(() => {
        setRows(workOrder.operations.map(({ id, state, kind, name, stationId, operatorId, plannedMinutes, plannedStart, plannedEnd }) => ({
            id, state, kind, name, stationId, operatorId: operatorId ?? null, plannedMinutes, plannedStart, plannedEnd,
        })));
        setDueDate(workOrder.dueDate ?? '');
    }, [workOrder]);
    const settle = (answer: { __typename: string } | { __typename: 'WorkOrderRefusal'; reason: string; message: string }, done: string) => {
        if ('reason' in answer) toast.error(refusalText(answer));
        else toast.success(done);
        void queryClient.invalidateQueries({ queryKey: ['production'] });
    };
    const save = useMutation({
        mutationFn: async () => (await api.mutate(replanMutation, { id: workOrder.id, input: { dueDate: dueDate || null, operations: rows.map(rowInput) } })).replanWorkOrder,
        onSuccess: answer => settle(answer, t`The plan is saved.`),
        onError: failure => toast.error(errorText(failure)),
    });
    const cancel = useMutation({
        mutationFn: async () => (await api.mutate(cancelMutation, { id: workOrder.id, reason })).cancelWorkOrder,
        onSuccess: answer => settle(answer, t`The work order is cancelled.`),
        onError: failure => toast.error(errorText(failure)),
    });
    const open = workOrder.state !== 'done' && workOrder.state !== 'cancelled';
    if (!open || !hasPermissions(['UpdateWorkOrder'])) {
        return (
            <ol className="divide-y">
                {workOrder.operations.map(one => (
                    <li key={one.id} className="flex flex-wrap items-center gap-3 py-2">
                        <span className="font-medium">{nameIn(one.name)}</span> <StateBadge state={one.state} />
                        <span className="text-muted-foreground text-sm">{nameIn(one.station.name)}</span>
                        <span className="text-muted-foreground text-sm">{moment(one.startedAt ?? one.plannedStart)} – {moment(one.finishedAt ?? one.plannedEnd)}</span>
                        <span className="text-muted-foreground text-sm"><Trans>{number(Math.round(one.workedSeconds / 60))} of {number(one.plannedMinutes)} minutes</Trans></span>
                    </li>
                ))}
            </ol>
        );
    }
    return (
        <form className="flex flex-col gap-4" onSubmit={event => { event.preventDefault(); setTried(true); if (!rows.some(isWrong)) save.mutate(); }}>
            <OperationRows rows={rows} isTried={isTried} onChange={setRows} />
            <Labelled text={t`Wished for`} htmlFor="work-order-due"><DayField id="work-order-due" className="max-w-64" value={dueDate} onChange={setDueDate} /></Labelled>
            <Button type="submit" className="self-start" disabled={save.isPending}><Trans>Save the plan</Trans></Button>
            <PermissionGuard requires={['DeleteWorkOrder']}>
                <div className="flex flex-wrap items-end gap-2 border-t pt-4">
                    <Labelled text={t`Reason`}><Input value={reason} maxLength={500} onChange={event => setReason(event.target.value)} /></Labelled>
                    <Button type="button" variant="destructive" disabled={reason.trim() === '' || cancel.isPending} onClick={() => cancel.mutate()}><Trans>Cancel the work order</Trans></Button>
                </div>
            </PermissionGuard>
        </form>
    );
}

function Problems({ workOrder }: { workOrder: WorkOrderShown }) {
    const problems = workOrder.operations.flatMap(one => one.problems.map(problem => ({ ...problem, operation: one.name })));
    if (problems.length === 0) {
        return <p className="text-muted-foreground text-sm"><Trans>No problem was reported.</Trans></p>;
    }
    return <ul className="flex flex-col gap-3">{problems.map(problem => <Problem key={problem.id} problem={problem} />)}</ul>;
}

function Problem({ problem }: { problem: WorkOrderShown['operations'][number]['problems'][number] & { operation: { en: string; fa: string } } }) {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const kindName = useKindName();
    const { moment } = useFormats();
    const queryClient = useQueryClient();
    const reasonName = useReasonName();
    const [resolution, setResolution] = useState('');
    const resolve = useMutation({
        mutationFn: () => api.mutate(resolveProblemMutation, { id: problem.id, resolution }),
        onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['production'] }),
        onError: failure => toast.error(errorText(failure)),
    });
    return (
        <li className="rounded-md border p-3 text-sm">
            <p className="flex flex-wrap justify-between gap-2"><strong>{nameIn(problem.operation)} · {kindName(problem.kind)}</strong> <span className="text-muted-foreground">{moment(problem.createdAt)}</span></p>
            {problem.stopsWork && !problem.resolvedAt && <p className="text-destructive font-medium"><Trans>The work stands until this is resolved.</Trans></p>}
            {problem.reasonCode && <p className="font-medium">{reasonName('problem', problem.reasonCode)}</p>}
            <p className="whitespace-pre-wrap">{problem.text}</p>
            <ProblemPhotos ids={problem.photoIds} />
            {problem.resolvedAt ? (
                <p className="text-muted-foreground mt-2 whitespace-pre-wrap">✓ {problem.resolution}</p>
            ) : (
                <PermissionGuard requires={['UpdateWorkOrder']}>
                    <form className="mt-2 flex gap-2" onSubmit={event => { event.preventDefault(); resolve.mutate(); }}>
                        <Input aria-label={t`How it was resolved`} placeholder={t`How it was resolved`} value={resolution} onChange={event => setResolution(event.target.value)} />
                        <Button type="submit" variant="outline" disabled={resolution.trim() === '' || resolve.isPending}><Trans>Resolve</Trans></Button>
                    </form>
                </PermissionGuard>
            )}
        </li>
    );
}
