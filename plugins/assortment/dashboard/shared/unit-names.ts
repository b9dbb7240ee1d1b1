import { useLingui } from '@lingui/react/macro';

/** A unit's own sign or name: `m²`, `roll`. */
export function useUnitName(): (unit: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        m2: t`m²`, metre: t`metre`, piece: t`piece`, roll: t`roll`, box: t`box`, pack: t`pack`, pallet: t`pallet`, kg: t`kg`,
    };
    return unit => names[unit] ?? unit;
}
