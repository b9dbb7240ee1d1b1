import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, useLocalFormat } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';

import { formatPrice } from './format-price';

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
    const { formatCurrency } = useLocalFormat();
    const last = Math.min(skip + take, totalItems);
    return (
        <div className="grid gap-3">
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead><Trans>SKU</Trans></TableHead>
                        <TableHead><Trans>Variant</Trans></TableHead>
                        <TableHead><Trans>From quantity</Trans></TableHead>
                        <TableHead><Trans>Net price</Trans></TableHead>
                        <TableHead><Trans>Valid</Trans></TableHead>
                        <TableHead />
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {rows.map(row => (
                        <TableRow key={row.id}>
                            <TableCell><bdi dir="ltr">{row.productVariant.sku}</bdi></TableCell>
                            <TableCell>{row.productVariant.name}</TableCell>
                            <TableCell>{row.minQuantity}</TableCell>
                            <TableCell>{formatPrice(row.unitNet, currencyCode, formatCurrency)}</TableCell>
                            <TableCell><bdi dir="ltr">{row.validFrom ?? '…'} – {row.validUntil ?? '…'}</bdi></TableCell>
                            <TableCell>
                                <PermissionGuard requires={['UpdatePriceList']}>
                                    <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the price`} onClick={() => onDelete(row.id)}><TrashIcon /></Button>
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
                    <span className="text-sm">{skip + 1}–{last} / {totalItems}</span>
                    <Button type="button" variant="outline" disabled={last >= totalItems} onClick={() => onSkip(skip + take)}><Trans>Next</Trans></Button>
                </div>
            )}
        </div>
    );
}
