import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button, NativeSelect, NativeSelectOption, PermissionGuard } from '@vendure/dashboard';
import { LayersIcon } from 'lucide-react';
import { useState } from 'react';

import { LabelledField, Ltr, QueryState, useFormats } from '../../screens/dashboard/shared';
import { type BatchProposal, batchProposalsQuery } from './batch.graphql';
import { useMakeBatch } from './use-batches';

const choices = [0, 3, 7, 14, 30];

/** Work orders of one article that one set-up could serve. */
export function BatchProposals() {
    const { t } = useLingui();
    const { number } = useFormats();
    const [days, setDays] = useState(7);
    const query = useQuery({ queryKey: ['production', 'batch-proposals', days], queryFn: () => api.query(batchProposalsQuery, { days }), refetchInterval: 60_000 });
    const proposals = query.data?.productionBatchProposals;
    return (
        <div className="grid gap-3">
            <LabelledField label={<Trans>Their days lie apart at most</Trans>} className="max-w-64">
                {told => (
                    <NativeSelect {...told} value={String(days)} onChange={event => setDays(Number(event.target.value))}>
                        {choices.map(one => <NativeSelectOption key={one} value={String(one)}>{one === 0 ? t`Same day` : t`${number(one)} days`}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            {!proposals && <QueryState query={query} />}
            {proposals?.length === 0 && <p className="text-muted-foreground"><Trans>Nothing could be made at once.</Trans></p>}
            <ul className="divide-y">{proposals?.map(one => <Proposal key={one.workOrders.map(work => work.id).join('-')} proposal={one} />)}</ul>
        </div>
    );
}

function Proposal({ proposal }: { proposal: BatchProposal }) {
    const { t } = useLingui();
    const { day, number } = useFormats();
    const make = useMakeBatch();
    const { productName, quantity, savedMinutes, workOrders } = proposal;
    return (
        <li className="grid gap-2 py-3">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <span className="font-medium"><bdi>{productName}</bdi> <Ltr className="text-muted-foreground text-sm">{proposal.sku}</Ltr> × {number(quantity)}</span>
                <span><Trans>saves {number(savedMinutes)} minutes of set-up</Trans></span>
                <span className="grow" />
                <PermissionGuard requires={['UpdateWorkOrder']}>
                    <Button variant="outline" aria-label={t`Make as one batch: ${productName}`} disabled={make.isPending} onClick={() => make.mutate(workOrders.map(one => one.id))}>
                        <LayersIcon /> <Trans>Make as one batch</Trans>
                    </Button>
                </PermissionGuard>
            </div>
            <ul className="text-muted-foreground flex flex-wrap gap-x-4 gap-y-1 text-sm">
                {workOrders.map(one => (
                    <li key={one.id}>
                        <Link to={`/production/work-orders/${one.id}`} className="underline-offset-4 hover:underline"><bdi>{one.orderCode}</bdi></Link> <bdi>{one.companyName}</bdi> × {number(one.quantity)} · {day(one.day)}
                    </li>
                ))}
            </ul>
        </li>
    );
}
