import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
    api, Badge, Button, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle, Switch, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, usePermissions,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FieldForm, minorOf, QueryState, quantityOf, useFormats, type Values } from '../../screens/dashboard/shared';
import { priceApprovalQuery, priceChangeSetsQuery, setPriceApprovalMutation } from './price-change.graphql';

export const priceChanges: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'price-changes', url: '/price-changes', title: /* i18n*/ 'Price changes', requiresPermission: ['ReadPriceList'] },
    path: '/price-changes',
    loader: () => ({ breadcrumb: () => <Trans>Price changes</Trans> }),
    component: () => (
        <Page pageId="price-changes">
            <PageTitle><Trans>Price changes</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="price-changes-table"><ChangeSets /></PageBlock>
                <PageBlock column="side" blockId="price-approval" title={<Trans>Four eyes</Trans>}><Limits /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const pageSize = 25;

/** What change sets are called: where they come from, what they are of, and how they stand. */
export function useChangeWords() {
    const { t } = useLingui();
    const kinds: Record<string, string> = { import: t`Import`, edit: t`Edit`, copy: t`Copy of a list`, undo: t`Undoing` };
    const targets: Record<string, string> = {
        prices: t`Prices of lists`, 'contract-prices': t`Contract prices`, 'category-discounts': t`Discounts on categories`, 'quantity-discounts': t`Quantity discounts`,
    };
    const states: Record<string, string> = { waiting: t`Waiting`, applied: t`In force`, refused: t`Refused`, withdrawn: t`Withdrawn`, undone: t`Undone` };
    return { kind: (one: string) => kinds[one] ?? one, target: (one: string) => targets[one] ?? one, state: (one: string) => states[one] ?? one };
}

function ChangeSets() {
    const { number, moment, points } = useFormats();
    const words = useChangeWords();
    const [isAll, setAll] = useState(true);
    const [page, setPage] = useState(0);
    const query = useQuery({
        queryKey: ['price-changes', isAll, page],
        queryFn: () => api.query(priceChangeSetsQuery, { state: isAll ? null : 'waiting', skip: page * pageSize, take: pageSize }),
        placeholderData: keepPreviousData,
    });
    const { items = [], totalItems = 0 } = query.data?.priceChangeSets ?? {};
    return (
        <div className="grid gap-4">
            <div className="flex items-center gap-3">
                <Switch id="only-waiting" checked={!isAll} onCheckedChange={on => { setAll(!on); setPage(0); }} />
                <Label htmlFor="only-waiting"><Trans>Only those that wait for a second person</Trans></Label>
            </div>
            <QueryState query={query} />
            {query.data && items.length === 0 && <p className="text-muted-foreground">{isAll ? <Trans>Nobody has changed many prices at once yet.</Trans> : <Trans>Nothing waits for a second person.</Trans>}</p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>When</Trans></TableHead>
                            <TableHead><Trans>What</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Prices</Trans></TableHead>
                            <TableHead className="text-end"><Trans>On average</Trans></TableHead>
                            <TableHead><Trans>State</Trans></TableHead>
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.id}>
                                <TableCell className="align-top"><Link className="underline underline-offset-4" to={`/price-changes/${one.id}`}>{moment(String(one.createdAt))}</Link><div className="text-muted-foreground text-sm"><bdi>{one.madeBy ?? <Trans>System</Trans>}</bdi></div></TableCell>
                                <TableCell className="whitespace-normal align-top">{words.kind(one.kind)} · {words.target(one.target)}<div className="text-muted-foreground text-sm"><bdi>{one.reason}</bdi></div></TableCell>
                                <TableCell className="text-end align-top tabular-nums">{number(one.created + one.updated + one.removed)}</TableCell>
                                <TableCell className="text-end align-top tabular-nums">{one.meanBasisPoints == null ? '–' : points(one.meanBasisPoints)}</TableCell>
                                <TableCell className="align-top"><Badge variant={one.state === 'waiting' ? 'default' : 'secondary'}>{words.state(one.state)}</Badge></TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            {totalItems > pageSize && (
                <div className="flex items-center gap-2">
                    <Button size="sm" variant="outline" disabled={page === 0} onClick={() => setPage(page - 1)}><Trans>Previous</Trans></Button>
                    <Button size="sm" variant="outline" disabled={(page + 1) * pageSize >= totalItems} onClick={() => setPage(page + 1)}><Trans>Next</Trans></Button>
                    <span className="text-muted-foreground text-sm tabular-nums">{number(totalItems)}</span>
                </div>
            )}
        </div>
    );
}

/** From when on a change waits for a second person. */
function Limits() {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const query = useQuery({ queryKey: ['price-approval'], queryFn: () => api.query(priceApprovalQuery) });
    const limits = query.data?.priceApproval;
    if (!limits) return <QueryState query={query} />;
    const fields: Field[] = [
        { name: 'maxBasisPoints', label: t`A price changes by more than, in percent`, ltr: true },
        { name: 'maxPrices', label: t`More prices at once than`, ltr: true },
    ];
    const save = async (values: Values) => {
        const [share, count] = [String(values.maxBasisPoints ?? '').trim(), String(values.maxPrices ?? '').trim()];
        const maxBasisPoints = share === '' ? null : minorOf(share);
        const maxPrices = count === '' ? null : quantityOf(count);
        if (Number.isNaN(maxBasisPoints)) throw new Error(`maxBasisPoints: ${t`must be a percentage with at most two decimals`}`);
        if (Number.isNaN(maxPrices)) throw new Error(`maxPrices: ${t`must be a whole number`}`);
        await api.mutate(setPriceApprovalMutation, { input: { maxBasisPoints, maxPrices, version: limits.version } });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['price-approval'] });
    };
    return (
        <div className="grid gap-3">
            <p className="text-muted-foreground text-sm"><Trans>A change beyond one of these limits waits until somebody else agrees. Empty: no such limit.</Trans></p>
            <FieldForm
                key={limits.version} fields={fields} submitLabel={<Trans>Save</Trans>} disabled={!hasPermissions(['UpdateSettings'])} onSubmit={save}
                initial={{ maxBasisPoints: limits.maxBasisPoints == null ? '' : String(limits.maxBasisPoints / 100), maxPrices: limits.maxPrices == null ? '' : String(limits.maxPrices) }}
            />
        </div>
    );
}
