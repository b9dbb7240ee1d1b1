import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, type DashboardRouteDefinition, Dialog, DialogContent, DialogHeader, DialogTitle, Page, PageBlock, PageLayout, PageTitle,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FormDialog, Ltr, Moment, Num, Pages, QueryState, reportError, type Values, valuesOf } from '../../screens/dashboard/shared';
import { pullSupplierFeedDocument, setSupplierFeedDocument, supplierFeedRunsDocument, supplierFeedsDocument } from './suppliers.graphql';
import { whole } from './whole';

export const supplierFeeds: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'supplier-feeds', url: '/supplier-feeds', title: /* i18n*/ 'Supplier stock', requiresPermission: ['UpdateAssortment'] },
    path: '/supplier-feeds',
    loader: () => ({ breadcrumb: () => <Trans>Supplier stock</Trans> }),
    component: () => <SupplierFeeds />,
};

const take = 10;

interface Feed {
    stockLocationId: string;
    name: string;
    url?: string | null;
    everyMinutes: number;
    skuColumn: string;
    quantityColumn: string;
    active: boolean;
    version: number;
    countedAt?: string | null;
    isStale: boolean;
    articles: number;
}

interface Run {
    id: string;
    at: string;
    via: string;
    outcome: string;
    reason: string;
    rows: number;
    changed: number;
    rejected: number;
    rejects: { row: number; sku: string; reason: string }[];
}

function Outcome({ outcome }: { outcome: string }) {
    if (outcome === 'applied') return <Badge variant="secondary"><Trans>Taken</Trans></Badge>;
    return <Badge variant="destructive">{outcome === 'refused' ? <Trans>Not believed</Trans> : <Trans>Nothing came</Trans>}</Badge>;
}

function SupplierFeeds() {
    // The worker fetches: what became of it is seen without loading the page anew.
    const query = useQuery({ queryKey: ['supplier-feeds'], queryFn: () => api.query(supplierFeedsDocument), refetchInterval: 5000 });
    const feeds = query.data?.supplierFeeds ?? [];
    return (
        <Page pageId="supplier-feeds">
            <PageTitle><Trans>Supplier stock</Trans></PageTitle>
            <PageLayout>
                {!query.data && <PageBlock column="main" blockId="loading"><QueryState query={query} /></PageBlock>}
                {query.data && feeds.length === 0 && (
                    <PageBlock column="main" blockId="none">
                        <p className="text-muted-foreground text-sm"><Trans>There is no external warehouse. Make a stock location, and mark it as external under Availability.</Trans></p>
                    </PageBlock>
                )}
                {feeds.map(feed => (
                    <PageBlock key={feed.stockLocationId} column="main" blockId={`feed-${feed.stockLocationId}`} title={feed.name}>
                        <FeedBlock feed={feed} />
                    </PageBlock>
                ))}
            </PageLayout>
        </Page>
    );
}

function FeedBlock({ feed }: { feed: Feed }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const refresh = () => client.invalidateQueries({ queryKey: ['supplier-feeds'] });
    const fields: Field[] = [
        { name: 'url', label: t`Address of the list`, ltr: true, required: true, hint: t`A CSV file by https` },
        { name: 'everyMinutes', label: t`Fetched every, in minutes`, ltr: true, required: true },
        { name: 'skuColumn', label: t`Column of the article code`, ltr: true, required: true },
        { name: 'quantityColumn', label: t`Column of the quantity`, ltr: true, required: true },
        { name: 'active', label: t`Fetched by itself`, kind: 'switch' },
    ];
    const save = async (values: Values, version: number | undefined) => {
        const everyMinutes = whole('everyMinutes', values.everyMinutes, t`must be a whole number`);
        const input = {
            stockLocationId: feed.stockLocationId, everyMinutes, url: String(values.url), skuColumn: String(values.skuColumn),
            quantityColumn: String(values.quantityColumn), active: values.active === true, version,
        };
        await api.mutate(setSupplierFeedDocument, { input });
        await refresh();
        toast.success(t`Saved`);
    };
    const pull = async () => {
        await api.mutate(pullSupplierFeedDocument, { stockLocationId: feed.stockLocationId });
        toast.success(t`The list is being fetched.`);
    };
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
                <span><Trans>Figures of</Trans>: {feed.countedAt ? <Moment at={feed.countedAt} /> : '–'} {feed.isStale && <Badge variant="destructive"><Trans>too old, counts as nothing</Trans></Badge>}</span>
                <span><Trans>Articles in stock</Trans>: <Num value={feed.articles} /></span>
                <span className="min-w-0 break-all">{feed.url ? <Ltr>{feed.url}</Ltr> : <Trans>No feed. Files come by Import, file supplier-stock.</Trans>}</span>
                {feed.url && !feed.active && <Badge variant="outline"><Trans>Switched off</Trans></Badge>}
            </div>
            <div className="flex flex-wrap gap-2">
                <FormDialog
                    title={feed.name} fields={fields} initial={valuesOf(fields, { ...feed, active: feed.url ? feed.active : true })} version={feed.version}
                    submitLabel={<Trans>Save</Trans>} trigger={<Button type="button" variant="outline">{feed.url ? <Trans>Change the feed</Trans> : <Trans>Set up a feed</Trans>}</Button>}
                    onStale={refresh} onSubmit={save}
                />
                {feed.url && <Button type="button" variant="outline" onClick={() => void pull().catch(reportError)}><Trans>Fetch now</Trans></Button>}
            </div>
            <Runs stockLocationId={feed.stockLocationId} />
        </div>
    );
}

function Runs({ stockLocationId }: { stockLocationId: string }) {
    const [skip, setSkip] = useState(0);
    const [shown, setShown] = useState<Run | null>(null);
    const query = useQuery({
        queryKey: ['supplier-feeds', 'runs', stockLocationId, skip],
        queryFn: () => api.query(supplierFeedRunsDocument, { input: { stockLocationId, skip, take } }),
        placeholderData: keepPreviousData,
        refetchInterval: 5000,
    });
    const page = query.data?.supplierFeedRuns;
    if (!page) return <QueryState query={query} />;
    if (page.totalItems === 0) return <p className="text-muted-foreground text-sm"><Trans>Nothing was taken yet.</Trans></p>;
    return (
        <div className="grid gap-3">
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>When</Trans></TableHead>
                        <TableHead><Trans>Outcome</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Rows</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Changed</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Rejected</Trans></TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {page.items.map(run => (
                        <TableRow key={run.id}>
                            <TableCell><Moment at={run.at} /> {run.via === 'file' && <Badge variant="outline"><Trans>File</Trans></Badge>}</TableCell>
                            <TableCell><Outcome outcome={run.outcome} /> <span dir="auto" className="text-muted-foreground text-sm">{run.reason}</span></TableCell>
                            <TableCell className="text-end"><Num value={run.rows} /></TableCell>
                            <TableCell className="text-end"><Num value={run.changed} /></TableCell>
                            <TableCell className="text-end">
                                {run.rejected > 0 ? <Button type="button" variant="link" size="sm" onClick={() => setShown(run)}><Num value={run.rejected} /></Button> : <Num value={0} />}
                            </TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            <Pages skip={skip} take={take} totalItems={page.totalItems} onSkip={setSkip} />
            <Dialog open={shown !== null} onOpenChange={open => !open && setShown(null)}>
                <DialogContent className="max-h-[90vh] overflow-y-auto">
                    <DialogHeader><DialogTitle><Trans>Rejected rows</Trans></DialogTitle></DialogHeader>
                    <Table>
                        <TableHeader>
                            <TableRow>
                                <TableHead><Trans>Row</Trans></TableHead>
                                <TableHead><Trans>SKU</Trans></TableHead>
                                <TableHead><Trans>Reason</Trans></TableHead>
                            </TableRow>
                        </TableHeader>
                        <TableBody>
                            {shown?.rejects.map(reject => (
                                <TableRow key={reject.row}>
                                    <TableCell><Num value={reject.row} /></TableCell>
                                    <TableCell><Ltr>{reject.sku}</Ltr></TableCell>
                                    <TableCell dir="auto">{reject.reason}</TableCell>
                                </TableRow>
                            ))}
                        </TableBody>
                    </Table>
                </DialogContent>
            </Dialog>
        </div>
    );
}
