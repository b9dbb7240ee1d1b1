import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, type DashboardRouteDefinition, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead,
    TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, ltrText, Moment, Num, Pages, pageSize, QueryState, reportError } from '../../screens/dashboard/shared';
import { RunState, useErpWords } from './erp-words';
import { decideHeldDocument, runsDocument, runsFileDocument } from './erp.graphql';
import { KeepButtons } from './keep-file';

export const runsPage: DashboardRouteDefinition = {
    path: '/erp-runs',
    loader: () => ({ breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, <Trans>Runs</Trans>] }),
    component: () => (
        <Page pageId="erp-runs">
            <PageTitle><Trans>Runs</Trans></PageTitle>
            <PageLayout><PageBlock column="full" blockId="erp-runs-table"><Runs /></PageBlock></PageLayout>
        </Page>
    ),
};

const states = ['held', 'failed', 'applying', 'staging', 'waiting', 'done', 'discarded'];

interface Run {
    id: string;
    connectionName: string;
    object: string;
    state: string;
    isFull: boolean;
    cause: string;
    askedAt: string;
    endedAt?: string | null;
    staged: number;
    created: number;
    updated: number;
    unchanged: number;
    parked: number;
    deactivated: number;
    failure: string;
    decisionReason?: string | null;
    heldEffect?: { known: number; added: number; changed: number; gone: number; changedKeys: string[]; goneKeys: string[] } | null;
}

function Runs() {
    const { t } = useLingui();
    const words = useErpWords();
    const [state, setState] = useState('');
    const [skip, setSkip] = useState(0);
    const input = { state: state || null };
    const query = useQuery({
        queryKey: ['erp-runs', state, skip], queryFn: () => api.query(runsDocument, { input: { ...input, skip, take: pageSize } }), placeholderData: keepPreviousData, refetchInterval: 5000,
    });
    const { items = [], totalItems = 0 } = query.data?.erpRuns ?? {};
    const file = async (format: string) => (await api.query(runsFileDocument, { input: { ...input, format } })).erpRunsFile;
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-end justify-between gap-3">
                <div className="grid gap-1.5">
                    <Label htmlFor="erp-run-state"><Trans>State</Trans></Label>
                    <NativeSelect id="erp-run-state" value={state} onChange={event => { setState(event.target.value); setSkip(0); }}>
                        <NativeSelectOption value="">{t`All`}</NativeSelectOption>
                        {states.map(one => <NativeSelectOption key={one} value={one}>{words.state(one)}</NativeSelectOption>)}
                    </NativeSelect>
                </div>
                <div className="flex gap-2"><KeepButtons isEmpty={totalItems === 0} ask={file} /></div>
            </div>
            {!query.data && <QueryState query={query} />}
            {query.data && items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>No run yet.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Asked for</Trans></TableHead>
                            <TableHead><Trans>Object</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Read</Trans></TableHead>
                            <TableHead className="text-end"><Trans>New</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Changed</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Unchanged</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Gone</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Refused</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>{items.map(run => <RunRow key={run.id} run={run} />)}</TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

function RunRow({ run }: { run: Run }) {
    const words = useErpWords();
    return (
        <TableRow>
            <TableCell className="align-top"><Moment at={run.askedAt} /><div className="text-muted-foreground text-sm">{words.cause(run.cause)}{run.isFull && <> · <Trans>everything</Trans></>}</div></TableCell>
            <TableCell className="align-top">{words.object(run.object)}<div className="text-muted-foreground text-sm"><bdi>{run.connectionName}</bdi></div></TableCell>
            <TableCell className="align-top whitespace-normal">
                <RunState state={run.state} />
                {run.failure !== '' && <p dir="auto" className="text-muted-foreground max-w-md text-sm">{run.failure}</p>}
                {run.decisionReason && <p dir="auto" className="text-muted-foreground max-w-md text-sm">{run.decisionReason}</p>}
                {run.heldEffect && <Held run={run} effect={run.heldEffect} />}
            </TableCell>
            {[run.staged, run.created, run.updated, run.unchanged, run.deactivated, run.parked].map((value, at) => <TableCell key={at} className="text-end align-top"><Num value={value} /></TableCell>)}
        </TableRow>
    );
}

function Held({ run, effect }: { run: Run; effect: NonNullable<Run['heldEffect']> }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const decide = async (accept: boolean, reason: string | null) => {
        await api.mutate(decideHeldDocument, { input: { runId: run.id, accept, reason } });
        toast.success(accept ? t`It goes on` : t`Nothing of it is done`);
        await client.invalidateQueries({ queryKey: ['erp-runs'] });
    };
    const keys = (list: string[]) => list.map(ltrText).join(', ');
    return (
        <div className="mt-2 grid max-w-xl gap-1 text-sm">
            <p><Trans>Of <Num value={effect.known} /> known records <Num value={effect.changed} /> would change and <Num value={effect.gone} /> go out of use; <Num value={effect.added} /> are new.</Trans></p>
            {effect.changedKeys.length > 0 && <p className="text-muted-foreground break-words"><Trans>Would change</Trans>: {keys(effect.changedKeys)}</p>}
            {effect.goneKeys.length > 0 && <p className="text-muted-foreground break-words"><Trans>Would go</Trans>: {keys(effect.goneKeys)}</p>}
            {run.state === 'held' && (
                <PermissionGuard requires={['ManageErp']}>
                    <div className="flex flex-wrap gap-2">
                        <Button type="button" size="sm" onClick={() => void decide(true, null).catch(reportError)}><Trans>Let it go on</Trans></Button>
                        <FormDialog
                            title={<Trans>Give it up</Trans>} trigger={<Button type="button" size="sm" variant="outline"><Trans>Give it up</Trans></Button>}
                            fields={[{ name: 'reason', label: t`Reason`, kind: 'textarea', required: true }]} initial={{ reason: '' }} submitLabel={<Trans>Give it up</Trans>}
                            onSubmit={values => decide(false, String(values.reason))}
                        />
                    </div>
                </PermissionGuard>
            )}
        </div>
    );
}
