import { Trans } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';

interface Props {
    skip: number;
    take: number;
    totalItems: number;
    onSkip: (skip: number) => void;
}

/** Back and on through a long list; nothing for a short one. */
export function Pages({ skip, take, totalItems, onSkip }: Props) {
    const { number } = useFormats();
    const last = Math.min(skip + take, totalItems);
    if (totalItems <= take) return null;
    return (
        <div className="flex items-center gap-3">
            <Button type="button" variant="outline" disabled={skip === 0} onClick={() => onSkip(Math.max(0, skip - take))}><Trans>Previous</Trans></Button>
            <span className="text-sm"><Trans>{number(skip + 1)} to {number(last)} of {number(totalItems)}</Trans></span>
            <Button type="button" variant="outline" disabled={last >= totalItems} onClick={() => onSkip(skip + take)}><Trans>Next</Trans></Button>
        </div>
    );
}
