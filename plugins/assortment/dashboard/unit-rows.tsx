import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';

import { unitCodes, useUnitName } from './shared';

export interface UnitRow {
    code: string;
    factor: number;
    perUnits: number;
}

export function UnitSelect({ id, value, label, onChange }: { id?: string; value: string; label?: string; onChange: (code: string) => void }) {
    const unitName = useUnitName();
    return (
        <NativeSelect id={id} value={value} aria-label={label} onChange={event => onChange(event.target.value)}>
            {unitCodes.map(code => <NativeSelectOption key={code} value={code}>{unitName(code)}</NativeSelectOption>)}
        </NativeSelect>
    );
}

/** Units beside the base unit, each as an exact ratio: 2 bags are 5 kg. */
export function UnitRows({ baseUnit, units, onChange }: { baseUnit: string; units: UnitRow[]; onChange: (units: UnitRow[]) => void }) {
    const { t } = useLingui();
    const unitName = useUnitName();
    const set = (place: number, change: Partial<UnitRow>) => onChange(units.map((unit, i) => (i === place ? { ...unit, ...change } : unit)));
    const free = unitCodes.find(code => code !== baseUnit && units.every(unit => unit.code !== code)) ?? 'box';
    return (
        <div className="grid gap-2">
            {units.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Sold by the base unit only.</Trans></p>}
            {units.map((unit, place) => (
                <div key={place} className="flex flex-wrap items-center gap-2">
                    <Input
                        className="w-16" type="number" dir="ltr" min={1} aria-label={t`How many of the unit`} value={unit.perUnits}
                        onChange={event => set(place, { perUnits: Number(event.target.value) })}
                    />
                    <UnitSelect value={unit.code} label={t`Unit`} onChange={code => set(place, { code })} />
                    <span>=</span>
                    <Input
                        className="w-24" type="number" dir="ltr" min={1} aria-label={t`How many base units`} value={unit.factor}
                        onChange={event => set(place, { factor: Number(event.target.value) })}
                    />
                    <span className="text-muted-foreground text-sm">{unitName(baseUnit)}</span>
                    <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the unit ${unitName(unit.code)}`} onClick={() => onChange(units.filter((_, i) => i !== place))}>
                        <TrashIcon />
                    </Button>
                </div>
            ))}
            <Button type="button" variant="outline" className="justify-self-start" onClick={() => onChange([...units, { code: free, factor: 12, perUnits: 1 }])}>
                <Trans>Add a unit</Trans>
            </Button>
        </div>
    );
}
