import { Trans } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';

export const pageSize = 25;

export function Pager({ skip, totalItems, onSkip }: { skip: number; totalItems: number; onSkip: (skip: number) => void }) {
    const { number } = useFormats();
    return (
        <div className="flex items-center gap-2">
            <Button size="sm" variant="outline" disabled={skip === 0} onClick={() => onSkip(skip - pageSize)}><Trans>Previous</Trans></Button>
            <Button size="sm" variant="outline" disabled={skip + pageSize >= totalItems} onClick={() => onSkip(skip + pageSize)}><Trans>Next</Trans></Button>
            <span className="text-muted-foreground text-sm tabular-nums">{number(totalItems)}</span>
        </div>
    );
}
