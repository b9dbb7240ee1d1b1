import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, Input, Label, NativeSelect, NativeSelectOption, Textarea } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { toast } from 'sonner';

import { useUnitName } from '../../assortment/dashboard/shared';
import { errorText, Ltr, newKey, quantityOf, SearchField } from '../../screens/dashboard/shared';
import { type CompanyList, saveListDocument, variantsForListDocument } from './lists.graphql';

interface Row {
    variantId: string;
    sku: string;
    name: string;
    unit: string;
    /** In which it is sold; of a line that was there, only its own is known. */
    units: string[];
    quantity: string;
    remark: string;
}

interface Props {
    companyId: string;
    /** None for a new one. */
    list: CompanyList | null;
    onSaved: () => void;
    onCancel: () => void;
}

const keyOf = (row: Row) => `${row.variantId} ${row.unit}`;

/** A list for all of a company: what it is called and what stands on it. */
export function ListEditor({ companyId, list, onSaved, onCancel }: Props) {
    const { t } = useLingui();
    const id = useId();
    const unitName = useUnitName();
    const [key] = useState(newKey);
    const [name, setName] = useState(list?.name ?? '');
    const [remark, setRemark] = useState(list?.remark ?? '');
    const [rows, setRows] = useState<Row[]>(() => (list?.lines ?? []).map(line => ({ ...line, units: [line.unit], quantity: String(line.quantity) })));
    const [trouble, setTrouble] = useState<string | null>(null);
    const [busy, setBusy] = useState(false);
    const find = async (term: string) => (await api.query(variantsForListDocument, { companyId, term })).companyVariants;
    const change = (place: number, with_: Partial<Row>) => setRows(before => before.map((row, i) => (i === place ? { ...row, ...with_ } : row)));
    const add = (one: Awaited<ReturnType<typeof find>>[number]) => {
        const row = { variantId: one.variantId, sku: one.sku, name: one.name, unit: one.baseUnit, units: [...new Set([one.baseUnit, ...one.units.map(unit => unit.code)])], quantity: '1', remark: '' };
        setRows(before => (before.some(known => keyOf(known) === keyOf(row)) ? before : [...before, row]));
    };
    const save = async () => {
        if (rows.some(row => !(quantityOf(row.quantity) > 0))) throw new Error(t`Each quantity must be a whole number above nothing.`);
        const lines = rows.map(row => ({ variantId: row.variantId, unit: row.unit, quantity: quantityOf(row.quantity), remark: row.remark }));
        const input = { ...(list && { id: list.id, version: list.version }), companyId, name, remark, lines, idempotencyKey: key };
        const { saveCompanyShoppingList: answer } = await api.mutate(saveListDocument, { input });
        if (answer.__typename === 'ShoppingListRefusal') throw new Error(answer.message);
        toast.success(t`Saved`);
        onSaved();
    };
    const submit = (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setBusy(true);
        setTrouble(null);
        save().catch((error: unknown) => setTrouble(errorText(error))).finally(() => setBusy(false));
    };
    return (
        <form onSubmit={submit} className="grid gap-4 rounded-md border p-4">
            <div className="grid gap-2">
                <Label htmlFor={`${id}-name`}><Trans>Name</Trans></Label>
                <Input id={`${id}-name`} dir="auto" required maxLength={100} value={name} onChange={event => setName(event.target.value)} />
            </div>
            <div className="grid gap-2">
                <Label htmlFor={`${id}-remark`}><Trans>Remark</Trans></Label>
                <Textarea id={`${id}-remark`} dir="auto" maxLength={500} value={remark} onChange={event => setRemark(event.target.value)} />
            </div>
            <ul className="grid gap-2">
                {rows.map((row, place) => (
                    <li key={keyOf(row)} className="grid grid-cols-[1fr_auto] items-center gap-2 sm:grid-cols-[1fr_auto_auto_auto]">
                        <span className="min-w-0">{row.name} <Ltr className="text-muted-foreground whitespace-nowrap text-sm">{row.sku}</Ltr></span>
                        <Input
                            className="w-24" dir="ltr" inputMode="numeric" required value={row.quantity} aria-label={t`Quantity of ${row.name}`}
                            aria-invalid={!(quantityOf(row.quantity) > 0) || undefined} onChange={event => change(place, { quantity: event.target.value })}
                        />
                        {row.units.length > 1 ? (
                            <NativeSelect value={row.unit} aria-label={t`Unit of ${row.name}`} onChange={event => change(place, { unit: event.target.value })}>
                                {row.units.map(unit => <NativeSelectOption key={unit} value={unit}>{unitName(unit)}</NativeSelectOption>)}
                            </NativeSelect>
                        ) : <span className="text-muted-foreground">{unitName(row.unit)}</span>}
                        <Button type="button" variant="ghost" size="icon" aria-label={t`Take ${row.name} out`} onClick={() => setRows(before => before.filter((_, i) => i !== place))}><TrashIcon /></Button>
                    </li>
                ))}
            </ul>
            <div className="grid gap-2">
                <Label htmlFor={`${id}-add`}><Trans>Add a product</Trans></Label>
                <SearchField
                    id={`${id}-add`} queryKey={['variants-for-list', companyId]} find={find} keyOf={one => one.variantId} placeholder={t`Code or name`} onChoose={add}
                    show={one => <>{one.name} <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></>}
                />
            </div>
            {trouble && <p role="alert" dir="auto" className="text-destructive text-sm">{trouble}</p>}
            <div className="flex justify-end gap-2">
                <Button type="button" variant="outline" onClick={onCancel}><Trans>Cancel</Trans></Button>
                <Button type="submit" disabled={busy}><Trans>Save</Trans></Button>
            </div>
        </form>
    );
}
