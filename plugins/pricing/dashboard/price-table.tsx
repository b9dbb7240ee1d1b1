import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ConfirmationDialog, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { useValidity } from './validity';

export interface PriceRow {
    id: string;
    minQuantity: number;
    unitNet: number;
    validFrom?: string | null;
    validUntil?: string | null;
    productVariant: { id: string; sku: string; name: string };
}

interface Props {
    rows: PriceRow[];
    totalItems: number;
    currencyCode: string;
    skip: number;
    take: number;
    onSkip: (skip: number) => void;
    onDelete: (id: string) => void;
}

export function PriceTable({ rows, totalItems, currencyCode, skip, take, onSkip, onDelete }: Props) {
    const { t } = useLingui();
    const { money, number } = useFormats();
    const validity = useValidity();
    const last = Math.min(skip + take, totalItems);
    return (
        <div className="grid gap-3">
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>SKU</Trans></TableHead>
                        <TableHead><Trans>Variant</Trans></TableHead>
                        <TableHead className="text-end"><Trans>From quantity</Trans></TableHead>
                        <TableHead className="text-end"><Trans>Net price</Trans></TableHead>
                        <TableHead><Trans>Valid</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {rows.map(row => (
                        <TableRow key={row.id}>
                            <TableCell><Ltr>{row.productVariant.sku}</Ltr></TableCell>
                            <TableCell>{row.productVariant.name}</TableCell>
                            <TableCell className="text-end tabular-nums">{number(row.minQuantity)}</TableCell>
                            <TableCell className="text-end tabular-nums">{money(row.unitNet, currencyCode)}</TableCell>
                            <TableCell>{validity(row)}</TableCell>
                            <TableCell>
                                <PermissionGuard requires={['UpdatePriceList']}>
                                    <ConfirmationDialog title={t`Remove the price`} description={`${row.productVariant.name}: ${money(row.unitNet, currencyCode)}`} onConfirm={() => onDelete(row.id)}>
                                        <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the price`}><TrashIcon /></Button>
                                    </ConfirmationDialog>
                                </PermissionGuard>
                            </TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            {totalItems === 0 && <p className="text-sm text-muted-foreground"><Trans>No prices yet</Trans></p>}
            {totalItems > take && (
                <div className="flex items-center gap-3">
                    <Button type="button" variant="outline" disabled={skip === 0} onClick={() => onSkip(Math.max(0, skip - take))}><Trans>Previous</Trans></Button>
                    <span className="text-sm"><Trans>{number(skip + 1)} to {number(last)} of {number(totalItems)}</Trans></span>
                    <Button type="button" variant="outline" disabled={last >= totalItems} onClick={() => onSkip(skip + take)}><Trans>Next</Trans></Button>
                </div>
            )}
        </div>
    );
}
