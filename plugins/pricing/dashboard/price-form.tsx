import { Trans, useLingui } from '@lingui/react/macro';
import { api, Button, Input, Label } from '@vendure/dashboard';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { toast } from 'sonner';

import { reportError } from '../../screens/dashboard/shared';
import { variantBySkuDocument } from './pricing.graphql';

export async function variantBySku(sku: string): Promise<{ id: string; sku: string; name: string } | undefined> {
    const { productVariants } = await api.query(variantBySkuDocument, { sku: sku.trim() });
    return productVariants.items[0];
}

interface FieldProps {
    label: ReactNode;
    value: string;
    onChange: (value: string) => void;
    type?: 'text' | 'date' | 'number';
    required?: boolean;
}

export function Field({ label, value, onChange, type = 'text', required }: FieldProps) {
    const id = useId();
    return (
        <div className="grid gap-2">
            <Label htmlFor={id}>{label}</Label>
            <Input id={id} type={type} dir="ltr" value={value} required={required} onChange={event => onChange(event.target.value)} />
        </div>
    );
}

const blank = { sku: '', minQuantity: '1', price: '', validFrom: '', validUntil: '' };

/** One price: a variant by its code, from a quantity on, in the currency's main unit. */
export function PriceForm({ onSave }: { onSave: (price: { variantId: string; minQuantity: number; unitNet: number; validFrom: string | null; validUntil: string | null }) => Promise<unknown> }) {
    const { t } = useLingui();
    const [values, setValues] = useState(blank);
    const [busy, setBusy] = useState(false);
    const set = (name: keyof typeof blank) => (value: string) => setValues(known => ({ ...known, [name]: value }));
    const save = async () => {
        const variant = await variantBySku(values.sku);
        if (!variant) throw new Error(t`There is no variant of this code`);
        const [whole = '', fraction = ''] = values.price.trim().split('.');
        if (!/^\d+$/.test(whole) || !/^\d{0,2}$/.test(fraction)) throw new Error(t`The price must be an amount with at most two decimals`);
        const unitNet = Number(whole + fraction.padEnd(2, '0'));
        await onSave({ variantId: variant.id, minQuantity: Number(values.minQuantity), unitNet, validFrom: values.validFrom || null, validUntil: values.validUntil || null });
        setValues(blank);
        toast.success(t`Saved`);
    };
    const submit = (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setBusy(true);
        save().catch(reportError).finally(() => setBusy(false));
    };
    return (
        <form onSubmit={submit} className="grid items-end gap-3 md:grid-cols-6">
            <Field label={<Trans>SKU</Trans>} value={values.sku} onChange={set('sku')} required />
            <Field label={<Trans>From quantity</Trans>} type="number" value={values.minQuantity} onChange={set('minQuantity')} required />
            <Field label={<Trans>Net price</Trans>} value={values.price} onChange={set('price')} required />
            <Field label={<Trans>Valid from</Trans>} type="date" value={values.validFrom} onChange={set('validFrom')} />
            <Field label={<Trans>Valid until</Trans>} type="date" value={values.validUntil} onChange={set('validUntil')} />
            <Button type="submit" disabled={busy}><Trans>Add price</Trans></Button>
        </form>
    );
}
