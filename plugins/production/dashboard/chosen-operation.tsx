import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge, Button, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { PinIcon, PinOffIcon } from 'lucide-react';
import { useState } from 'react';

import { LabelledField, MomentField, useFormats } from '../../screens/dashboard/shared';
import type { Bar, BoardStation } from './production-plan.graphql';
import { StateBadge, useNameIn } from './wording';

interface Props {
    bar: Bar;
    stations: BoardStation[];
    isDraft: boolean;
    isBusy: boolean;
    onPlace: (bar: Bar, start: Date | null, stationId: string) => void;
}

/** What one bar of the plan stands for; in a draft, where it is put by typing instead of dragging. */
export function ChosenOperation({ bar, stations, isDraft, isBusy, onPlace }: Props) {
    const { t } = useLingui();
    const { day, moment, number } = useFormats();
    const nameIn = useNameIn();
    const [start, setStart] = useState<string | null>(bar.start);
    const [stationId, setStationId] = useState(bar.stationId);
    const mayMove = isDraft && (bar.state === 'waiting' || bar.state === 'ready');
    return (
        <div className="grid gap-3" aria-live="polite">
            <p className="flex flex-wrap items-center gap-2">
                <Link to={`/production/work-orders/${bar.workOrderId}`} className="font-medium underline-offset-4 hover:underline"><bdi>{bar.orderCode}</bdi></Link>
                {bar.batch && <Badge variant="outline"><Trans>Batch {number(Number(bar.batch.id))}</Trans></Badge>}
                <span>{nameIn(bar.name)}</span> <StateBadge state={bar.state} />
                {bar.late && <Badge variant="destructive"><Trans>Late</Trans></Badge>}
                {bar.isPinned && <Badge variant="outline"><PinIcon size={12} /> <Trans>Put there by hand</Trans></Badge>}
            </p>
            <p className="text-muted-foreground text-sm">
                <bdi>{bar.productName}</bdi> × {number(bar.quantity)}{!bar.batch && <> · <bdi>{bar.companyName}</bdi></>}
                <br />
                {moment(bar.start)} – {moment(bar.end)} · <Trans>{number(bar.plannedMinutes)} minutes</Trans>
                {bar.dueDate && <> · <Trans>wished for {day(bar.dueDate)}</Trans></>}
            </p>
            {bar.batch && (
                <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
                    {bar.batch.workOrders.map(one => (
                        <li key={one.id}>
                            <Link to={`/production/work-orders/${one.id}`} className="underline-offset-4 hover:underline"><bdi>{one.orderCode}</bdi></Link> <span className="text-muted-foreground"><bdi>{one.companyName}</bdi> × {number(one.quantity)}</span>
                        </li>
                    ))}
                </ul>
            )}
            {mayMove && (
                <form className="flex flex-wrap items-end gap-3" onSubmit={event => { event.preventDefault(); if (start) onPlace(bar, new Date(start), stationId); }}>
                    <LabelledField label={<Trans>Begins</Trans>}>
                        {({ id, ...told }) => <MomentField id={id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} value={start} onChange={setStart} />}
                    </LabelledField>
                    <LabelledField label={<Trans>Station</Trans>}>
                        {told => (
                            <NativeSelect {...told} value={stationId} onChange={event => setStationId(event.target.value)}>
                                {stations.map(one => <NativeSelectOption key={one.id} value={one.id}>{nameIn(one.name)}</NativeSelectOption>)}
                            </NativeSelect>
                        )}
                    </LabelledField>
                    <Button type="submit" disabled={isBusy || !start}><PinIcon /> <Trans>Put it there</Trans></Button>
                    {bar.isPinned && <Button type="button" variant="outline" disabled={isBusy} aria-label={t`Let it go where it fits`} onClick={() => onPlace(bar, null, stationId)}><PinOffIcon /> <Trans>Let it go where it fits</Trans></Button>}
                </form>
            )}
        </div>
    );
}
