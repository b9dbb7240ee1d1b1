import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Input, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { DownloadIcon } from 'lucide-react';
import { useEffect, useState } from 'react';

import { LabelledField, Pages, pageSize, QueryState, useFormats, useRested } from '../../screens/dashboard/shared';
import { CreditNotes } from './credit-notes';
import { GoalChart } from './goal-chart';
import { useGoalTexts } from './goal-texts';
import { goalPeriodsDocument, goalReportDocument, type GoalStandingShown, groupsForGoalDocument } from './goals.graphql';

export const goalReport: DashboardRouteDefinition = {
    path: '/purchase-goal-report',
    loader: () => ({ breadcrumb: [{ path: '/purchase-goals', label: <Trans>Purchase goals</Trans> }, <Trans>Report of goals</Trans>] }),
    component: () => (
        <Page pageId="purchase-goal-report">
            <PageTitle><Trans>Purchase goals: report</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="purchase-goal-report"><Report /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const fresh = { kind: 'month', day: '', term: '', groupId: '', reachedOnly: false, sort: 'discount' };

function Report() {
    const { t } = useLingui();
    const { number, money } = useFormats();
    const [asked, setAsked] = useState(fresh);
    const [skip, setSkip] = useState(0);
    const set = (part: Partial<typeof asked>) => {
        setAsked(known => ({ ...known, ...part }));
        setSkip(0);
    };
    const rested = useRested(asked);
    const query = useQuery({
        queryKey: ['purchase-goal', 'report', rested, skip],
        queryFn: () => api.query(goalReportDocument, { input: { ...rested, groupId: rested.groupId || null, day: rested.day || null, skip, take: pageSize } }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totals = [], totalItems = 0 } = query.data?.purchaseGoalReport ?? {};
    const fileOf = (format: string) => `/purchase-goals/report/${format}?${new URLSearchParams({ ...rested, reachedOnly: String(rested.reachedOnly) }).toString()}`;
    return (
        <div className="grid gap-5">
            <Filters asked={asked} onChange={set} />
            <div className="flex flex-wrap items-center justify-between gap-3">
                <Label className="flex items-center gap-3"><Switch checked={asked.reachedOnly} onCheckedChange={reachedOnly => set({ reachedOnly })} /> <Trans>Only those that reached a step</Trans></Label>
                <div className="flex flex-wrap gap-2">
                    {['csv', 'xlsx'].map(format => (
                        <Button key={format} variant="outline" disabled={totalItems === 0} render={<a href={fileOf(format)} target="_blank" rel="noreferrer" />}><DownloadIcon /> {format.toUpperCase()}</Button>
                    ))}
                </div>
            </div>
            <QueryState query={query} />
            {query.data && totalItems === 0 && <p className="text-muted-foreground"><Trans>No company has a goal in this period.</Trans></p>}
            {totals.map(total => (
                <dl key={total.currencyCode} className="grid grid-cols-2 gap-4 lg:grid-cols-4">
                    <Figure label={t`Companies`} value={number(total.companies)} />
                    <Figure label={t`Reached a step`} value={number(total.reached)} />
                    <Figure label={t`Bought, net`} value={money(total.salesNet, total.currencyCode)} />
                    <Figure label={t`Discount earned`} value={money(total.discountNet, total.currencyCode)} />
                </dl>
            ))}
            {items.length > 0 && skip === 0 && <GoalChart rows={items} />}
            {items.length > 0 && <Standings rows={items} />}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
            <p className="text-muted-foreground text-sm"><Trans>An order counts on the day on which the last of its goods left, net and without shipping costs, less credit notes. What was earned is settled outside.</Trans></p>
        </div>
    );
}

function Filters({ asked, onChange }: { asked: typeof fresh; onChange: (part: Partial<typeof fresh>) => void }) {
    const { t } = useLingui();
    const { kinds, period } = useGoalTexts();
    const periods = useQuery({ queryKey: ['goal-periods', asked.kind], queryFn: () => api.query(goalPeriodsDocument, { kind: asked.kind }) });
    const groups = useQuery({ queryKey: ['groups-for-goal'], queryFn: () => api.query(groupsForGoalDocument) });
    const choices = [...(periods.data?.purchaseGoalPeriods ?? [])].reverse();
    const running = choices.find(one => one.isRunning)?.from;
    const isChosen = choices.some(one => one.from === asked.day);
    useEffect(() => {
        if (running !== undefined && !isChosen) onChange({ day: running });
    });
    return (
        <div className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-5">
            <LabelledField label={t`Period`}>
                {told => (
                    <NativeSelect {...told} className="w-full" value={asked.kind} onChange={event => onChange({ kind: event.target.value, day: '' })}>
                        {Object.entries(kinds).map(([kind, name]) => <NativeSelectOption key={kind} value={kind}>{name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={t`From – until`}>
                {told => (
                    <NativeSelect {...told} className="w-full" value={asked.day} onChange={event => onChange({ day: event.target.value })}>
                        {choices.map(one => <NativeSelectOption key={one.from} value={one.from}>{period(one.from, one.lastDay)}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={t`Group`}>
                {told => (
                    <NativeSelect {...told} className="w-full" value={asked.groupId} onChange={event => onChange({ groupId: event.target.value })}>
                        <NativeSelectOption value="">{t`All companies`}</NativeSelectOption>
                        {groups.data?.companyGroups.map(group => <NativeSelectOption key={group.id} value={group.id}>{group.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </LabelledField>
            <LabelledField label={t`Company`}>
                {told => <Input {...told} type="search" dir="auto" value={asked.term} onChange={event => onChange({ term: event.target.value })} />}
            </LabelledField>
            <LabelledField label={t`Sort by`}>
                {told => (
                    <NativeSelect {...told} className="w-full" value={asked.sort} onChange={event => onChange({ sort: event.target.value })}>
                        <NativeSelectOption value="discount">{t`Largest discount`}</NativeSelectOption>
                        <NativeSelectOption value="sales">{t`Bought most`}</NativeSelectOption>
                        <NativeSelectOption value="progress">{t`Furthest`}</NativeSelectOption>
                        <NativeSelectOption value="name">{t`Name`}</NativeSelectOption>
                    </NativeSelect>
                )}
            </LabelledField>
        </div>
    );
}

function Figure({ label, value }: { label: string; value: string }) {
    return (
        <div className="bg-card min-w-0 rounded-lg border p-4">
            <dt className="text-muted-foreground text-sm">{label}</dt>
            <dd className="mt-1 text-xl leading-tight font-semibold break-words tabular-nums">{value}</dd>
        </div>
    );
}

function Standings({ rows }: { rows: readonly GoalStandingShown[] }) {
    const { money, number, percent } = useFormats();
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>Company</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Orders</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Bought, net</Trans></TableHead>
                    <TableHead><Trans>Way to the next step</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Discount</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Discount earned</Trans></TableHead>
                    <TableHead />
                </TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => (
                    <TableRow key={row.companyId}>
                        <TableCell className="align-top">
                            <Link className="underline-offset-4 hover:underline" to={`/purchase-goals/${row.goalId}`}><bdi>{row.companyName}</bdi></Link>
                            {!row.isOwn && <div className="text-muted-foreground text-sm"><bdi>{row.groupName}</bdi></div>}
                        </TableCell>
                        <TableCell className="text-end align-top tabular-nums">{number(row.orders)}</TableCell>
                        <TableCell className="text-end align-top tabular-nums">{money(row.salesNet, row.currencyCode)}</TableCell>
                        <TableCell className="min-w-40 align-top">
                            <progress className="accent-primary h-2 w-full" max={10_000} value={row.progressPoints} aria-label={percent(row.progressPoints / 10_000, 1)} />
                            <div className="text-muted-foreground text-sm tabular-nums">
                                {row.next ? <Trans>{percent(row.progressPoints / 10_000, 1)} of {money(row.next.fromNet, row.currencyCode)}</Trans> : <Badge><Trans>All steps reached</Trans></Badge>}
                            </div>
                        </TableCell>
                        <TableCell className="text-end align-top tabular-nums">{percent(row.basisPoints / 10_000, 2)}</TableCell>
                        <TableCell className="text-end align-top font-medium tabular-nums">{money(row.discountNet, row.currencyCode)}</TableCell>
                        <TableCell className="text-end align-top"><PermissionGuard requires={['UpdatePriceList']}><CreditNotes company={row} /></PermissionGuard></TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
}
