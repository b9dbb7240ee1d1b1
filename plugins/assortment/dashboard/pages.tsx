import { Trans } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';

/** Where one is in a list, and the way to its other parts. Nothing when there is one part only. */
export function Pages({ skip, take, total, onSkip }: { skip: number; take: number; total: number; onSkip: (skip: number) => void }) {
    const { number } = useFormats();
    const last = Math.min(skip + take, total);
    if (total <= take) return null;
    return (
        <div className="flex flex-wrap items-center gap-3">
            <Button type="button" variant="outline" disabled={skip === 0} onClick={() => onSkip(Math.max(0, skip - take))}><Trans>Previous</Trans></Button>
            <span className="text-sm"><Trans>{number(skip + 1)} to {number(last)} of {number(total)}</Trans></span>
            <Button type="button" variant="outline" disabled={last >= total} onClick={() => onSkip(skip + take)}><Trans>Next</Trans></Button>
        </div>
    );
}
