import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, ConfirmationDialog, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FieldForm, inputOf, minorOf, QueryState, reportError, useFormats, type Values } from '../../screens/dashboard/shared';
import { useCompanyId } from './company-prices';
import { categoriesToDiscountDocument, categoryDiscountsDocument, deleteCategoryDiscountDocument, setCategoryDiscountDocument } from './pricing.graphql';
import { useValidity } from './validity';

/** What the company is given off the list prices of whole categories. */
export function CategoryDiscounts() {
    const { t } = useLingui();
    const { percent } = useFormats();
    const validity = useValidity();
    const companyId = useCompanyId();
    const client = useQueryClient();
    const query = useQuery({
        queryKey: ['category-discounts', companyId],
        queryFn: () => api.query(categoryDiscountsDocument, { companyId: companyId ?? '' }),
        enabled: companyId !== null,
    });
    if (companyId === null) return null;
    const refresh = () => client.invalidateQueries({ queryKey: ['category-discounts', companyId] });
    const rows = query.data?.categoryDiscounts ?? [];
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdatePriceList', 'ReadAssortment']}><DiscountForm companyId={companyId} onSaved={refresh} /></PermissionGuard>
            <QueryState query={query} />
            {query.data && rows.length === 0 && <p className="text-sm text-muted-foreground"><Trans>No discounts: the company pays its list prices.</Trans></p>}
            {rows.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Category</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Discount</Trans></TableHead>
                            <TableHead><Trans>Valid</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {rows.map(row => (
                            <TableRow key={row.id}>
                                <TableCell>{row.collection.name}</TableCell>
                                <TableCell className="text-end tabular-nums">{percent(row.basisPoints / 10_000, 2)}</TableCell>
                                <TableCell>{validity(row)}</TableCell>
                                <TableCell>
                                    <PermissionGuard requires={['UpdatePriceList']}>
                                        <ConfirmationDialog
                                            title={t`Remove the discount`}
                                            description={`${row.collection.name}: ${percent(row.basisPoints / 10_000, 2)}`}
                                            onConfirm={() => void api.mutate(deleteCategoryDiscountDocument, { id: row.id }).then(refresh, reportError)}
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

function DiscountForm({ companyId, onSaved }: { companyId: string; onSaved: () => Promise<unknown> }) {
    const { t } = useLingui();
    const [made, setMade] = useState(0);
    const categories = useQuery({ queryKey: ['categories-to-discount'], queryFn: () => api.query(categoriesToDiscountDocument) });
    const fields: Field[] = [
        { name: 'collectionId', label: t`Category`, kind: 'select', required: true, options: (categories.data?.categoryAccess ?? []).map(one => [one.collectionId, one.name]) },
        { name: 'basisPoints', label: t`Discount in percent`, ltr: true, required: true },
        { name: 'validFrom', label: t`Valid from`, kind: 'date' },
        { name: 'validUntil', label: t`Valid until`, kind: 'date' },
    ];
    const save = async (values: Values) => {
        // A percentage is read as money is: its hundredths are basis points.
        const basisPoints = minorOf(String(values.basisPoints));
        if (Number.isNaN(basisPoints)) throw new Error(`basisPoints: ${t`must be a percentage with at most two decimals`}`);
        await api.mutate(setCategoryDiscountDocument, { input: { ...inputOf(values), companyId, basisPoints } as never });
        toast.success(t`Saved`);
        setMade(made + 1);
        await onSaved();
    };
    if (!categories.data) return <QueryState query={categories} />;
    const initial = { collectionId: categories.data.categoryAccess[0]?.collectionId ?? '', basisPoints: '', validFrom: '', validUntil: '' };
    return <FieldForm key={made} fields={fields} initial={initial} submitLabel={<Trans>Add discount</Trans>} onSubmit={save} />;
}
