import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';
import { TriangleAlertIcon } from 'lucide-react';

import { useFormats } from '../../screens/dashboard/shared';
import { useAxleName, useExcessName } from './load-wording';
import type { LoadShown } from './load.graphql';
import { useKg } from './wording';

/** A weight in a row, how full the truck is, and whether something is too much. */
export function Fullness({ check }: { check: { weightG: number; fullBasisPoints?: number | null; over: string[] } }) {
    const kg = useKg();
    const { percent } = useFormats();
    return (
        <span className="flex items-center gap-2 whitespace-nowrap">
            {kg(check.weightG)}
            {check.fullBasisPoints != null && <Badge variant={check.over.length > 0 ? 'destructive' : 'secondary'}>{percent(check.fullBasisPoints / 10_000, 0)}</Badge>}
        </span>
    );
}

function Bar({ label, value, limit, shown, shownLimit }: { label: string; value: number; limit: number; shown: string; shownLimit: string }) {
    const { t } = useLingui();
    const { percent } = useFormats();
    const share = limit === 0 ? 0 : value / limit;
    return (
        <div className="grid gap-1">
            <p className="flex flex-wrap justify-between gap-x-3 text-sm">
                <span>{label}</span>
                <span className={`tabular-nums ${share > 1 ? 'text-destructive font-medium' : ''}`}><Trans>{shown} of {shownLimit}</Trans></span>
            </p>
            <div role="img" aria-label={t`${label}: ${percent(share, 0)}`} className="bg-muted h-2 overflow-hidden rounded-full">
                <div className={`h-full ${share > 1 ? 'bg-destructive' : 'bg-primary'}`} style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
            </div>
        </div>
    );
}

/** How full the truck is by plan: weight, room, and each group of axles, with what is too much. */
export function LoadCheckBlock({ load: { check, realWeightG } }: { load: LoadShown }) {
    const { t } = useLingui();
    const kg = useKg();
    const { decimal, percent } = useFormats();
    const axleName = useAxleName();
    const excessName = useExcessName();
    const litres = (value: number) => t`${decimal(value / 1000, 1)} m³`;
    const difference = realWeightG === null || realWeightG === undefined ? null : realWeightG - check.weightG;
    return (
        <div className="grid gap-4">
            {check.over.map(excess => (
                <p key={excess} role="alert" className="text-destructive flex items-center gap-2 font-medium"><TriangleAlertIcon size={16} aria-hidden /> {excessName(excess)}</p>
            ))}
            {check.payloadG != null
                ? <Bar label={t`Goods`} value={check.weightG} limit={check.payloadG} shown={kg(check.weightG)} shownLimit={kg(check.payloadG)} />
                : <p>{t`Goods`}: {kg(check.weightG)}</p>}
            {check.grossG != null && check.grossLimitG != null && (
                <Bar label={t`Vehicle and goods`} value={check.grossG} limit={check.grossLimitG} shown={kg(check.grossG)} shownLimit={kg(check.grossLimitG)} />
            )}
            {check.volumeDm3 != null && check.bedVolumeDm3 != null && (
                <Bar label={t`Room`} value={check.volumeDm3} limit={check.bedVolumeDm3} shown={litres(check.volumeDm3)} shownLimit={litres(check.bedVolumeDm3)} />
            )}
            {check.axles.map((axle, index) => (
                <Bar key={index} label={axleName(axle.kind)} value={axle.loadG} limit={axle.limitG} shown={kg(axle.loadG)} shownLimit={kg(axle.limitG)} />
            ))}
            {check.payloadG == null && <p className="text-muted-foreground text-sm"><Trans>What the vehicle can carry is not known: choose one of the fleet.</Trans></p>}
            {difference !== null && realWeightG != null && (
                <p><Trans>Weighed {kg(realWeightG)}, {kg(difference)} from the plan ({percent(check.weightG === 0 ? 0 : difference / check.weightG, 1)})</Trans></p>
            )}
        </div>
    );
}
