import { Trans, useLingui } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, ConfirmationDialog, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';

import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';
import { type Field, FieldForm, inputOf, minorOf, QueryState, quantityOf, reportError, type Values } from '../../screens/dashboard/shared';
import { useValidity } from './validity';

/** A required choice with an empty value counts as none, so the choice of all has a value of its own. */
export const everything = '*';

export interface DatedRow {
    id: string;
    validFrom?: string | null;
    validUntil?: string | null;
}

interface Column<Row> {
    head: ReactNode;
    isNumber?: boolean;
    cell: (row: Row) => ReactNode;
}

interface Props<Row> {
    query: UseQueryResult;
    rows: Row[];
    columns: Column<Row>[];
    /** For the question whether it is to go. */
    nameOf: (row: Row) => string;
    empty: ReactNode;
    /** Asked for before the fields: always, or only if the discount is of one article. */
    article?: 'required' | 'optional';
    fields: Field[];
    initial: Values;
    /** Which of the fields are whole numbers, amounts or percentages. */
    numbers: Record<string, 'count' | 'amount' | 'percent'>;
    onSave: (input: object) => Promise<unknown>;
    onDelete: (id: string) => Promise<unknown>;
}

/** Discounts of one kind: those there are, and a form for one more. */
export function DiscountBlock<Row extends DatedRow>({ query, rows, columns, nameOf, empty, onDelete, ...form }: Props<Row>) {
    const { t } = useLingui();
    const validity = useValidity();
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdatePriceList']}><BlockForm {...form} /></PermissionGuard>
            <QueryState query={query} />
            {query.data !== undefined && rows.length === 0 && <p className="text-sm text-muted-foreground">{empty}</p>}
            {rows.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            {columns.map((column, place) => <TableHead key={place} className={column.isNumber ? 'text-end' : undefined}>{column.head}</TableHead>)}
                            <TableHead><Trans>Valid</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {rows.map(row => (
                            <TableRow key={row.id}>
                                {columns.map((column, place) => <TableCell key={place} className={column.isNumber ? 'text-end tabular-nums' : undefined}>{column.cell(row)}</TableCell>)}
                                <TableCell>{validity(row)}</TableCell>
                                <TableCell>
                                    <PermissionGuard requires={['UpdatePriceList']}>
                                        <ConfirmationDialog
                                            title={t`Remove the discount`} description={nameOf(row)}
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

function BlockForm<Row>({ article, fields, initial, numbers, onSave }: Pick<Props<Row>, 'article' | 'fields' | 'initial' | 'numbers' | 'onSave'>) {
    const { t } = useLingui();
    const [made, setMade] = useState(0);
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const dates: Field[] = [
        { name: 'validFrom', label: t`Valid from`, kind: 'date' },
        { name: 'validUntil', label: t`Valid until`, kind: 'date' },
    ];
    const save = async (values: Values) => {
        if (article === 'required' && variant === null) throw new Error(t`Choose a product first.`);
        const troubles = { count: t`must be a whole number`, amount: t`must be an amount with at most two decimals`, percent: t`must be a percentage with at most two decimals` };
        const read = Object.entries(numbers).map(([name, kind]): [string, number] => {
            // A percentage is read as money is: its hundredths are basis points.
            const number = kind === 'count' ? quantityOf(String(values[name])) : minorOf(String(values[name]));
            if (Number.isNaN(number)) throw new Error(`${name}: ${troubles[kind]}`);
            return [name, number];
        });
        const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === everything ? '' : value]));
        await onSave({ ...inputOf(given), ...Object.fromEntries(read), ...(article && { productVariantId: variant?.id ?? null }) });
        toast.success(t`Saved`);
        setVariant(null);
        setMade(made + 1);
    };
    return (
        <div className="grid gap-4">
            {article && <div className="max-w-xl"><VariantField value={variant} onChange={setVariant} /></div>}
            <FieldForm key={made} fields={[...fields, ...dates]} initial={{ ...initial, validFrom: '', validUntil: '' }} submitLabel={<Trans>Add discount</Trans>} onSubmit={save} />
        </div>
    );
}
