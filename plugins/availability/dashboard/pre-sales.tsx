import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Badge, Button, ConfirmationDialog, type DashboardRouteDefinition, Input, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch,
    Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { PencilIcon, TrashIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import type { ResultOf } from '@/gql';

import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';
import { Day, type Field, FieldForm, FormDialog, Ltr, Num, QueryState, reportError, useRested, type Values, valuesOf } from '../../screens/dashboard/shared';
import { deletePreSaleDocument, preSalesDocument, setPreSaleDocument } from './availability.graphql';
import { Pages } from './pages';
import { whole } from './whole';

export const preSales: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'pre-sales', url: '/pre-sales', title: /* i18n*/ 'Pre-sales', requiresPermission: ['ReadAssortment'] },
    path: '/pre-sales',
    loader: () => ({ breadcrumb: () => <Trans>Pre-sales</Trans> }),
    component: () => <PreSales />,
};

type PreSaleRow = ResultOf<typeof preSalesDocument>['preSales']['items'][number];

const take = 25;

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

function NewPreSale() {
    const { t } = useLingui();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [made, setMade] = useState(0);
    const save = useSave();
    return (
        <div className="grid gap-4">
            <VariantField value={variant} onChange={setVariant} />
            <FieldForm
                key={made} fields={usePreSaleFields()} initial={{ quantity: '', day: '', fromDay: '', untilDay: '', handOut: 'in-turn' }} submitLabel={<Trans>Begin the pre-sale</Trans>}
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

function PreSaleTable({ rows }: { rows: PreSaleRow[] }) {
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>SKU</Trans></TableHead>
                    <TableHead><Trans>Variant</Trans></TableHead>
                    <TableHead className="text-end"><Trans>Sold</Trans></TableHead>
                    <TableHead className="text-end"><Trans>of</Trans></TableHead>
                    <TableHead><Trans>Expected</Trans></TableHead>
                    <TableHead><Trans>State</Trans></TableHead>
                    <TableHead />
                </TableRow>
            </TableHeader>
            <TableBody>
                {rows.map(row => (
                    <TableRow key={row.id}>
                        <TableCell><Ltr>{row.sku}</Ltr></TableCell>
                        <TableCell dir="auto">{row.variantName}</TableCell>
                        <TableCell className="text-end"><Num value={row.sold} /></TableCell>
                        <TableCell className="text-end"><Num value={row.quantity} /></TableCell>
                        <TableCell className="whitespace-nowrap"><Day day={row.day} /></TableCell>
                        <TableCell><PreSaleState row={row} /></TableCell>
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
    const fields = usePreSaleFields();
    const save = useSave();
    const refresh = () => client.invalidateQueries({ queryKey: ['pre-sales'] });
    return (
        <>
            <FormDialog
                title={row.variantName} fields={fields} initial={valuesOf(fields, { ...row })} version={row.version} submitLabel={<Trans>Save</Trans>}
                trigger={<Button type="button" variant="ghost" size="icon" aria-label={t`Change the pre-sale`}><PencilIcon /></Button>}
                onStale={refresh} onSubmit={(values, version) => save(row.variantId, values, { id: row.id, version })}
            />
            {row.sold === 0 && (
                <ConfirmationDialog
                    title={t`Remove the pre-sale`} description={row.variantName}
                    onConfirm={() => void api.mutate(deletePreSaleDocument, { id: row.id }).then(refresh, reportError)}
                >
                    <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the pre-sale`}><TrashIcon /></Button>
                </ConfirmationDialog>
            )}
        </>
    );
}

function PreSales() {
    const { t } = useLingui();
    const id = useId();
    const [term, setTerm] = useState('');
    const [ended, setEnded] = useState(false);
    const [skip, setSkip] = useState(0);
    const rested = useRested(term.trim());
    const query = useQuery({
        queryKey: ['pre-sales', rested, ended, skip],
        queryFn: () => api.query(preSalesDocument, { input: { term: rested || null, ended, skip, take } }),
        placeholderData: keepPreviousData,
    });
    const page = query.data?.preSales;
    return (
        <Page pageId="pre-sales">
            <PageTitle><Trans>Pre-sales</Trans></PageTitle>
            <PageLayout>
                <PageBlock
                    column="main" blockId="new-pre-sale" title={<Trans>New pre-sale</Trans>}
                    description={<Trans>Goods are sold before they are in stock, each article in an order of its own. When they are laid in stock, the orders go on by themselves and the pre-sale ends.</Trans>}
                >
                    <PermissionGuard requires={['UpdateAssortment']}><NewPreSale /></PermissionGuard>
                </PageBlock>
                <PageBlock column="main" blockId="pre-sales">
                    <div className="grid gap-4">
                        <div className="flex flex-wrap items-center gap-4">
                            <Input
                                className="max-w-xs" dir="auto" value={term} aria-label={t`Code or name`} placeholder={t`Code or name`}
                                onChange={event => {
                                    setTerm(event.target.value);
                                    setSkip(0);
                                }}
                            />
                            <Label htmlFor={id} className="flex items-center gap-2">
                                <Switch
                                    id={id} checked={ended}
                                    onCheckedChange={value => {
                                        setEnded(value);
                                        setSkip(0);
                                    }}
                                />
                                <Trans>Those too whose goods have come</Trans>
                            </Label>
                        </div>
                        <QueryState query={query} />
                        {page?.items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing is sold before it is in stock.</Trans></p>}
                        {page && page.items.length > 0 && <PreSaleTable rows={page.items} />}
                        <Pages skip={skip} take={take} totalItems={page?.totalItems ?? 0} onSkip={setSkip} />
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
