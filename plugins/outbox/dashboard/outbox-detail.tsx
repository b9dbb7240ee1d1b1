import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard } from '@vendure/dashboard';
import { RotateCcwIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';

import { errorText, Ltr, Moment, Num, QueryState } from '../../screens/dashboard/shared';
import { DiscardDialog } from './discard-dialog';
import { outboxMessageDocument, replayDocument } from './outbox.graphql';
import { StateBadge } from './state-badge';

export const outboxDetail: DashboardRouteDefinition = {
    path: '/outbox/$id',
    loader: () => ({ breadcrumb: [{ path: '/outbox', label: <Trans>Outbox</Trans> }, <Trans>Message</Trans>] }),
    component: route => <OutboxDetail route={route} />,
};

function OutboxDetail({ route }: { route: AnyRoute }) {
    const { t } = useLingui();
    const { id } = route.useParams() as { id: string };
    const queries = useQueryClient();
    const query = useQuery({ queryKey: ['outbox-message', id], queryFn: () => api.query(outboxMessageDocument, { id }) });
    const refresh = () => void queries.invalidateQueries({ queryKey: ['outbox-message', id] });
    const replay = useMutation({
        mutationFn: () => api.mutate(replayDocument, { ids: [id] }),
        onSuccess: () => {
            toast.success(t`Back in the queue`);
            refresh();
        },
        onError: error => toast.error(t`Not replayed`, { description: errorText(error) }),
    });
    const message = query.data?.outboxMessage;
    if (!message) return <Page pageId="outbox-detail"><QueryState query={query} /></Page>;
    const mayReplay = ['FAILED', 'UNKNOWN', 'DISCARDED'].includes(message.state);
    const mayDiscard = ['FAILED', 'UNKNOWN', 'PENDING'].includes(message.state);
    return (
        <Page pageId="outbox-detail">
            <PageTitle>{message.kind}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="outbox-payload" title={<Trans>Content</Trans>}>
                    <pre dir="ltr" className="overflow-x-auto text-sm">{JSON.stringify(message.payload, null, 2)}</pre>
                    {message.lastError !== null && <p className="mt-4 text-sm text-destructive">{message.lastError}</p>}
                </PageBlock>
                <PageBlock column="side" blockId="outbox-facts">
                    <dl className="grid gap-3 text-sm">
                        <Fact label={<Trans>State</Trans>}><StateBadge state={message.state} /></Fact>
                        <Fact label={<Trans>About</Trans>}><Ltr>{`${message.aggregate} (${message.sequence})`}</Ltr></Fact>
                        <Fact label={<Trans>Tries</Trans>}><Num value={message.attempts} /></Fact>
                        <Fact label={<Trans>Created</Trans>}><Moment at={message.createdAt} /></Fact>
                        {message.settledAt !== null && <Fact label={<Trans>Settled at</Trans>}><Moment at={message.settledAt} /></Fact>}
                        {message.reference !== null && <Fact label={<Trans>Reference</Trans>}>{message.reference}</Fact>}
                        {message.lockedBy !== null && <Fact label={<Trans>Worker</Trans>}>{message.lockedBy}</Fact>}
                    </dl>
                    <PermissionGuard requires={['UpdateOutbox']}>
                        <div className="mt-4 flex flex-wrap gap-2">
                            {mayReplay && (
                                <Button disabled={replay.isPending} onClick={() => replay.mutate()}>
                                    <RotateCcwIcon /> <Trans>Replay</Trans>
                                </Button>
                            )}
                            {mayDiscard && <DiscardDialog id={id} onDone={refresh} />}
                        </div>
                    </PermissionGuard>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
    return (
        <div>
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="break-words">{children}</dd>
        </div>
    );
}
