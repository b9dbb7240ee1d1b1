import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button } from '@vendure/dashboard';
import { ArrowDownIcon, ArrowUpIcon, PlusIcon, XIcon } from 'lucide-react';

import { Ltr, QueryState, useFormats } from '../../screens/dashboard/shared';
import { type LoadableShipment, loadableQuery, type LoadShown } from './load.graphql';
import { StateBadge, useKg } from './wording';

interface Props {
    chosen: LoadableShipment[];
    onChange: (chosen: LoadableShipment[]) => void;
    /** What the server says of stops that are on the load. */
    load: LoadShown | null;
    mayChange: boolean;
}

/** The stops in their order, and what may still go along. The first stop is loaded last. */
export function LoadStops({ chosen, onChange, load, mayChange }: Props) {
    const move = (index: number, by: number) => {
        const next = [...chosen];
        const [one] = next.splice(index, 1);
        if (one) next.splice(index + by, 0, one);
        onChange(next);
    };
    return (
        <div className="grid gap-6">
            {chosen.length === 0 && <p className="text-muted-foreground"><Trans>No shipment is chosen yet.</Trans></p>}
            <ol className="divide-y">
                {chosen.map((shipment, index) => (
                    <StopRow
                        key={shipment.id}
                        shipment={shipment}
                        place={index + 1}
                        count={chosen.length}
                        stop={load?.stops.find(stop => stop.shipment.id === shipment.id) ?? null}
                        mayChange={mayChange}
                        onMove={by => move(index, by)}
                        onRemove={() => onChange(chosen.filter(one => one.id !== shipment.id))}
                    />
                ))}
            </ol>
            {load && <BedPicture load={load} />}
            {mayChange && <Loadable chosen={chosen} onAdd={shipment => onChange([...chosen, shipment])} />}
        </div>
    );
}

interface StopRowProps {
    shipment: LoadableShipment;
    place: number;
    count: number;
    stop: LoadShown['stops'][number] | null;
    mayChange: boolean;
    onMove: (by: number) => void;
    onRemove: () => void;
}

function StopRow({ shipment, place, count, stop, mayChange, onMove, onRemove }: StopRowProps) {
    const { t } = useLingui();
    const kg = useKg();
    const { number } = useFormats();
    return (
        <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="bg-muted grid size-7 place-items-center rounded-full font-medium tabular-nums">{number(place)}</span>
            <div className="grow">
                <p>
                    <Link to={`/logistics/shipments/${shipment.id}`} className="font-medium underline-offset-4 hover:underline"><Ltr>{shipment.number}</Ltr></Link>
                    {' '}<bdi>{shipment.companyName}</bdi> <StateBadge state={shipment.state} />
                </p>
                <p className="text-muted-foreground text-sm"><bdi>{shipment.destination}</bdi></p>
                <p className="text-muted-foreground text-sm"><Trans>Loaded as number {number(count - place + 1)}</Trans></p>
            </div>
            <span className="tabular-nums">{kg(shipment.plannedWeightG)}{stop?.netG != null && <> · <Trans>weighed {kg(stop.netG)}</Trans></>}</span>
            {mayChange && (
                <span className="flex gap-1">
                    <Button type="button" size="icon" variant="ghost" disabled={place === 1} aria-label={t`Shipment ${shipment.number} one stop earlier`} onClick={() => onMove(-1)}><ArrowUpIcon /></Button>
                    <Button type="button" size="icon" variant="ghost" disabled={place === count} aria-label={t`Shipment ${shipment.number} one stop later`} onClick={() => onMove(1)}><ArrowDownIcon /></Button>
                    <Button type="button" size="icon" variant="ghost" disabled={shipment.state !== 'planned'} aria-label={t`Take shipment ${shipment.number} off the load`} onClick={onRemove}><XIcon /></Button>
                </span>
            )}
        </li>
    );
}

/** Where the goods of each stop lie on the bed; its front is at the start of the line. */
function BedPicture({ load }: { load: LoadShown }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const placed = load.stops.flatMap(({ stop, startMm, lengthMm }) => (startMm == null || lengthMm == null ? [] : [{ stop, startMm, lengthMm }]));
    const end = Math.max(0, ...placed.map(one => one.startMm + one.lengthMm));
    if (end === 0) return null;
    return (
        <figure className="grid gap-1">
            <figcaption className="text-muted-foreground flex justify-between text-sm"><span><Trans>Front of the bed</Trans></span><span><Trans>Doors</Trans></span></figcaption>
            <div role="img" aria-label={t`Where the goods of each stop lie`} className="relative h-10 overflow-hidden rounded-md border">
                {placed.map(({ stop, startMm, lengthMm }) => (
                    <span
                        key={stop}
                        className="bg-primary/15 border-primary absolute inset-y-0 grid place-items-center border-e text-sm font-medium"
                        style={{ insetInlineStart: `${(startMm / end) * 100}%`, width: `${(lengthMm / end) * 100}%` }}
                    >
                        {number(stop)}
                    </span>
                ))}
            </div>
        </figure>
    );
}

function Loadable({ chosen, onAdd }: { chosen: LoadableShipment[]; onAdd: (shipment: LoadableShipment) => void }) {
    const { t } = useLingui();
    const kg = useKg();
    const { moment } = useFormats();
    const query = useQuery({ queryKey: ['logistics', 'loadable'], queryFn: () => api.query(loadableQuery) });
    const waiting = query.data?.loadableShipments.filter(one => !chosen.some(({ id }) => id === one.id)) ?? [];
    return (
        <section className="grid gap-2">
            <h3 className="font-medium"><Trans>Shipments that are on no load</Trans></h3>
            <QueryState query={query} />
            {query.data && waiting.length === 0 && <p className="text-muted-foreground"><Trans>Every planned shipment is on a load.</Trans></p>}
            <ul className="max-h-96 divide-y overflow-y-auto">
                {waiting.map(shipment => (
                    <li key={shipment.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                        <Button type="button" size="icon" variant="outline" aria-label={t`Put shipment ${shipment.number} on the load`} onClick={() => onAdd(shipment)}><PlusIcon /></Button>
                        <div className="grow">
                            <p><Ltr className="font-medium">{shipment.number}</Ltr> <bdi>{shipment.companyName}</bdi></p>
                            <p className="text-muted-foreground text-sm"><bdi>{shipment.destination}</bdi>{shipment.loadingAt && <> · {moment(shipment.loadingAt)}</>}</p>
                        </div>
                        <span className="tabular-nums">{kg(shipment.plannedWeightG)}</span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
