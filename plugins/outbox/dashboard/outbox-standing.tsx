import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';

import { Num, useFormats } from '../../screens/dashboard/shared';
import { outboxStandingDocument } from './outbox.graphql';
import { StateBadge } from './state-badge';

/** How many messages are in which state, and how long the oldest has waited. */
export function OutboxStanding() {
    const { number } = useFormats();
    const { data } = useQuery({
        queryKey: ['outbox-standing'],
        queryFn: () => api.query(outboxStandingDocument),
        refetchInterval: 10_000,
    });
    const standing = data?.outboxStanding;
    if (!standing) return null;
    return (
        <div className="flex flex-wrap items-center gap-3 text-sm" aria-live="polite">
            {standing.counts.map(({ state, count }) => (
                <span key={state} className="flex items-center gap-1">
                    <StateBadge state={state} /> <Num value={count} />
                </span>
            ))}
            <span className="text-muted-foreground">
                <Trans>Oldest waits {number(Math.round(standing.lagSeconds))} s</Trans>
            </span>
        </div>
    );
}
