import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import {
    ActionBarItem, api, Badge, Button, type DashboardRouteDefinition, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { ChartColumnIcon, PlusIcon } from 'lucide-react';

import { SearchedTable, useFormats, useSearchedList } from '../../screens/dashboard/shared';
import { GoalPage } from './goal-page';
import { useGoalTexts } from './goal-texts';
import { goalsDocument } from './goals.graphql';

export const goalList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'sales', id: 'purchase-goals', url: '/purchase-goals', title: /* i18n*/ 'Purchase goals', order: 82, requiresPermission: ['ReadPriceList'] },
    path: '/purchase-goals',
    loader: () => ({ breadcrumb: () => <Trans>Purchase goals</Trans> }),
    component: () => (
        <Page pageId="purchase-goal-list">
            <PageTitle><Trans>Purchase goals</Trans></PageTitle>
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <Button variant="outline" render={<Link to="/purchase-goal-report" />}><ChartColumnIcon /> <Trans>Report of goals</Trans></Button>
                <PermissionGuard requires={['CreatePriceList']}>
                    <Button render={<Link to="/purchase-goals/new" />}><PlusIcon /> <Trans>New goal</Trans></Button>
                </PermissionGuard>
            </div></ActionBarItem>
            <PageLayout>
                <PageBlock column="full" blockId="purchase-goal-table"><GoalTable /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

export const goalDetail: DashboardRouteDefinition = {
    path: '/purchase-goals/$id',
    loader: () => ({ breadcrumb: [{ path: '/purchase-goals', label: <Trans>Purchase goals</Trans> }, <Trans>Goal</Trans>] }),
    component: () => <GoalPage />,
};

function GoalTable() {
    const { t } = useLingui();
    const { number } = useFormats();
    const { kinds, states, period, step } = useGoalTexts();
    const list = useSearchedList('purchase-goal', { term: '', state: '', kind: '' }, async input => (await api.query(goalsDocument, { input })).purchaseGoals);
    return (
        <SearchedTable
            list={list} placeholder={t`Company or group`} none={<Trans>There is no such goal.</Trans>}
            filters={(
                <>
                    <NativeSelect aria-label={t`State`} value={list.asked.state} onChange={event => list.set({ state: event.target.value })}>
                        <NativeSelectOption value="">{t`In every state`}</NativeSelectOption>
                        {Object.entries(states).map(([state, name]) => <NativeSelectOption key={state} value={state}>{name}</NativeSelectOption>)}
                    </NativeSelect>
                    <NativeSelect aria-label={t`Period`} value={list.asked.kind} onChange={event => list.set({ kind: event.target.value })}>
                        <NativeSelectOption value="">{t`Months and quarters`}</NativeSelectOption>
                        {Object.entries(kinds).map(([kind, name]) => <NativeSelectOption key={kind} value={kind}>{name}</NativeSelectOption>)}
                    </NativeSelect>
                </>
            )}
        >
            {rows => (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>For</Trans></TableHead>
                            <TableHead><Trans>Period</Trans></TableHead>
                            <TableHead><Trans>Steps</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {rows.map(goal => (
                            <TableRow key={goal.id}>
                                <TableCell className="align-top">
                                    <Link className="underline-offset-4 hover:underline" to={`/purchase-goals/${goal.id}`}><bdi>{goal.ownerName}</bdi></Link>
                                    {goal.groupId != null && <div className="text-muted-foreground text-sm"><Trans>Group, {number(goal.companies)} companies</Trans></div>}
                                </TableCell>
                                <TableCell className="align-top">{kinds[goal.periodKind] ?? goal.periodKind}<div className="text-muted-foreground text-sm">{period(goal.firstDay, goal.lastDay)}</div></TableCell>
                                <TableCell className="align-top"><ul className="grid gap-0.5 tabular-nums">{goal.steps.map(one => <li key={one.fromNet}>{step(one, goal.currencyCode)}</li>)}</ul></TableCell>
                                <TableCell className="align-top"><Badge variant={goal.state === 'running' ? 'default' : goal.state === 'planned' ? 'outline' : 'secondary'}>{states[goal.state] ?? goal.state}</Badge></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </SearchedTable>
    );
}
