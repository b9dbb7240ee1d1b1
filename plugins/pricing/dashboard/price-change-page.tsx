import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, Badge, Button, ConfirmationDialog, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard } from '@vendure/dashboard';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, newKey, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { ChangeTable } from './change-table';
import { decidePriceChangeMutation, priceChangeSetQuery, undoPriceChangeMutation, withdrawPriceChangeMutation } from './price-change.graphql';
import { useChangeWords } from './price-changes';

export const priceChangeDetail: DashboardRouteDefinition = {
    path: '/price-changes/$id',
    loader: () => ({ breadcrumb: [{ path: '/price-changes', label: <Trans>Price changes</Trans> }, <Trans>Price change</Trans>] }),
    component: () => <PriceChangePage />,
};

const take = 50;

function PriceChangePage() {
    const { id } = useParams({ strict: false }) as { id: string };
    const { number, moment, points } = useFormats();
    const words = useChangeWords();
    const [skip, setSkip] = useState(0);
    const query = useQuery({ queryKey: ['price-change', id, skip], queryFn: () => api.query(priceChangeSetQuery, { id, skip, take }), placeholderData: keepPreviousData });
    const set = query.data?.priceChangeSet;
    const facts: [ReactNode, ReactNode][] = set
        ? [
              [<Trans>Made by</Trans>, <><bdi>{set.madeBy ?? <Trans>System</Trans>}</bdi> · {moment(String(set.createdAt))}</>],
              [<Trans>New prices</Trans>, number(set.created)],
              [<Trans>Changed prices</Trans>, number(set.updated)],
              [<Trans>Removed prices</Trans>, number(set.removed)],
              ...(set.meanBasisPoints == null ? [] : [[<Trans>On average</Trans>, points(set.meanBasisPoints)] as [ReactNode, ReactNode]]),
              ...(set.largestRise != null && set.largestRise > 0 ? [[<Trans>Largest rise</Trans>, points(set.largestRise)] as [ReactNode, ReactNode]] : []),
              ...(set.largestFall != null && set.largestFall < 0 ? [[<Trans>Largest fall</Trans>, points(set.largestFall)] as [ReactNode, ReactNode]] : []),
              ...(set.decidedBy == null ? [] : [[<Trans>Decided by</Trans>, <><bdi>{set.decidedBy}</bdi> · {moment(String(set.decidedAt))} <span dir="auto">{set.decisionReason}</span></>] as [ReactNode, ReactNode]]),
          ]
        : [];
    const total = set ? set.created + set.updated + set.removed : 0;
    return (
        <Page pageId="price-change-detail">
            <PageTitle>{set ? <>{words.kind(set.kind)} · {words.target(set.target)} <Badge variant={set.state === 'waiting' ? 'default' : 'secondary'}>{words.state(set.state)}</Badge></> : <Trans>Price change</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="price-change-prices" title={<Trans>Prices</Trans>}>
                    <QueryState query={query} />
                    {set && <ChangeTable changes={set.changes} isWaiting={set.state === 'waiting'} />}
                    {set && total > take && (
                        <div className="flex items-center gap-3 pt-3">
                            <Button variant="outline" disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - take))}><Trans>Previous</Trans></Button>
                            <Button variant="outline" disabled={set.changes.length < take} onClick={() => setSkip(skip + take)}><Trans>Next</Trans></Button>
                            <span className="text-muted-foreground text-sm tabular-nums">{number(skip + 1)}–{number(skip + set.changes.length)} / {number(total)}</span>
                        </div>
                    )}
                </PageBlock>
                {set && (
                    <PageBlock column="side" blockId="price-change-facts">
                        <div className="grid gap-4">
                            {set.reason !== '' && <p dir="auto" className="break-words">{set.reason}</p>}
                            <dl className="grid gap-2 text-sm">
                                {facts.map(([name, value], place) => <div key={place}><dt className="text-muted-foreground">{name}</dt><dd className="tabular-nums">{value}</dd></div>)}
                            </dl>
                            <PermissionGuard requires={['UpdatePriceList']}><Actions set={set} /></PermissionGuard>
                        </div>
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}

/** A refusal comes as an answer: said like any other failure. */
function taken(answer: object): void {
    if ('message' in answer) throw new Error(String(answer.message));
}

function Actions({ set: { id, version, state, isOwn } }: { set: { id: string; version: number; state: string; isOwn: boolean } }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [key] = useState(newKey);
    const [busy, setBusy] = useState(false);
    const refresh = async () => {
        await client.invalidateQueries({ queryKey: ['price-change'] });
        await client.invalidateQueries({ queryKey: ['price-changes'] });
    };
    const decide = async (accept: boolean, reason: string | null) => {
        taken((await api.mutate(decidePriceChangeMutation, { input: { id, version, accept, reason, idempotencyKey: `${key}-${accept ? 'yes' : 'no'}` } })).decidePriceChange);
        toast.success(accept ? t`The prices are in force` : t`The change was refused`);
        await refresh();
    };
    const act = (work: () => Promise<unknown>) => {
        setBusy(true);
        void work().catch(reportError).finally(() => { setBusy(false); void refresh(); });
    };
    const undo = async () => {
        taken((await api.mutate(undoPriceChangeMutation, { id })).undoPriceChange);
        toast.success(t`The prices are as they were before`);
    };
    if (state === 'applied') {
        return (
            <ConfirmationDialog title={t`Undo this change`} description={t`All of its prices become what they were before. If one of them has changed since, nothing is undone.`} confirmText={t`Undo this change`} onConfirm={() => act(undo)}>
                <Button variant="outline" disabled={busy}><Trans>Undo this change</Trans></Button>
            </ConfirmationDialog>
        );
    }
    if (state !== 'waiting') return null;
    if (isOwn) {
        return (
            <div className="grid justify-items-start gap-2">
                <p className="text-muted-foreground text-sm"><Trans>Somebody else has to agree.</Trans></p>
                <Button variant="outline" disabled={busy} onClick={() => act(async () => taken((await api.mutate(withdrawPriceChangeMutation, { id })).withdrawPriceChange))}><Trans>Withdraw</Trans></Button>
            </div>
        );
    }
    return (
        <div className="flex flex-wrap gap-2">
            <Button disabled={busy} onClick={() => act(() => decide(true, null))}><Trans>Agree</Trans></Button>
            <FormDialog
                title={<Trans>Refuse the change</Trans>} trigger={<Button variant="outline"><Trans>Refuse</Trans></Button>}
                fields={[{ name: 'reason', label: t`Reason`, kind: 'textarea', required: true }]} initial={{ reason: '' }} submitLabel={<Trans>Refuse</Trans>}
                onSubmit={({ reason }) => decide(false, String(reason))}
            />
        </div>
    );
}
