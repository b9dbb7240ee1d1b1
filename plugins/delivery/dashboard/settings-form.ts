import { majorOf, minorOf, numberOf } from '../../screens/dashboard/shared';
import type { SettingsShown } from './delivery.graphql';

/** A row of a tariff as typed. */
export interface TariffRow {
    countryCode: string;
    currencyCode: string;
    /** Of a parcel, in kilograms. */
    upToKg: string;
    net: string;
}

export interface SettingsDraft {
    divisor: string;
    /** By currency; empty is none. */
    minimums: Record<string, string>;
    fixed: Record<string, string>;
    parcels: TariffRow[];
    pallets: TariffRow[];
}

export const currencies = ['IRR', 'PLN', 'RUB', 'EUR', 'USD'];

export function draftOf(settings: SettingsShown): SettingsDraft {
    const row = (one: { countryCode: string | null; currencyCode: string; net: number; upToG?: number }): TariffRow => ({
        ...{ countryCode: one.countryCode ?? '', currencyCode: one.currencyCode, net: majorOf(one.net), upToKg: one.upToG === undefined ? '' : String(one.upToG / 1000) },
    });
    const typed = (of: (one: SettingsShown['currencies'][number]) => number | null) =>
        Object.fromEntries(settings.currencies.map(one => [one.currencyCode, of(one)] as const).flatMap(([code, minor]) => (minor === null ? [] : [[code, majorOf(minor)]])));
    return {
        divisor: String(settings.volumetricDivisor),
        minimums: typed(one => one.minimumNet),
        fixed: typed(one => one.fixedNet),
        parcels: settings.parcels.map(row),
        pallets: settings.pallets.map(row),
    };
}

const amountOf = (written: string | undefined) => (written?.trim() ? minorOf(written) : null);

/** As the server takes it; fields that do not read as numbers are NaN. */
export function inputOfDraft(draft: SettingsDraft) {
    const place = (row: TariffRow) => ({ countryCode: row.countryCode.trim().toUpperCase() || null, currencyCode: row.currencyCode as 'IRR', net: minorOf(row.net) });
    return {
        volumetricDivisor: numberOf(draft.divisor),
        currencies: currencies
            .map(currencyCode => ({ currencyCode: currencyCode as 'IRR', minimumNet: amountOf(draft.minimums[currencyCode]), fixedNet: amountOf(draft.fixed[currencyCode]) }))
            .filter(one => one.minimumNet !== null || one.fixedNet !== null),
        parcels: draft.parcels.map(row => ({ ...place(row), upToG: Math.round(numberOf(row.upToKg) * 1000) })),
        pallets: draft.pallets.map(place),
    };
}

export function isReadable(input: ReturnType<typeof inputOfDraft>): boolean {
    const numbers = [input.volumetricDivisor, ...input.currencies.flatMap(one => [one.minimumNet, one.fixedNet]), ...input.parcels.flatMap(one => [one.upToG, one.net]), ...input.pallets.map(one => one.net)];
    return !numbers.some(Number.isNaN) && Number.isInteger(input.volumetricDivisor);
}
