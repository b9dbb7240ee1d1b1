import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow, usePermissions,
} from '@vendure/dashboard';
import { toast } from 'sonner';

import type { ResultOf } from '@/gql';

import { Day, type Field, Ltr, Num, SearchedTable, Unfolding, useSearchedList, type Values } from '../../screens/dashboard/shared';
import { deletePreSaleDocument, preSalesDocument, setPreSaleDocument } from './availability.graphql';
import { NewOfVariant, VariantRowSteps } from './variant-rows';
import { whole } from './whole';

export const preSales: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'pre-sales', url: '/pre-sales', title: /* i18n*/ 'Pre-sales', requiresPermission: ['ReadAssortment'] },
    path: '/pre-sales',
    loader: () => ({ breadcrumb: () => <Trans>Pre-sales</Trans> }),
    component: () => <PreSales />,
};

type PreSaleRow = ResultOf<typeof preSalesDocument>['preSales']['items'][number];

function usePreSaleFields(): Field[] {
    const { t } = useLingui();
    return [
        { name: 'quantity', label: t`Quantity to sell, in base units`, ltr: true, required: true },
        { name: 'day', label: t`Goods expected on`, kind: 'date', required: true, hint: t`Customers are told this day.` },
        { name: 'fromDay', label: t`Sold from`, kind: 'date', hint: t`Empty: from now on` },
        { name: 'untilDay', label: t`Sold until`, kind: 'date', hint: t`Empty: until the goods are here` },
        {
            name: 'handOut', label: t`When goods come for some only`, kind: 'select',
            options: [['in-turn', t`who ordered first gets them first`], ['by-hand', t`we choose, in the order`]],
        },
    ];
}

function useSave() {
    const { t } = useLingui();
    const client = useQueryClient();
    return async (variantId: string, values: Values, known?: { id: string; version: number | undefined }) => {
        const day = (name: string) => (values[name] ? String(values[name]) : null);
        const input = {
            variantId, ...known, quantity: whole('quantity', values.quantity, t`must be a whole number`), day: String(values.day), fromDay: day('fromDay'), untilDay: day('untilDay'),
            handOut: String(values.handOut || 'in-turn'),
        };
        await api.mutate(setPreSaleDocument, { input });
        await client.invalidateQueries({ queryKey: ['pre-sales'] });
        toast.success(t`Saved`);
    };
}

function PreSaleTable({ rows }: { rows: readonly PreSaleRow[] }) {
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>Variant</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Sold</Trans></TableHead>
                    <TableHead><Trans>Expected</Trans></TableHead>
                    <TableHead />
                </TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => (
                    <TableRow key={row.id}>
                        <TableCell className="align-top whitespace-normal"><bdi>{row.variantName}</bdi><div className="text-muted-foreground text-sm"><Ltr>{row.sku}</Ltr></div></TableCell>
                        <TableCell className="text-end align-top whitespace-normal"><Num value={row.sold} /> <Trans>of</Trans> <Num value={row.quantity} /></TableCell>
                        <TableCell className="align-top whitespace-normal"><div className="grid justify-items-start gap-1"><Day day={row.day} /> <PreSaleState row={row} /></div></TableCell>
                        <TableCell className="text-end whitespace-nowrap">
                            {!row.endedAt && <PermissionGuard requires={['UpdateAssortment']}><PreSaleSteps row={row} /></PermissionGuard>}
                        </TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
}

function PreSaleState({ row }: { row: PreSaleRow }) {
    if (row.endedAt) return <Badge variant="secondary"><Trans>The goods have come</Trans></Badge>;
    return (
        <span className="flex flex-wrap gap-1">
            {row.isOverdue && <Badge variant="destructive"><Trans>Overdue</Trans></Badge>}
            {!row.isOpen && <Badge variant="secondary"><Trans>Not on sale today</Trans></Badge>}
            {row.isOpen && row.sold === row.quantity && <Badge variant="secondary"><Trans>Sold out</Trans></Badge>}
            {row.isOpen && row.sold < row.quantity && <Badge variant="success"><Trans>On sale</Trans></Badge>}
        </span>
    );
}

function PreSaleSteps({ row }: { row: PreSaleRow }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const remove = () => api.mutate(deletePreSaleDocument, { id: row.id });
    return (
        <VariantRowSteps
            row={row} fields={usePreSaleFields()} save={useSave()} refresh={() => client.invalidateQueries({ queryKey: ['pre-sales'] })} changeLabel={t`Change the pre-sale`}
            removal={row.sold === 0 ? { label: t`Remove the pre-sale`, description: row.variantName, remove } : undefined}
        />
    );
}

function PreSales() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const fields = usePreSaleFields();
    const save = useSave();
    const list = useSearchedList('pre-sales', { term: '', ended: false }, async input => (await api.query(preSalesDocument, { input })).preSales);
    return (
        <Page pageId="pre-sales">
            <PageTitle><Trans>Pre-sales</Trans></PageTitle>
            <PageLayout>
                {hasPermissions(['UpdateAssortment']) && (
                    <PageBlock column="full" blockId="new-pre-sale">
                        <Unfolding title={<Trans>New pre-sale</Trans>}>
                            <NewOfVariant fields={fields} initial={{ quantity: '', day: '', fromDay: '', untilDay: '', handOut: 'in-turn' }} submitLabel={<Trans>Begin the pre-sale</Trans>} save={save} />
                        </Unfolding>
                    </PageBlock>
                )}
                <PageBlock column="full" blockId="pre-sales" description={<Trans>Goods are sold before they are in stock, each article in an order of its own. When they are laid in stock, the orders go on by themselves and the pre-sale ends.</Trans>}>
                    <SearchedTable
                        list={list} placeholder={t`Code or name`} none={<Trans>Nothing is sold before it is in stock.</Trans>}
                        filters={<Label className="flex items-center gap-2"><Switch checked={list.asked.ended} onCheckedChange={ended => list.set({ ended })} /> <Trans>Those too whose goods have come</Trans></Label>}
                    >
                        {rows => <PreSaleTable rows={rows} />}
                    </SearchedTable>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
