import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, type DashboardRouteDefinition, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow, usePermissions,
} from '@vendure/dashboard';
import { toast } from 'sonner';

import type { ResultOf } from '@/gql';

import { Day, type Field, Ltr, Num, SearchedTable, Unfolding, useFormats, useSearchedList, type Values } from '../../screens/dashboard/shared';
import { deleteExpectedDeliveryDocument, expectedDeliveriesDocument, setExpectedDeliveryDocument } from './availability.graphql';
import { NewOfVariant, VariantRowSteps } from './variant-rows';
import { whole } from './whole';

export const expectedDeliveries: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'expected-deliveries', url: '/expected-deliveries', title: /* i18n*/ 'Expected deliveries', requiresPermission: ['ReadAssortment'] },
    path: '/expected-deliveries',
    loader: () => ({ breadcrumb: () => <Trans>Expected deliveries</Trans> }),
    component: () => <ExpectedDeliveries />,
};

function useDeliveryFields(): Field[] {
    const { t } = useLingui();
    return [
        { name: 'quantity', label: t`Quantity in base units`, ltr: true, required: true },
        { name: 'day', label: t`Day`, kind: 'date', required: true },
        { name: 'reference', label: t`Reference`, hint: t`Your order at the supplier, a container or the like` },
    ];
}

function useSave() {
    const { t } = useLingui();
    const client = useQueryClient();
    return async (variantId: string, values: Values, known?: { id: string; version: number | undefined }) => {
        const input = { variantId, ...known, quantity: whole('quantity', values.quantity, t`must be a whole number`), day: String(values.day), reference: String(values.reference ?? '') };
        await api.mutate(setExpectedDeliveryDocument, { input });
        await client.invalidateQueries({ queryKey: ['expected-deliveries'] });
        toast.success(t`Saved`);
    };
}

type DeliveryRow = ResultOf<typeof expectedDeliveriesDocument>['expectedDeliveries']['items'][number];

function DeliveryTable({ rows }: { rows: readonly DeliveryRow[] }) {
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>Day</Trans></TableHead>
                    <TableHead><Trans>SKU</Trans></TableHead>
                    <TableHead><Trans>Variant</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Quantity</Trans></TableHead>
                    <TableHead><Trans>Reference</Trans></TableHead>
                    <TableHead />
                </TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => (
                    <TableRow key={row.id}>
                        <TableCell><Day day={row.day} /> {row.isOverdue && <Badge variant="destructive"><Trans>Overdue</Trans></Badge>}</TableCell>
                        <TableCell><Ltr>{row.sku}</Ltr></TableCell>
                        <TableCell dir="auto">{row.variantName}</TableCell>
                        <TableCell className="text-end"><Num value={row.quantity} /></TableCell>
                        <TableCell dir="auto">{row.reference || '–'}</TableCell>
                        <TableCell className="text-end whitespace-nowrap">
                            <PermissionGuard requires={['UpdateAssortment']}><DeliverySteps row={row} /></PermissionGuard>
                        </TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
}

function DeliverySteps({ row }: { row: DeliveryRow }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const client = useQueryClient();
    const remove = () => api.mutate(deleteExpectedDeliveryDocument, { id: row.id });
    return (
        <VariantRowSteps
            row={row} fields={useDeliveryFields()} save={useSave()} refresh={() => client.invalidateQueries({ queryKey: ['expected-deliveries'] })} changeLabel={t`Change the delivery`}
            removal={{ label: t`Remove the delivery`, description: `${row.variantName}: ${number(row.quantity)}`, remove }}
        />
    );
}

function ExpectedDeliveries() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const fields = useDeliveryFields();
    const save = useSave();
    const list = useSearchedList('expected-deliveries', { term: '', overdueOnly: false }, async input => (await api.query(expectedDeliveriesDocument, { input })).expectedDeliveries);
    return (
        <Page pageId="expected-deliveries">
            <PageTitle><Trans>Expected deliveries</Trans></PageTitle>
            <PageLayout>
                {hasPermissions(['UpdateAssortment']) && (
                    <PageBlock column="full" blockId="new-delivery">
                        <Unfolding title={<Trans>New delivery</Trans>}>
                            <NewOfVariant fields={fields} initial={{ quantity: '', day: '', reference: '' }} submitLabel={<Trans>Add delivery</Trans>} save={save} />
                        </Unfolding>
                    </PageBlock>
                )}
                <PageBlock column="full" blockId="deliveries" description={<Trans>Customers are told this day for what goes above the stock. Many at once: Import, file expected-deliveries.</Trans>}>
                    <SearchedTable
                        list={list} placeholder={t`Code, name or reference`} none={<Trans>No deliveries expected.</Trans>}
                        filters={<Label className="flex items-center gap-2"><Switch checked={list.asked.overdueOnly} onCheckedChange={overdueOnly => list.set({ overdueOnly })} /> <Trans>Only what is overdue</Trans></Label>}
                    >
                        {rows => <DeliveryTable rows={rows} />}
                    </SearchedTable>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
