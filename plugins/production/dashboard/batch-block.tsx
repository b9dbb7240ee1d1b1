import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Button, PermissionGuard } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';
import type { WorkOrderShown } from './production.graphql';
import { useDissolveBatch } from './use-batches';

/** What a work order is made with at once. */
export function BatchBlock({ workOrder, batch }: { workOrder: WorkOrderShown; batch: NonNullable<WorkOrderShown['batch']> }) {
    const { number } = useFormats();
    const dissolve = useDissolveBatch(batch.id);
    const isUntouched = workOrder.operations.every(one => one.state === 'waiting' || one.state === 'ready');
    const isHeldUpElsewhere = workOrder.openProblems === 0 && workOrder.operations.some(one => one.state === 'blocked');
    const hidden = batch.size - batch.workOrders.length;
    return (
        <div className="grid gap-3 text-sm">
            <p><Trans>{number(batch.size)} work orders, {number(batch.quantity)} pieces, with one set-up.</Trans></p>
            <ul className="divide-y">
                {batch.workOrders.map(one => (
                    <li key={one.id} className="flex flex-wrap justify-between gap-2 py-1">
                        <span>
                            {one.id === workOrder.id ? <strong><bdi>{one.orderCode}</bdi></strong> : <Link to={`/production/work-orders/${one.id}`} className="underline-offset-4 hover:underline"><bdi>{one.orderCode}</bdi></Link>}
                            {' '}<span className="text-muted-foreground"><bdi>{one.companyName}</bdi></span>
                        </span>
                        <span>{number(one.quantity)}</span>
                    </li>
                ))}
            </ul>
            {hidden > 0 && <p className="text-muted-foreground"><Trans>and {number(hidden)} of others’ customers</Trans></p>}
            {isHeldUpElsewhere && <p className="text-destructive font-medium"><Trans>A problem at another of these work orders holds it up.</Trans></p>}
            {isUntouched && (
                <PermissionGuard requires={['UpdateWorkOrder']}>
                    <div className="flex flex-wrap gap-2">
                        <Button variant="outline" disabled={dissolve.isPending} onClick={() => dissolve.mutate([workOrder.id])}><Trans>Take it out</Trans></Button>
                        <Button variant="outline" disabled={dissolve.isPending} onClick={() => dissolve.mutate(null)}><Trans>Dissolve the batch</Trans></Button>
                    </div>
                </PermissionGuard>
            )}
        </div>
    );
}
