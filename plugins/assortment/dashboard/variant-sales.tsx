import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, Label, NativeSelect, NativeSelectOption, Switch } from '@vendure/dashboard';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { toast } from 'sonner';

import { reportError } from '../../screens/dashboard/shared';
import { setVariantSalesDocument, variantSalesDocument } from './assortment.graphql';

const unitCodes = ['m2', 'metre', 'piece', 'roll', 'box', 'pack', 'pallet', 'kg'];

function Row({ label, children }: { label: ReactNode; children: (id: string) => ReactNode }) {
    const id = useId();
    return (
        <div className="grid gap-2">
            <Label htmlFor={id}>{label}</Label>
            {children(id)}
        </div>
    );
}

/** In which units a variant is sold, from which quantity, and how heavy it is. */
export function VariantSales({ variantId }: { variantId: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { data } = useQuery({ queryKey: ['variant-sales', variantId], queryFn: () => api.query(variantSalesDocument, { variantId }) });
    const [facts, setFacts] = useState(data?.variantSales);
    useEffect(() => setFacts(data?.variantSales), [data]);
    if (!facts) return null;
    const set = (change: Partial<typeof facts>) => setFacts(known => known && { ...known, ...change });
    const number = (name: 'weightG' | 'minQuantity' | 'increment') => (id: string) => (
        <Input id={id} type="number" dir="ltr" value={facts[name]} onChange={event => set({ [name]: Number(event.target.value) })} />
    );
    const setUnit = (place: number, change: { code?: string; factor?: number }) =>
        set({ units: facts.units.map((unit, i) => (i === place ? { ...unit, ...change } : unit)) });
    const choice = (value: string, onChange: (code: string) => void, id?: string) => (
        <NativeSelect id={id} value={value} aria-label={id ? undefined : t`Unit`} onChange={event => onChange(event.target.value)}>
            {unitCodes.map(code => <NativeSelectOption key={code} value={code}>{code}</NativeSelectOption>)}
        </NativeSelect>
    );
    const save = async () => {
        const { baseUnit, weightG, madeToOrder, minQuantity, increment, units } = facts;
        await api.mutate(setVariantSalesDocument, { input: { variantId, baseUnit, weightG, madeToOrder, minQuantity, increment, units: units.map(({ code, factor }) => ({ code, factor })) } });
        await client.invalidateQueries({ queryKey: ['variant-sales', variantId] });
        toast.success(t`Saved`);
    };
    return (
        <div className="grid gap-4">
            <Row label={<Trans>Base unit</Trans>}>{id => choice(facts.baseUnit, baseUnit => set({ baseUnit }), id)}</Row>
            <Row label={<Trans>Weight of one base unit, grams</Trans>}>{number('weightG')}</Row>
            <Row label={<Trans>Smallest quantity</Trans>}>{number('minQuantity')}</Row>
            <Row label={<Trans>In steps of</Trans>}>{number('increment')}</Row>
            <Row label={<Trans>Made to order</Trans>}>
                {id => <Switch id={id} checked={facts.madeToOrder} onCheckedChange={madeToOrder => set({ madeToOrder })} />}
            </Row>
            {facts.units.map((unit, place) => (
                <div key={place} className="flex items-center gap-2">
                    {choice(unit.code, code => setUnit(place, { code }))}
                    <span>=</span>
                    <Input type="number" dir="ltr" min={2} aria-label={t`How many base units`} value={unit.factor} onChange={event => setUnit(place, { factor: Number(event.target.value) })} />
                    <Button type="button" variant="ghost" onClick={() => set({ units: facts.units.filter((_, i) => i !== place) })}><Trans>Remove</Trans></Button>
                </div>
            ))}
            <Button type="button" variant="outline" onClick={() => set({ units: [...facts.units, { code: 'roll', factor: 2 }] })}><Trans>Add a unit</Trans></Button>
            <Button type="button" onClick={() => void save().catch(reportError)}>
                <Trans>Save sales data</Trans>
            </Button>
        </div>
    );
}
