import { Trans } from '@lingui/react/macro';
import { Button, Spinner } from '@vendure/dashboard';

import { errorText } from './failures';

interface Asked {
    isPending: boolean;
    error: Error | null;
    refetch: () => unknown;
}

/** What stands in the place of data that is on its way or did not come. */
export function QueryState({ query }: { query: Asked }) {
    if (query.error) {
        return (
            <div role="alert" className="flex flex-wrap items-center gap-3">
                <p className="text-destructive">{errorText(query.error)}</p>
                <Button type="button" size="sm" variant="outline" onClick={() => query.refetch()}><Trans>Try again</Trans></Button>
            </div>
        );
    }
    return query.isPending ? <Spinner aria-label="…" /> : null;
}
