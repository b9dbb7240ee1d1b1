import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, Checkbox, type DashboardRouteDefinition, Input, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody,
    TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, Ltr, Moment, Num, Pages, pageSize, QueryState, reportError, useRested } from '../../screens/dashboard/shared';
import { useErpWords } from './erp-words';
import { decideParkedDocument, parkedDocument, parkedFileDocument } from './erp.graphql';
import { KeepButtons } from './keep-file';

export const parkedPage: DashboardRouteDefinition = {
    path: '/erp-parked',
    loader: () => ({ breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, <Trans>Records that wait</Trans>] }),
    component: () => (
        <Page pageId="erp-parked">
            <PageTitle><Trans>Records that wait</Trans></PageTitle>
            <PageLayout><PageBlock column="full" blockId="erp-parked-table"><Parked /></PageBlock></PageLayout>
        </Page>
    ),
};

type Decision = 'retry' | 'accept' | 'discard';

function Parked() {
    const { t } = useLingui();
    const words = useErpWords();
    const client = useQueryClient();
    const [state, setState] = useState('waiting');
    const [typed, setTyped] = useState('');
    const [skip, setSkip] = useState(0);
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const term = useRested(typed.trim());
    const query = useQuery({
        queryKey: ['erp-parked', state, term, skip],
        queryFn: () => api.query(parkedDocument, { input: { state: state || null, term: term || null, skip, take: pageSize } }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totalItems = 0 } = query.data?.erpParked ?? {};
    const decide = async (decision: Decision, reason: string | null) => {
        await api.mutate(decideParkedDocument, { input: { ids: [...chosen], decision, reason } });
        toast.success(decision === 'discard' ? t`They are put aside` : t`The next run tries them again`);
        setChosen(new Set());
        await client.invalidateQueries({ queryKey: ['erp-parked'] });
    };
    const choose = (id: string, isChosen: boolean) => setChosen(before => new Set(isChosen ? [...before, id] : [...before].filter(one => one !== id)));
    const file = async (format: string) => (await api.query(parkedFileDocument, { input: { state: state || null, term: term || null, format } })).erpParkedFile;
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-end gap-3">
                <div className="grid gap-1.5">
                    <Label htmlFor="erp-parked-term"><Trans>Code or reason</Trans></Label>
                    <Input id="erp-parked-term" dir="auto" maxLength={100} value={typed} onChange={event => { setTyped(event.target.value); setSkip(0); }} />
                </div>
                <div className="grid gap-1.5">
                    <Label htmlFor="erp-parked-state"><Trans>State</Trans></Label>
                    <NativeSelect id="erp-parked-state" value={state} onChange={event => { setState(event.target.value); setSkip(0); }}>
                        <NativeSelectOption value="">{t`All`}</NativeSelectOption>
                        {['waiting', 'accepted', 'discarded'].map(one => <NativeSelectOption key={one} value={one}>{words.parkedState(one)}</NativeSelectOption>)}
                    </NativeSelect>
                </div>
                <KeepButtons isEmpty={items.length === 0} ask={file} />
            </div>
            <PermissionGuard requires={['ManageErp']}>
                <div className="flex flex-wrap items-center gap-2">
                    <span className="text-muted-foreground text-sm"><Trans>Chosen</Trans>: <Num value={chosen.size} /></span>
                    <Button type="button" size="sm" disabled={chosen.size === 0} onClick={() => void decide('retry', null).catch(reportError)}><Trans>Try again</Trans></Button>
                    <Button type="button" size="sm" variant="outline" disabled={chosen.size === 0} onClick={() => void decide('accept', null).catch(reportError)}><Trans>It is meant so</Trans></Button>
                    <FormDialog
                        title={<Trans>Not wanted</Trans>} trigger={<Button type="button" size="sm" variant="outline" disabled={chosen.size === 0}><Trans>Not wanted</Trans></Button>}
                        fields={[{ name: 'reason', label: t`Reason`, kind: 'textarea', required: true }]} initial={{ reason: '' }} submitLabel={<Trans>Put aside</Trans>}
                        onSubmit={values => decide('discard', String(values.reason))}
                    />
                </div>
            </PermissionGuard>
            {!query.data && <QueryState query={query} />}
            {query.data && items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing waits.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead />
                            <TableHead><Trans>Object</Trans></TableHead>
                            <TableHead><Trans>There</Trans></TableHead>
                            <TableHead><Trans>Reason</Trans></TableHead>
                            <TableHead><Trans>Since</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Tries</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell className="align-top"><Checkbox aria-label={t`Choose ${one.key}`} checked={chosen.has(one.id)} onCheckedChange={checked => choose(one.id, checked === true)} /></TableCell>
                                <TableCell className="align-top">{words.object(one.object)}<div className="text-muted-foreground text-sm"><bdi>{one.connectionName}</bdi></div></TableCell>
                                <TableCell className="align-top"><Ltr>{one.key}</Ltr>{one.isUnreadable && <div><Badge variant="outline"><Trans>Could not be read</Trans></Badge></div>}</TableCell>
                                <TableCell className="align-top whitespace-normal">
                                    <p dir="auto">{one.reason}</p>
                                    {one.state !== 'waiting' && <Badge variant="secondary">{words.parkedState(one.state)}</Badge>}
                                    <details className="text-sm"><summary><Trans>The record</Trans></summary><pre dir="ltr" className="max-w-lg text-xs break-words whitespace-pre-wrap">{one.values}</pre></details>
                                </TableCell>
                                <TableCell className="align-top"><Moment at={one.firstAt} /></TableCell>
                                <TableCell className="text-end align-top"><Num value={one.attempts} /></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}
