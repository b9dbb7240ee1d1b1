import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

import { useFormats } from './formats';

interface FigureChange {
    what: string;
    fromValue: number;
    toValue: number;
    basisPoints: number;
    currencyCode?: string | null;
}

interface Props {
    /** Hundredths of a percent; null when nothing that changes had a figure before. */
    meanBasisPoints?: number | null;
    rises: readonly FigureChange[];
    falls: readonly FigureChange[];
}

/** How far figures change: on average, and the largest rises and falls. */
export function FigureChanges({ meanBasisPoints, rises, falls }: Props) {
    const { points } = useFormats();
    if (meanBasisPoints == null) return null;
    return (
        <div className="grid gap-4">
            <p><Trans>Change on average: {points(meanBasisPoints)}</Trans></p>
            <div className="grid gap-4 md:grid-cols-2">
                <Largest title={<Trans>Largest rises</Trans>} changes={rises} />
                <Largest title={<Trans>Largest falls</Trans>} changes={falls} />
            </div>
        </div>
    );
}

function Largest({ title, changes }: { title: ReactNode; changes: readonly FigureChange[] }) {
    const { figure, points } = useFormats();
    if (changes.length === 0) return null;
    return (
        <section className="min-w-0">
            <h4 className="mb-1 font-medium">{title}</h4>
            <ul className="grid gap-1 text-sm">
                {changes.map((one, place) => (
                    <li key={place} className="flex flex-wrap items-baseline justify-between gap-x-3 border-b py-1">
                        <bdi className="min-w-0 break-words">{one.what}</bdi>
                        <span className="tabular-nums"><Trans>from {figure(one.fromValue, one.currencyCode)} to {figure(one.toValue, one.currencyCode)}</Trans> <strong>{points(one.basisPoints)}</strong></span>
                    </li>
                ))}
            </ul>
        </section>
    );
}
