import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Button, type DashboardRouteDefinition, Input, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Table, TableBody, TableCell, TableHead,
    TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { Ltr, Moment, Pages, pageSize, QueryState, reportError, useRested } from '../../screens/dashboard/shared';
import { DiscardErpDocument } from './discard-erp-document';
import { PushQueues } from './push-queues';
import { DocumentState, usePushWords } from './push-words';
import { erpDocumentsQuery, replayErpDocumentsDocument } from './push.graphql';

export const pushPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'erp-documents', url: '/erp-documents', title: /* i18n*/ 'To the ERP', requiresPermission: ['ReadErp'] },
    path: '/erp-documents',
    loader: () => ({ breadcrumb: () => <Trans>To the ERP</Trans> }),
    component: () => (
        <Page pageId="erp-documents">
            <PageTitle><Trans>To the ERP</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="erp-queues" title={<Trans>What waits</Trans>}><PushQueues /></PageBlock>
                <PageBlock column="full" blockId="erp-documents" title={<Trans>Documents</Trans>}><Documents /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const isDead = (state: string) => state === 'refused' || state === 'doubtful';
const mayReplay = (state: string) => isDead(state) || state === 'discarded';

function Documents() {
    const { t } = useLingui();
    const client = useQueryClient();
    const { states, nounName } = usePushWords();
    const [term, setTerm] = useState('');
    const [state, setState] = useState('dead');
    const [skip, setSkip] = useState(0);
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const rested = useRested(term.trim());
    const narrowed = { state: state === 'dead' || state === '' ? null : state, onlyDead: state === 'dead', term: rested || null };
    const query = useQuery({
        queryKey: ['erp-documents', narrowed, skip],
        queryFn: () => api.query(erpDocumentsQuery, { input: { ...narrowed, skip, take: pageSize } }),
        placeholderData: keepPreviousData,
        refetchInterval: 10_000,
    });
    const { items = [], totalItems = 0 } = query.data?.erpDocuments ?? {};
    const refresh = () => client.invalidateQueries({ queryKey: ['erp-documents'] });
    const replay = useMutation({
        mutationFn: (ids: string[]) => api.mutate(replayErpDocumentsDocument, { ids }),
        onSuccess: async () => {
            setChosen(new Set());
            toast.success(t`They are sent again.`);
            await refresh();
        },
        onError: reportError,
    });
    const narrow = (work: () => void) => { work(); setSkip(0); setChosen(new Set()); };
    const choose = (id: string, isChosen: boolean) => setChosen(before => new Set(isChosen ? [...before, id] : [...before].filter(one => one !== id)));
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-end gap-3">
                <div className="grid gap-1.5">
                    <Label htmlFor="erp-document-term"><Trans>Order, number or company</Trans></Label>
                    <Input id="erp-document-term" type="search" dir="auto" value={term} onChange={event => narrow(() => setTerm(event.target.value))} />
                </div>
                <div className="grid gap-1.5">
                    <Label htmlFor="erp-document-state"><Trans>State</Trans></Label>
                    <NativeSelect id="erp-document-state" value={state} onChange={event => narrow(() => setState(event.target.value))}>
                        <NativeSelectOption value="dead">{t`Dead letters`}</NativeSelectOption>
                        <NativeSelectOption value="">{t`All`}</NativeSelectOption>
                        {Object.entries(states).map(([value, label]) => <NativeSelectOption key={value} value={value}>{label}</NativeSelectOption>)}
                    </NativeSelect>
                </div>
                <PermissionGuard requires={['ManageErp']}>
                    <Button variant="outline" disabled={chosen.size === 0 || replay.isPending} onClick={() => replay.mutate([...chosen])}><Trans>Send the chosen again</Trans></Button>
                </PermissionGuard>
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && (
                <p className="text-muted-foreground text-sm">{state === 'dead' ? <Trans>No dead letters: all that was sent has arrived or still waits its turn.</Trans> : <Trans>No document found.</Trans>}</p>
            )}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><span className="sr-only"><Trans>Chosen</Trans></span></TableHead>
                            <TableHead><Trans>Document</Trans></TableHead>
                            <TableHead><Trans>Company</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                            <TableHead><Trans>Number at the ERP</Trans></TableHead>
                            <TableHead><Trans>Reason</Trans></TableHead>
                            <TableHead><Trans>Changed</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell>
                                    {mayReplay(one.state) && (
                                        <input type="checkbox" className="size-4" aria-label={t`Choose ${one.key}`} checked={chosen.has(one.id)} onChange={event => choose(one.id, event.target.checked)} />
                                    )}
                                </TableCell>
                                <TableCell>
                                    {nounName(one.noun)}{' '}
                                    {one.orderId ? <Link className="underline-offset-4 hover:underline" to={`/order-review/${one.orderId}`}><Ltr>{one.key}</Ltr></Link> : <Ltr>{one.key}</Ltr>}
                                </TableCell>
                                <TableCell><bdi>{one.companyName ?? '–'}</bdi></TableCell>
                                <TableCell><DocumentState state={one.state} /></TableCell>
                                <TableCell>{one.number ? <Ltr>{one.number}</Ltr> : '–'}</TableCell>
                                <TableCell className="max-w-96 whitespace-normal">
                                    {one.field && <><Ltr className="font-mono text-sm">{one.field}</Ltr>: </>}
                                    <bdi>{one.reason}</bdi>
                                </TableCell>
                                <TableCell><Moment at={one.updatedAt} /></TableCell>
                                <TableCell>{isDead(one.state) && <PermissionGuard requires={['ManageErp']}><DiscardErpDocument id={one.id} onDone={refresh} /></PermissionGuard>}</TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}
