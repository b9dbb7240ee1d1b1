import { Trans } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';

import { useFormats } from './formats';

export const pageSize = 25;

interface Props {
    skip: number;
    take?: number;
    totalItems: number;
    onSkip: (skip: number) => void;
}

/** Where one is in a long list, and the way to its other parts; nothing for a short one. */
export function Pages({ skip, take = pageSize, totalItems, onSkip }: Props) {
    const { number } = useFormats();
    const last = Math.min(skip + take, totalItems);
    if (totalItems <= take) return null;
    return (
        <div className="flex flex-wrap items-center gap-3">
            <Button type="button" variant="outline" disabled={skip === 0} onClick={() => onSkip(Math.max(0, skip - take))}><Trans>Previous</Trans></Button>
            <span className="text-sm tabular-nums"><Trans>{number(skip + 1)} to {number(last)} of {number(totalItems)}</Trans></span>
            <Button type="button" variant="outline" disabled={last >= totalItems} onClick={() => onSkip(skip + take)}><Trans>Next</Trans></Button>
        </div>
    );
}
