import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge, Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';
import type { Draft } from './production-plan.graphql';

interface DraftBarProps {
    draft: Draft | null;
    isBusy: boolean;
    onStart: () => void;
    onRefresh: () => void;
    onPublish: () => void;
    onDiscard: () => void;
}

/** What the draft would do, and what can be done with it. */
export function DraftBar({ draft, isBusy, onStart, onRefresh, onPublish, onDiscard }: DraftBarProps) {
    const { number } = useFormats();
    if (draft === null) {
        return (
            <div className="flex flex-wrap items-center gap-3">
                <p className="text-muted-foreground grow text-sm"><Trans>The plan as the floor has it. A new plan is yours alone until you publish it.</Trans></p>
                <PermissionGuard requires={['UpdateWorkOrder']}>
                    <Button disabled={isBusy} onClick={onStart}><Trans>Plan anew</Trans></Button>
                </PermissionGuard>
            </div>
        );
    }
    return (
        <div className="flex flex-wrap items-center gap-3" role="status">
            <Badge variant="secondary"><Trans>Draft</Trans></Badge>
            <span className="text-sm"><Trans>{number(draft.operationCount)} operations</Trans></span>
            <span className={`text-sm ${draft.lateAfter > draft.lateBefore ? 'text-destructive font-medium' : ''}`}>
                <Trans>Late: {number(draft.lateBefore)} now, {number(draft.lateAfter)} by the draft</Trans>
            </span>
            <span className="text-sm"><Trans>{number(draft.movedCount)} end on another day</Trans></span>
            <span className="grow" />
            <Button variant="ghost" disabled={isBusy} onClick={onDiscard}><Trans>Discard</Trans></Button>
            <Button variant="outline" disabled={isBusy} onClick={onRefresh}><Trans>Plan again</Trans></Button>
            <Button disabled={isBusy} onClick={onPublish}><Trans>Publish</Trans></Button>
        </div>
    );
}

/** The work orders that the draft moves to another day, the worst first. */
export function MovedTable({ draft }: { draft: Draft }) {
    const { t } = useLingui();
    const { day, number } = useFormats();
    if (draft.moved.length === 0) return <p className="text-muted-foreground text-sm"><Trans>Everything ends on the day it did before.</Trans></p>;
    return (
        <>
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead>{t`Order`}</TableHead>
                        <TableHead>{t`Product`}</TableHead>
                        <TableHead>{t`Wished for`}</TableHead>
                        <TableHead>{t`As it stands`}</TableHead>
                        <TableHead>{t`By the draft`}</TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {draft.moved.map(one => (
                        <TableRow key={one.workOrderId}>
                            <TableCell><Link to={`/production/work-orders/${one.workOrderId}`} className="underline-offset-4 hover:underline"><bdi>{one.orderCode}</bdi></Link> <span className="text-muted-foreground block text-xs"><bdi>{one.companyName}</bdi></span></TableCell>
                            <TableCell className="whitespace-normal"><bdi>{one.productName}</bdi></TableCell>
                            <TableCell>{one.dueDate ? day(one.dueDate) : '–'}</TableCell>
                            <TableCell>{day(one.before)}</TableCell>
                            <TableCell className={one.dueDate && one.after > one.dueDate ? 'text-destructive font-medium' : ''}>{day(one.after)}</TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            {draft.movedCount > draft.moved.length && <p className="text-muted-foreground mt-2 text-sm"><Trans>{number(draft.moved.length)} of {number(draft.movedCount)} are shown.</Trans></p>}
        </>
    );
}
