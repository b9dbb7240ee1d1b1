import { z } from 'zod';

import { optional, recordId } from '../../../kernel/vendure-input';
import { countryCode } from '../../organizations';
import { deliveryWays } from '../domain/delivery-ways';

/** Far beyond what anybody pays, and small enough for sums to be counted exactly. */
const most = 10_000_000_000_000;
export const netAmount = z.int('must be an amount').min(0).max(most);
const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters');
const version = z.int().nullish();
const country = optional(countryCode);

export const waysSchema = z.array(z.enum(deliveryWays)).min(1).max(deliveryWays.length).transform(list => deliveryWays.filter(way => list.includes(way)));

export const settingsSchema = z
    .object({
        volumetricDivisor: z.int().min(1).max(1_000_000),
        currencies: z.array(z.object({ currencyCode, minimumNet: optional(netAmount), fixedNet: optional(netAmount) })).max(20),
        parcels: z.array(z.object({ countryCode: country, currencyCode, upToG: z.int().min(1).max(1_000_000_000), net: netAmount })).max(1_000),
        pallets: z.array(z.object({ countryCode: country, currencyCode, net: netAmount })).max(500),
        version,
    })
    .superRefine(({ currencies, parcels, pallets }, context) => {
        const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
        twice(currencies.map(one => one.currencyCode)).forEach(i => refuse(['currencies', i, 'currencyCode'], 'may be named once'));
        twice(pallets.map(one => `${one.countryCode} ${one.currencyCode}`)).forEach(i => refuse(['pallets', i, 'countryCode'], 'has a price in this currency already'));
        twice(parcels.map(one => `${one.countryCode} ${one.currencyCode} ${one.upToG}`)).forEach(i => refuse(['parcels', i, 'upToG'], 'stands there already'));
        parcels.forEach((one, i) => {
            const lighterAndDearer = parcels.some(other =>
                other.countryCode === one.countryCode && other.currencyCode === one.currencyCode && other.upToG < one.upToG && other.net > one.net);
            if (lighterAndDearer) refuse(['parcels', i, 'net'], 'must not be less than that of a lighter parcel');
        });
    });

export const termsSchema = z.object({ companyId: recordId, minimumNet: optional(netAmount), ways: optional(waysSchema), version });

export const variantSchema = z
    .object({
        variantId: recordId,
        volumeCm3: z.number().min(0).max(1_000_000_000).refine(value => Number.isInteger(Math.round(value * 1_000_000) / 1_000), 'may have at most three decimals'),
        unitsPerPallet: optional(z.int().min(1).max(1_000_000_000)),
        oversize: z.array(z.object({ currencyCode, net: netAmount })).max(20),
        version,
    })
    .superRefine(({ oversize }, context) => {
        twice(oversize.map(one => one.currencyCode)).forEach(i => context.addIssue({ code: 'custom', path: ['oversize', i, 'currencyCode'], message: 'may be named once' }));
    });

function twice(keys: readonly string[]): number[] {
    return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [i] : []));
}
