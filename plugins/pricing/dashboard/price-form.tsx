import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, Label } from '@vendure/dashboard';
import { type FormEvent, useId, useState } from 'react';
import { toast } from 'sonner';

import { DayField, errorText, minorOf, quantityOf } from '../../screens/dashboard/shared';
import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';

interface NewPrice {
    variantId: string;
    minQuantity: number;
    unitNet: number;
    validFrom: string | null;
    validUntil: string | null;
}

const blank = { minQuantity: '1', price: '', validFrom: '', validUntil: '' };

/** One price: a variant, from a quantity on, in the currency's main unit. What is refused stays as it was typed. */
export function PriceForm({ currencyCode, onSave }: { currencyCode: string; onSave: (price: NewPrice) => Promise<unknown> }) {
    const { t } = useLingui();
    const id = useId();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [values, setValues] = useState(blank);
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState<string | null>(null);
    const set = (name: keyof typeof blank) => (value: string) => setValues(known => ({ ...known, [name]: value }));
    const [minQuantity, unitNet] = [quantityOf(values.minQuantity), minorOf(values.price)];
    const isWrongPrice = values.price !== '' && Number.isNaN(unitNet);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        if (variant === null || Number.isNaN(minQuantity) || Number.isNaN(unitNet)) {
            setTrouble(variant === null ? t`Choose a product first.` : t`The price must be an amount with at most two decimals`);
            return;
        }
        setBusy(true);
        setTrouble(null);
        onSave({ variantId: variant.id, minQuantity, unitNet, validFrom: values.validFrom || null, validUntil: values.validUntil || null })
            .then(() => {
                setValues(blank);
                setVariant(null);
                toast.success(t`Saved`);
            })
            .catch((error: unknown) => setTrouble(errorText(error)))
            .finally(() => setBusy(false));
    };
    return (
        <form onSubmit={submit} className="grid items-start gap-3 sm:grid-cols-2 xl:grid-cols-4">
            <div className="sm:col-span-2"><VariantField value={variant} onChange={setVariant} /></div>
            <div className="grid gap-2">
                <Label htmlFor={`${id}-quantity`}><Trans>From quantity</Trans></Label>
                <Input id={`${id}-quantity`} dir="ltr" inputMode="numeric" required value={values.minQuantity} aria-invalid={Number.isNaN(minQuantity)} onChange={event => set('minQuantity')(event.target.value)} />
            </div>
            <div className="grid gap-2">
                <Label htmlFor={`${id}-price`}><Trans>Net price</Trans> ({currencyCode})</Label>
                <Input id={`${id}-price`} dir="ltr" inputMode="decimal" required value={values.price} aria-invalid={isWrongPrice} onChange={event => set('price')(event.target.value)} />
            </div>
            <div className="grid gap-2">
                <Label htmlFor={`${id}-from`}><Trans>Valid from</Trans></Label>
                <DayField id={`${id}-from`} value={values.validFrom} onChange={set('validFrom')} />
            </div>
            <div className="grid gap-2">
                <Label htmlFor={`${id}-until`}><Trans>Valid until</Trans></Label>
                <DayField id={`${id}-until`} value={values.validUntil} onChange={set('validUntil')} />
            </div>
            <Button type="submit" className="self-end" disabled={busy}><Trans>Add price</Trans></Button>
            {trouble && <p role="alert" className="text-destructive text-sm sm:col-span-2 xl:col-span-4">{trouble}</p>}
        </form>
    );
}
