import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, type DashboardRouteDefinition, Input, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { DownloadIcon } from 'lucide-react';
import { useId, useState } from 'react';

import { DayField, Pages, QueryState, useFormats, useRested } from '../../screens/dashboard/shared';
import { MissedChart } from './missed-chart';
import { missedPhrasesDocument } from './search.graphql';
import { ReplaceButton, TermReplacements } from './term-replacements';

export const searchesPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'searches', url: '/searches', title: /* i18n*/ 'Searches in vain', requiresPermission: ['ReadAssortment'] },
    path: '/searches',
    loader: () => ({ breadcrumb: () => <Trans>Searches in vain</Trans> }),
    component: () => <Searches />,
};

const take = 20;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

function daysAgo(days: number): string {
    const day = new Date();
    day.setDate(day.getDate() - days);
    return day.toISOString().slice(0, 10);
}

type Sort = 'TIMES' | 'CUSTOMERS' | 'LATEST';

function Searches() {
    return (
        <Page pageId="searches">
            <PageTitle><Trans>Searches in vain</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="missed-phrases" description={<Trans>What customers searched for and did not find. It is kept for half a year, by company and not by person.</Trans>}>
                    <MissedPhrases />
                </PageBlock>
                <PageBlock column="side" blockId="term-replacements" title={<Trans>Replacements</Trans>} description={<Trans>What is searched instead of a phrase that people type.</Trans>}>
                    <TermReplacements />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function MissedPhrases() {
    const { t } = useLingui();
    const { day, number } = useFormats();
    const client = useQueryClient();
    const id = useId();
    const [asked, setAsked] = useState({ from: daysAgo(30), until: daysAgo(0), term: '', isMissingOnly: false, sort: 'TIMES' as Sort });
    const [skip, setSkip] = useState(0);
    const set = (change: Partial<typeof asked>) => {
        setAsked(known => ({ ...known, ...change }));
        setSkip(0);
    };
    const rested = useRested(asked);
    const isWhole = isDay(rested.from) && isDay(rested.until);
    const query = useQuery({
        queryKey: ['missed-phrases', rested, skip],
        queryFn: () => api.query(missedPhrasesDocument, { input: { ...rested, skip, take } }),
        placeholderData: keepPreviousData,
        enabled: isWhole,
    });
    const { items = [], totalItems = 0 } = query.data?.missedPhrases ?? {};
    const refresh = () => Promise.all(['missed-phrases', 'term-replacements'].map(key => client.invalidateQueries({ queryKey: [key] })));
    const fileOf = (format: string) => {
        const { from, until, term, isMissingOnly, sort } = rested;
        return `/search-demand/${format}?${new URLSearchParams({ from, until, term, sort, isMissingOnly: String(isMissingOnly) }).toString()}`;
    };
    return (
        <div className="grid gap-5">
            <div className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-4">
                <div className="grid gap-2"><Label htmlFor={`${id}-from`}><Trans>From</Trans></Label><DayField id={`${id}-from`} value={asked.from} required onChange={from => set({ from })} /></div>
                <div className="grid gap-2"><Label htmlFor={`${id}-until`}><Trans>Until</Trans></Label><DayField id={`${id}-until`} value={asked.until} required onChange={until => set({ until })} /></div>
                <div className="grid gap-2">
                    <Label htmlFor={`${id}-term`}><Trans>Phrase</Trans></Label>
                    <Input id={`${id}-term`} type="search" dir="auto" value={asked.term} onChange={event => set({ term: event.target.value })} />
                </div>
                <div className="grid gap-2">
                    <Label htmlFor={`${id}-sort`}><Trans>Sort by</Trans></Label>
                    <NativeSelect id={`${id}-sort`} className="w-full" value={asked.sort} onChange={event => set({ sort: event.target.value as Sort })}>
                        <NativeSelectOption value="TIMES">{t`Most searched`}</NativeSelectOption>
                        <NativeSelectOption value="CUSTOMERS">{t`Most customers`}</NativeSelectOption>
                        <NativeSelectOption value="LATEST">{t`Latest`}</NativeSelectOption>
                    </NativeSelect>
                </div>
                <Label className="flex items-center gap-3 sm:col-span-2">
                    <Switch checked={asked.isMissingOnly} onCheckedChange={isMissingOnly => set({ isMissingOnly })} /> <Trans>Only what nobody can buy from us</Trans>
                </Label>
                <div className="flex flex-wrap gap-2 sm:col-span-2 xl:justify-self-end">
                    {['csv', 'xlsx'].map(format => (
                        <Button key={format} variant="outline" disabled={!isWhole || totalItems === 0} render={<a href={fileOf(format)} target="_blank" rel="noreferrer" />}>
                            <DownloadIcon /> {format.toUpperCase()}
                        </Button>
                    ))}
                </div>
            </div>
            <QueryState query={query} />
            {query.data && totalItems === 0 && <p className="text-muted-foreground"><Trans>Nothing was searched in vain in this time.</Trans></p>}
            {items.length > 0 && skip === 0 && <MissedChart rows={items} />}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Phrase</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Times</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Customers</Trans></TableHead>
                            <TableHead><Trans>Last</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(row => (
                            <TableRow key={row.phrase}>
                                <TableCell><bdi>{row.phrase}</bdi></TableCell>
                                <TableCell className="text-end tabular-nums">{number(row.times)}</TableCell>
                                <TableCell className="text-end tabular-nums">{number(row.customers)}</TableCell>
                                <TableCell>{day(row.lastDay)}</TableCell>
                                <TableCell className="text-end">
                                    {row.replacement !== null && row.replacement !== undefined ? (
                                        <Badge variant="outline"><Trans>Now: <bdi>{row.replacement}</bdi></Trans></Badge>
                                    ) : (
                                        <span className="inline-flex flex-wrap items-center justify-end gap-2">
                                            {row.isInOffer && <Badge variant="secondary"><Trans>In the offer, not for them</Trans></Badge>}
                                            <PermissionGuard requires={['UpdateAssortment']}><ReplaceButton phrase={row.phrase} onSaved={refresh} /></PermissionGuard>
                                        </span>
                                    )}
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} take={take} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}
