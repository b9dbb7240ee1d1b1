import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Progress, Spinner } from '@vendure/dashboard';
import { AlertTriangleIcon, ClockAlertIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, useFormats } from '../../screens/dashboard/shared';
import { BatchProposals } from './batch-proposals';
import { PlanDialog } from './plan-dialog';
import { PromiseBuffer } from './promised-day';
import { Shortages } from './shortages';
import { type BoardOrder, boardQuery, ordersToPlanQuery, releaseMutation } from './production.graphql';
import { useNameIn, useRefusalText, useStateName } from './wording';

const refreshMs = 20_000;

export const planning: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'production-planning', url: '/production/planning', title: /* i18n*/ 'Planning', order: 10,
        requiresPermission: ['ReadWorkOrder'],
    },
    path: '/production/planning',
    loader: () => ({ breadcrumb: () => <Trans>Planning</Trans> }),
    component: () => <PlanningPage />,
};

function PlanningPage() {
    return (
        <Page pageId="production-planning">
            <PageTitle><Trans>Planning</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="orders-to-plan" title={<Trans>Orders waiting for a plan</Trans>}><OrdersToPlan /></PageBlock>
                <PageBlock column="full" blockId="batch-proposals" title={<Trans>Could be made at once</Trans>}><BatchProposals /></PageBlock>
                <PageBlock column="full" blockId="production-shortages" title={<Trans>Missing pieces to decide on</Trans>}><Shortages /></PageBlock>
                <PageBlock column="full" blockId="promise-buffer" title={<Trans>What customers are promised</Trans>}><PromiseBuffer /></PageBlock>
                <PageBlock column="full" blockId="production-board" title={<Trans>Work orders</Trans>}><Board /></PageBlock>
            </PageLayout>
        </Page>
    );
}

const page = 25;

function OrdersToPlan() {
    const { t } = useLingui();
    const { day, number } = useFormats();
    const [planned, setPlanned] = useState<string | null>(null);
    const [skip, setSkip] = useState(0);
    const { data, error, isPending } = useQuery({
        queryKey: ['production', 'orders-to-plan', skip],
        queryFn: () => api.query(ordersToPlanQuery, { skip, take: page }),
        refetchInterval: refreshMs,
    });
    if (isPending) return <Spinner />;
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    const { items, totalItems } = data.ordersToPlan;
    return (
        <>
            {totalItems === 0 && <p className="text-muted-foreground"><Trans>No order is waiting.</Trans></p>}
            <ul className="divide-y">
                {items.map(order => (
                    <li key={order.orderId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                        <span className="font-medium">{order.orderCode}</span>
                        <span><bdi>{order.companyName}</bdi></span>
                        <span className="text-muted-foreground text-sm"><Trans>{number(order.lineCount)} lines</Trans></span>
                        {order.wishedDate && <span className="text-muted-foreground text-sm"><Trans>wished for {day(order.wishedDate)}</Trans></span>}
                        <span className="grow" />
                        <PermissionGuard requires={['CreateWorkOrder']}>
                            <Button aria-label={t`Plan order ${order.orderCode}`} onClick={() => setPlanned(order.orderId)}><Trans>Plan</Trans></Button>
                        </PermissionGuard>
                    </li>
                ))}
            </ul>
            {totalItems > page && (
                <div className="mt-2 flex gap-2">
                    <Button variant="outline" disabled={skip === 0} onClick={() => setSkip(skip - page)}><Trans>Earlier</Trans></Button>
                    <Button variant="outline" disabled={skip + page >= totalItems} onClick={() => setSkip(skip + page)}><Trans>Later</Trans></Button>
                </div>
            )}
            {planned && <PlanDialog orderId={planned} onClose={() => setPlanned(null)} />}
        </>
    );
}

function Board() {
    const stateName = useStateName();
    const { number } = useFormats();
    const { data, error, isPending } = useQuery({
        queryKey: ['production', 'board'],
        queryFn: () => api.query(boardQuery),
        refetchInterval: refreshMs,
    });
    if (isPending) return <Spinner />;
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    const { items, totalItems } = data.workOrders;
    return (
        <>
            <div className="grid gap-4 lg:grid-cols-3">
                {['planned', 'released', 'running'].map(state => (
                    <section key={state} aria-label={stateName(state)} className="bg-muted/40 min-w-0 rounded-md p-3">
                        <h3 className="mb-3 flex items-center justify-between font-medium">
                            {stateName(state)} <Badge variant="secondary">{number(items.filter(one => one.state === state).length)}</Badge>
                        </h3>
                        <div className="flex flex-col gap-3">
                            {items.every(one => one.state !== state) && <p className="text-muted-foreground text-sm"><Trans>None here.</Trans></p>}
                            {items.filter(one => one.state === state).map(one => <WorkOrderCard key={one.id} workOrder={one} />)}
                        </div>
                    </section>
                ))}
            </div>
            {totalItems > items.length && (
                <p className="text-muted-foreground mt-3 text-sm"><Trans>The {number(items.length)} most urgent of {number(totalItems)} are shown.</Trans></p>
            )}
        </>
    );
}

function WorkOrderCard({ workOrder }: { workOrder: BoardOrder }) {
    const { t } = useLingui();
    const { moment, number, percent } = useFormats();
    const nameIn = useNameIn();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const release = useMutation({
        mutationFn: async () => (await api.mutate(releaseMutation, { orderId: workOrder.orderId ?? '' })).releaseWorkOrders,
        onSuccess: answer => {
            if (answer.__typename === 'WorkOrderRefusal') toast.error(refusalText(answer));
            else toast.success(t`Order ${workOrder.orderCode} is on the floor.`);
            void queryClient.invalidateQueries({ queryKey: ['production'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    const now = workOrder.operations.find(one => one.state === 'running') ?? workOrder.operations.find(one => one.state !== 'done');
    return (
        <article className={`bg-card rounded-md border p-3 ${workOrder.late ? 'border-destructive' : ''}`}>
            <div className="flex items-start justify-between gap-2">
                <Link to={`/production/work-orders/${workOrder.id}`} className="font-medium underline-offset-4 hover:underline">{workOrder.orderCode}</Link>
                {workOrder.batchId && <Badge variant="outline"><Trans>Batch {number(Number(workOrder.batchId))}</Trans></Badge>}
                {workOrder.late && <Badge variant="destructive"><ClockAlertIcon /> <Trans>Late</Trans></Badge>}
            </div>
            <p className="text-sm"><bdi>{workOrder.productName}</bdi> × {number(workOrder.quantity)}</p>
            <p className="text-muted-foreground text-sm"><bdi>{workOrder.companyName}</bdi></p>
            <Progress className="my-2" value={workOrder.progressPercent} aria-label={t`Progress of ${workOrder.orderCode}`} />
            <p className="text-muted-foreground flex justify-between text-sm">
                <span>{percent(workOrder.progressPercent / 100)} {now && <>· {nameIn(now.name)}</>}</span>
                <span>{moment(workOrder.plannedEnd)}</span>
            </p>
            {workOrder.openProblems > 0 && (
                <p className="text-destructive mt-1 flex items-center gap-1 text-sm"><AlertTriangleIcon size={14} /> <Trans>{number(workOrder.openProblems)} open problems</Trans></p>
            )}
            {workOrder.state === 'planned' && workOrder.orderId && (
                <PermissionGuard requires={['UpdateWorkOrder']}>
                    <Button size="sm" className="mt-2" disabled={release.isPending} onClick={() => release.mutate()}><Trans>Release</Trans></Button>
                </PermissionGuard>
            )}
        </article>
    );
}
