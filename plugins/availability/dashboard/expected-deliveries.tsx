import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, ConfirmationDialog, type DashboardRouteDefinition, Input, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { PencilIcon, TrashIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';
import { Day, type Field, FieldForm, FormDialog, Ltr, Num, QueryState, reportError, useFormats, useRested, type Values, valuesOf } from '../../screens/dashboard/shared';
import { deleteExpectedDeliveryDocument, expectedDeliveriesDocument, setExpectedDeliveryDocument } from './availability.graphql';
import { Pages } from './pages';
import { whole } from './whole';

export const expectedDeliveries: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'expected-deliveries', url: '/expected-deliveries', title: /* i18n*/ 'Expected deliveries', requiresPermission: ['ReadAssortment'] },
    path: '/expected-deliveries',
    loader: () => ({ breadcrumb: () => <Trans>Expected deliveries</Trans> }),
    component: () => <ExpectedDeliveries />,
};

const take = 25;

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

function NewDelivery() {
    const { t } = useLingui();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [made, setMade] = useState(0);
    const save = useSave();
    return (
        <div className="grid gap-4">
            <VariantField value={variant} onChange={setVariant} />
            <FieldForm
                key={made} fields={useDeliveryFields()} initial={{ quantity: '', day: '', reference: '' }} submitLabel={<Trans>Add delivery</Trans>}
                onSubmit={async values => {
                    if (variant === null) throw new Error(t`Choose a product first.`);
                    await save(variant.id, values);
                    setVariant(null);
                    setMade(made + 1);
                }}
            />
        </div>
    );
}

interface DeliveryRow {
    id: string;
    variantId: string;
    sku: string;
    variantName: string;
    quantity: number;
    day: string;
    reference: string;
    version: number;
    isOverdue: boolean;
}

function DeliveryTable({ rows }: { rows: DeliveryRow[] }) {
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
    const fields = useDeliveryFields();
    const save = useSave();
    const refresh = () => client.invalidateQueries({ queryKey: ['expected-deliveries'] });
    return (
        <>
            <FormDialog
                title={row.variantName} fields={fields} initial={valuesOf(fields, { ...row })} version={row.version} submitLabel={<Trans>Save</Trans>}
                trigger={<Button type="button" variant="ghost" size="icon" aria-label={t`Change the delivery`}><PencilIcon /></Button>}
                onStale={refresh} onSubmit={(values, version) => save(row.variantId, values, { id: row.id, version })}
            />
            <ConfirmationDialog
                title={t`Remove the delivery`} description={`${row.variantName}: ${number(row.quantity)}`}
                onConfirm={() => void api.mutate(deleteExpectedDeliveryDocument, { id: row.id }).then(refresh, reportError)}
            >
                <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the delivery`}><TrashIcon /></Button>
            </ConfirmationDialog>
        </>
    );
}

function ExpectedDeliveries() {
    const { t } = useLingui();
    const id = useId();
    const [term, setTerm] = useState('');
    const [overdueOnly, setOverdueOnly] = useState(false);
    const [skip, setSkip] = useState(0);
    const rested = useRested(term.trim());
    const query = useQuery({
        queryKey: ['expected-deliveries', rested, overdueOnly, skip],
        queryFn: () => api.query(expectedDeliveriesDocument, { input: { term: rested || null, overdueOnly, skip, take } }),
        placeholderData: keepPreviousData,
    });
    const page = query.data?.expectedDeliveries;
    return (
        <Page pageId="expected-deliveries">
            <PageTitle><Trans>Expected deliveries</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="new-delivery" title={<Trans>New delivery</Trans>} description={<Trans>Customers are told this day for what goes above the stock. Many at once: Import, file expected-deliveries.</Trans>}>
                    <PermissionGuard requires={['UpdateAssortment']}><NewDelivery /></PermissionGuard>
                </PageBlock>
                <PageBlock column="main" blockId="deliveries">
                    <div className="grid gap-4">
                        <div className="flex flex-wrap items-center gap-4">
                            <Input
                                className="max-w-xs" dir="auto" value={term} aria-label={t`Code, name or reference`} placeholder={t`Code, name or reference`}
                                onChange={event => {
                                    setTerm(event.target.value);
                                    setSkip(0);
                                }}
                            />
                            <Label htmlFor={id} className="flex items-center gap-2">
                                <Switch
                                    id={id} checked={overdueOnly}
                                    onCheckedChange={value => {
                                        setOverdueOnly(value);
                                        setSkip(0);
                                    }}
                                />
                                <Trans>Only what is overdue</Trans>
                            </Label>
                        </div>
                        <QueryState query={query} />
                        {page?.items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>No deliveries expected.</Trans></p>}
                        {page && page.items.length > 0 && <DeliveryTable rows={page.items} />}
                        <Pages skip={skip} take={take} totalItems={page?.totalItems ?? 0} onSkip={setSkip} />
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
