import { Trans } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';

export const pageSize = 25;

export function Pager({ page, totalItems, onPage }: { page: number; totalItems: number; onPage: (page: number) => void }) {
    const { number } = useFormats();
    return (
        <div className="flex items-center gap-2">
            <Button size="sm" variant="outline" disabled={page === 0} onClick={() => onPage(page - 1)}><Trans>Previous</Trans></Button>
            <Button size="sm" variant="outline" disabled={(page + 1) * pageSize >= totalItems} onClick={() => onPage(page + 1)}><Trans>Next</Trans></Button>
            <span className="text-muted-foreground text-sm tabular-nums">{number(totalItems)}</span>
        </div>
    );
}
