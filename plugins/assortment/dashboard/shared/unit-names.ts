import { useLingui } from '@lingui/react/macro';

export const unitCodes = [
    'm2', 'metre', 'cm', 'piece', 'set', 'pair', 'pack', 'sixpack', 'twelvepack', 'box', 'bag', 'roll', 'pallet', 'g', 'kg', 'tonne', 'litre', 'hour', 'day', 'week', 'month',
];

/** A unit's own sign or name: `m²`, `roll`. */
export function useUnitName(): (unit: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        m2: t`m²`, metre: t`metre`, piece: t`piece`, roll: t`roll`, box: t`box`, pack: t`pack`, pallet: t`pallet`, kg: t`kg`,
        cm: t`cm`, g: t`g`, tonne: t`tonne`, litre: t`litre`, bag: t`bag`, set: t`set`, pair: t`pair`, sixpack: t`6-pack`,
        twelvepack: t`12-pack`, hour: t`hour`, day: t`day`, week: t`week`, month: t`month`,
    };
    return unit => names[unit] ?? unit;
}
