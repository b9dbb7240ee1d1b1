import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, Label, NativeSelect, NativeSelectOption, Switch } from '@vendure/dashboard';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { toast } from 'sonner';

import { QueryState, reportError } from '../../screens/dashboard/shared';
import { setVariantSalesDocument, unitGroupsDocument, variantSalesDocument } from './assortment.graphql';
import { useUnitName } from './shared';
import { UnitRows, UnitSelect } from './unit-rows';

function Row({ label, hint, children }: { label: ReactNode; hint?: ReactNode; children: (id: string) => ReactNode }) {
    const id = useId();
    return (
        <div className="grid gap-2">
            <Label htmlFor={id}>{label}</Label>
            {children(id)}
            {hint && <p className="text-muted-foreground text-sm">{hint}</p>}
        </div>
    );
}

/** In which units a variant is sold, from which quantity, and how heavy it is. */
export function VariantSales({ variantId }: { variantId: string }) {
    const { t } = useLingui();
    const unitName = useUnitName();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['variant-sales', variantId], queryFn: () => api.query(variantSalesDocument, { variantId }) });
    const groups = useQuery({ queryKey: ['unit-groups'], queryFn: () => api.query(unitGroupsDocument) });
    const [facts, setFacts] = useState(query.data?.variantSales);
    useEffect(() => setFacts(query.data?.variantSales), [query.data]);
    if (!facts) return <QueryState query={query} />;
    const set = (change: Partial<typeof facts>) => setFacts(known => known && { ...known, ...change });
    const group = groups.data?.unitGroups.find(one => one.id === facts.unitGroupId);
    const [baseUnit, units] = group ? [group.baseUnit, group.units] : [facts.baseUnit, facts.units];
    const isRoll = typeof facts.rollWidthCm === 'number';
    const number = (name: 'weightG' | 'minQuantity' | 'increment') => (id: string) => (
        <Input id={id} type="number" dir="ltr" value={facts[name]} onChange={event => set({ [name]: Number(event.target.value) })} />
    );
    const save = async () => {
        const { weightG, madeToOrder, minQuantity, increment, rollWidthCm, unitGroupId, version } = facts;
        const own = units.map(({ code, factor, perUnits }) => ({ code, factor, perUnits }));
        await api.mutate(setVariantSalesDocument, { input: { variantId, baseUnit, weightG, madeToOrder, minQuantity, increment, rollWidthCm, unitGroupId, version, units: own } });
        await client.invalidateQueries({ queryKey: ['variant-sales', variantId] });
        toast.success(t`Saved`);
    };
    return (
        <div className="grid gap-4">
            <Row label={<Trans>Unit group</Trans>}>
                {id => (
                    <NativeSelect id={id} value={facts.unitGroupId ?? ''} onChange={event => set({ unitGroupId: event.target.value || null })}>
                        <NativeSelectOption value="">{t`None: units of its own`}</NativeSelectOption>
                        {groups.data?.unitGroups.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
                    </NativeSelect>
                )}
            </Row>
            {group ? (
                <p className="text-muted-foreground text-sm">
                    <bdi>{[unitName(group.baseUnit), ...group.units.map(one => `${one.perUnits} ${unitName(one.code)} = ${one.factor} ${unitName(group.baseUnit)}`)].join(' · ')}</bdi>
                </p>
            ) : (
                <>
                    <Row label={<Trans>Base unit</Trans>}>{id => <UnitSelect id={id} value={baseUnit} onChange={code => set({ baseUnit: code, rollWidthCm: code === 'cm' ? facts.rollWidthCm : null })} />}</Row>
                    <UnitRows baseUnit={baseUnit} units={units} onChange={changed => set({ units: changed })} />
                </>
            )}
            <Row label={<Trans>Cut from a roll</Trans>} hint={isRoll && <Trans>Counted in centimetres of length; its prices are of one square metre.</Trans>}>
                {id => (
                    <Switch
                        id={id} checked={isRoll} disabled={group !== undefined && group.baseUnit !== 'cm'}
                        onCheckedChange={checked => set(checked ? { rollWidthCm: 400, baseUnit: 'cm', units: facts.units.filter(one => one.code !== 'cm') } : { rollWidthCm: null })}
                    />
                )}
            </Row>
            {isRoll && (
                <Row label={<Trans>Width of the roll, centimetres</Trans>}>
                    {id => <Input id={id} type="number" dir="ltr" min={1} value={facts.rollWidthCm ?? ''} onChange={event => set({ rollWidthCm: Number(event.target.value) })} />}
                </Row>
            )}
            <Row label={<Trans>Weight of one base unit, grams</Trans>}>{number('weightG')}</Row>
            <Row label={<Trans>Smallest quantity</Trans>} hint={unitName(baseUnit)}>{number('minQuantity')}</Row>
            <Row label={<Trans>In steps of</Trans>} hint={unitName(baseUnit)}>{number('increment')}</Row>
            <Row label={<Trans>Made to order</Trans>}>
                {id => <Switch id={id} checked={facts.madeToOrder} onCheckedChange={madeToOrder => set({ madeToOrder })} />}
            </Row>
            <Button type="button" onClick={() => void save().catch(reportError)}>
                <Trans>Save sales data</Trans>
            </Button>
        </div>
    );
}
