import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type AnyRoute, useNavigate } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Input, Label, Page, PageBlock, PageLayout, PageTitle, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { type FormEvent, useState } from 'react';

import { Ltr, Moment, QueryState } from '../../screens/dashboard/shared';
import { useErpWords } from './erp-words';
import { storyDocument } from './erp.graphql';
import { DocumentState, usePushWords } from './push-words';

export const recordPage: DashboardRouteDefinition = {
    path: '/erp-records/$key',
    loader: () => ({ breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, <Trans>The story of a record</Trans>] }),
    component: route => <RecordPage route={route} />,
};

function RecordPage({ route }: { route: AnyRoute }) {
    const { key } = route.useParams() as { key: string };
    return (
        <Page pageId="erp-record">
            <PageTitle><Trans>The story of a record</Trans>: <Ltr>{key}</Ltr></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="erp-record-story"><div className="grid gap-4"><FindRecord /><Story key={key} recordKey={key} /></div></PageBlock>
            </PageLayout>
        </Page>
    );
}

/** Leads to the story of the record whose code is typed. */
export function FindRecord() {
    const navigate = useNavigate();
    const [typed, setTyped] = useState('');
    const find = (event: FormEvent) => {
        event.preventDefault();
        void navigate({ to: `/erp-records/${encodeURIComponent(typed.trim())}` });
    };
    return (
        <form className="flex flex-wrap items-end gap-2" onSubmit={find}>
            <div className="grid gap-1.5">
                <Label htmlFor="erp-story-key"><Trans>Code of the ERP, or ours</Trans></Label>
                <Input id="erp-story-key" dir="ltr" maxLength={200} value={typed} onChange={event => setTyped(event.target.value)} />
            </div>
            <Button type="submit" disabled={typed.trim() === ''}><Trans>Find</Trans></Button>
        </form>
    );
}

/** What ERPs said of it and what became of that, and what they were told; the latest first. */
function Story({ recordKey }: { recordKey: string }) {
    const words = useErpWords();
    const { nounName } = usePushWords();
    const query = useQuery({ queryKey: ['erp-story', recordKey], queryFn: () => api.query(storyDocument, { input: { key: recordKey } }) });
    if (!query.data) return <QueryState query={query} />;
    const rows = query.data.erpStory;
    if (rows.length === 0) return <p className="text-muted-foreground text-sm"><Trans>No ERP has told of such a record.</Trans></p>;
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>When</Trans></TableHead>
                    <TableHead><Trans>Object</Trans></TableHead>
                    <TableHead><Trans>There</Trans></TableHead>
                    <TableHead><Trans>Here</Trans></TableHead>
                    <TableHead><Trans>What became of it</Trans></TableHead>
                </TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => {
                    const isTold = row.runId === null || row.runId === undefined;
                    return (
                        <TableRow key={`${row.connectionId} ${row.object} ${row.theirKey} ${row.what}`}>
                            <TableCell><Moment at={row.at} /></TableCell>
                            <TableCell>{isTold ? nounName(row.object) : words.object(row.object)}<div className="text-muted-foreground text-sm"><bdi>{row.connectionName}</bdi></div></TableCell>
                            <TableCell><Ltr>{row.theirKey}</Ltr></TableCell>
                            <TableCell>{row.ourKey ? <Ltr>{row.ourKey}</Ltr> : '–'}</TableCell>
                            <TableCell className="whitespace-normal">
                                {isTold ? <DocumentState state={row.what} /> : words.story(row.what)}
                                {row.reason && <p dir="auto" className="text-muted-foreground text-sm">{row.reason}</p>}
                            </TableCell>
                        </TableRow>
                    );
                })}
            </TableBody>
        </Table>
    );
}
