import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, Button, ConfirmationDialog, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';

import { type Field, FieldForm, inputOf, minorOf, QueryState, quantityOf, reportError, useFormats, type Values } from '../../screens/dashboard/shared';
import { everything } from './discount-block';
import { categoriesToDiscountDocument } from './pricing.graphql';
import { useValidity } from './validity';

interface DiscountRow {
    id: string;
    basisPoints: number;
    minQuantity?: number;
    validFrom?: string | null;
    validUntil?: string | null;
    collection?: { name: string } | null;
}

interface Props {
    query: UseQueryResult;
    rows: DiscountRow[];
    /** Discounts begin at a quantity, and may be on all goods. */
    byQuantity: boolean;
    empty: ReactNode;
    onSave: (input: object) => Promise<unknown>;
    onDelete: (id: string) => Promise<unknown>;
}

/** Discounts on categories: those there are, and a form for one more. */
export function Discounts({ query, rows, byQuantity, empty, onSave, onDelete }: Props) {
    const { t } = useLingui();
    const { number, percent } = useFormats();
    const validity = useValidity();
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdatePriceList', 'ReadAssortment']}><DiscountForm byQuantity={byQuantity} onSave={onSave} /></PermissionGuard>
            <QueryState query={query} />
            {query.data !== undefined && rows.length === 0 && <p className="text-sm text-muted-foreground">{empty}</p>}
            {rows.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Category</Trans></TableHead>
                            {byQuantity && <TableHead className="text-end"><Trans>From quantity</Trans></TableHead>}
                            <TableHead className="text-end"><Trans>Discount</Trans></TableHead>
                            <TableHead><Trans>Valid</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {rows.map(row => (
                            <TableRow key={row.id}>
                                <TableCell>{row.collection?.name ?? t`All goods`}</TableCell>
                                {byQuantity && <TableCell className="text-end tabular-nums">{number(row.minQuantity ?? 1)}</TableCell>}
                                <TableCell className="text-end tabular-nums">{percent(row.basisPoints / 10_000, 2)}</TableCell>
                                <TableCell>{validity(row)}</TableCell>
                                <TableCell>
                                    <PermissionGuard requires={['UpdatePriceList']}>
                                        <ConfirmationDialog
                                            title={t`Remove the discount`}
                                            description={`${row.collection?.name ?? t`All goods`}: ${percent(row.basisPoints / 10_000, 2)}`}
                                            onConfirm={() => void onDelete(row.id).catch(reportError)}
                                        >
                                            <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the discount`}><TrashIcon /></Button>
                                        </ConfirmationDialog>
                                    </PermissionGuard>
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
        </div>
    );
}

function DiscountForm({ byQuantity, onSave }: Pick<Props, 'byQuantity' | 'onSave'>) {
    const { t } = useLingui();
    const [made, setMade] = useState(0);
    const categories = useQuery({ queryKey: ['categories-to-discount'], queryFn: () => api.query(categoriesToDiscountDocument) });
    const known = (categories.data?.categoryAccess ?? []).map((one): [string, string] => [one.collectionId, one.name]);
    const fields: Field[] = [
        { name: 'collectionId', label: t`Category`, kind: 'select', required: true, options: byQuantity ? [[everything, t`All goods`], ...known] : known },
        ...(byQuantity ? [{ name: 'minQuantity', label: t`From quantity`, ltr: true, required: true }] : []),
        { name: 'basisPoints', label: t`Discount in percent`, ltr: true, required: true },
        { name: 'validFrom', label: t`Valid from`, kind: 'date' },
        { name: 'validUntil', label: t`Valid until`, kind: 'date' },
    ];
    const save = async (values: Values) => {
        // A percentage is read as money is: its hundredths are basis points.
        const [basisPoints, minQuantity] = [minorOf(String(values.basisPoints)), quantityOf(String(values.minQuantity ?? '1'))];
        if (Number.isNaN(basisPoints)) throw new Error(`basisPoints: ${t`must be a percentage with at most two decimals`}`);
        if (Number.isNaN(minQuantity)) throw new Error(`minQuantity: ${t`must be a whole number`}`);
        const collectionId = values.collectionId === everything ? '' : values.collectionId ?? '';
        await onSave({ ...inputOf({ ...values, collectionId }), basisPoints, ...(byQuantity && { minQuantity }) });
        toast.success(t`Saved`);
        setMade(made + 1);
    };
    if (!categories.data) return <QueryState query={categories} />;
    const initial = { collectionId: byQuantity ? everything : (known[0]?.[0] ?? ''), basisPoints: '', validFrom: '', validUntil: '', ...(byQuantity && { minQuantity: '' }) };
    return <FieldForm key={made} fields={fields} initial={initial} submitLabel={<Trans>Add discount</Trans>} onSubmit={save} />;
}
