import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Button, useDisplayLocale, usePermissions } from '@vendure/dashboard';
import { PrinterIcon } from 'lucide-react';

import { useFormats } from '../../screens/dashboard/shared';
import { reasonsQuery, type WorkOrderShown } from './production.graphql';
import { useNameIn } from './wording';

/** What a reason's code is called; the code itself where the reader may not see the list. */
export function useReasonName(): (use: string, code: string) => string {
    const nameIn = useNameIn();
    const { hasPermissions } = usePermissions();
    const { data } = useQuery({ queryKey: ['production-reasons'], queryFn: () => api.query(reasonsQuery), enabled: hasPermissions(['ReadRouting']), staleTime: 60_000 });
    return (use, code) => {
        const found = data?.productionReasons.find(reason => reason.use === use && reason.code === code);
        return found ? nameIn(found.name) : code;
    };
}

/** How many pieces each stage has made, what was scrapped and why, and what will be missing in the end. */
export function WorkOrderPieces({ workOrder }: { workOrder: WorkOrderShown }) {
    const { moment, number } = useFormats();
    const nameIn = useNameIn();
    const reasonName = useReasonName();
    const scrapped = workOrder.operations.flatMap(one => one.outputs.filter(output => output.scrap > 0).map(output => ({ ...output, operation: one.name })));
    return (
        <div className="flex flex-col gap-3 text-sm">
            <ul className="divide-y">
                {workOrder.operations.map(one => (
                    <li key={one.id} className="flex flex-wrap justify-between gap-2 py-1">
                        <span>{nameIn(one.name)}</span>
                        <span>
                            <Trans>Good: <strong>{number(one.goodQuantity)}</strong> of {number(workOrder.quantity)}</Trans>
                            {one.scrapQuantity > 0 && <span className="text-destructive ms-3"><Trans>Scrap: {number(one.scrapQuantity)}</Trans></span>}
                        </span>
                    </li>
                ))}
            </ul>
            {workOrder.shortage > 0 && <p role="status" className="text-destructive font-medium"><Trans>{number(workOrder.shortage)} of {number(workOrder.quantity)} pieces will be missing.</Trans></p>}
            {scrapped.length > 0 && (
                <ul className="text-muted-foreground flex flex-col gap-1">
                    {scrapped.map(one => (
                        <li key={one.id}>
                            {moment(one.at)} · {nameIn(one.operation)} · <Trans>Scrap: {number(one.scrap)}</Trans>
                            {one.scrapReasonCode ? ` · ${reasonName('scrap', one.scrapReasonCode)}` : ''}
                            {one.operator && <> · <bdi>{one.operator.firstName} {one.operator.lastName}</bdi></>}
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}

/** The paper that goes with the pieces, with a code for each operation. */
export function WorkTicketLink({ id }: { id: string }) {
    const { bcp47Tag } = useDisplayLocale();
    return (
        <Button variant="outline" className="mt-4" render={<a href={`/work-tickets/${id}?lang=${bcp47Tag.slice(0, 2)}`} target="_blank" rel="noreferrer" />}>
            <PrinterIcon /> <Trans>Work ticket (PDF)</Trans>
        </Button>
    );
}

export function ProblemPhotos({ ids }: { ids: readonly string[] }) {
    const { t } = useLingui();
    if (ids.length === 0) return null;
    return (
        <ul className="mt-2 flex flex-wrap gap-2">
            {ids.map((id, index) => (
                <li key={id}>
                    <a href={`/production-photos/${id}`} target="_blank" rel="noreferrer">
                        <img src={`/production-photos/${id}`} alt={t`Photo ${index + 1} of the problem`} loading="lazy" className="size-24 rounded-md border object-cover" />
                    </a>
                </li>
            ))}
        </ul>
    );
}
