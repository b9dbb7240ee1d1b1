/** As `bad-input.ts`: what deliveries cost, and how goods get to the buyer. */
import { type BadCall, calls, freshKey, inputs, type Row, tooLong } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const oldVersion: Row = ['an old version', /version/, { version: 77 }];
const parcel = (upToG: number, net: number) => ({ countryCode: null, currencyCode: 'IRR', upToG, net });

const somebody = ({ ids }: BadWorld) => ({
    code: ids.submittedCode, day: '2031-01-01', startMinute: 600, firstName: 'Ali', lastName: 'Rad', phone: '+982188776655', idempotencyKey: freshKey(),
});

export const deliveryShopBadInput: Record<string, BadCall[]> = {
    announcePickup: inputs('admin of A', somebody,
        ['an order that is delivered', /not-a-pickup|not one that you come for/, {}],
        ['an order that nobody has', /Order/, { code: 'nothing' }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'x' }]),
    setCourierWaybill: inputs('admin of A', ({ ids }) => ({ code: ids.submittedCode, waybillNumber: 'WB-1', idempotencyKey: freshKey() }),
        ['no number', /waybillNumber/, { waybillNumber: ' ' }],
        ['a long number', /waybillNumber/, { waybillNumber: tooLong(60) }],
        ['an order that the firm delivers', /not in a state/, {}],
        ['an order that nobody has', /Order/, { code: 'nothing' }]),
    callOffPickup: calls('admin of A',
        ['an order that is delivered', /not one that you come for/, ({ ids }) => ({ code: ids.submittedCode, idempotencyKey: freshKey() })],
        ['an order that nobody has', /Order/, () => ({ code: 'nothing', idempotencyKey: freshKey() })]),
};

export const deliveryAdminBadInput: Record<string, BadCall[]> = {
    updateDeliverySettings: inputs('superadmin', () => ({ volumetricDivisor: 5000, currencies: [], parcels: [], pallets: [] }),
        ['a divisor of nothing', /volumetricDivisor/, { volumetricDivisor: 0 }],
        ['a currency twice', /currencies\.1/, { currencies: [{ currencyCode: 'IRR' }, { currencyCode: 'IRR' }] }],
        ['an amount below nothing', /minimumNet/, { currencies: [{ currencyCode: 'IRR', minimumNet: -1 }] }],
        ['a country that is none', /countryCode/, { pallets: [{ countryCode: 'Iran', currencyCode: 'IRR', net: 1 }] }],
        ['a heavier parcel for less', /parcels\.1\.net/, { parcels: [parcel(1, 9), parcel(2, 8)] }],
        ['a weight twice', /parcels\.1\.upToG/, { parcels: [parcel(1, 9), parcel(1, 9)] }],
        oldVersion),
    updatePickupSettings: inputs('superadmin', () => ({ slotMinutes: 60, capacity: 1, preparationHours: 24, daysAhead: 14, hours: [] }),
        ['a slot of nothing', /slotMinutes/, { slotMinutes: 0 }],
        ['no place', /capacity/, { capacity: 0 }],
        ['an eighth day of the week', /weekday/, { hours: [{ weekday: 7, fromMinute: 0, untilMinute: 60 }] }],
        ['hours that end before they begin', /untilMinute/, { hours: [{ weekday: 1, fromMinute: 60, untilMinute: 60 }] }],
        ['hours that meet', /hours\.1/, { hours: [{ weekday: 1, fromMinute: 0, untilMinute: 60 }, { weekday: 1, fromMinute: 30, untilMinute: 90 }] }],
        ['a mail that is none', /mail/, { mail: tooLong(300) }],
        oldVersion),
    setCompanyDeliveryTerms: inputs('superadmin', ({ ids }) => ({ companyId: ids.companyId, minimumNet: 5 }),
        ['an amount below nothing', /minimumNet/, { minimumNet: -1 }],
        ['no way at all', /ways/, { ways: [] }],
        ['an unknown way', /ways/, { ways: ['boat'] }],
        ['an unknown company', /Company/, { companyId: nobodysId }],
        oldVersion),
    setCategoryWarehouse: inputs('superadmin', ({ ids }) => ({ collectionId: ids.collectionId, stockLocationId: null }),
        ['an unknown category', /Collection/, { collectionId: nobodysId }],
        ['an unknown warehouse', /stockLocationId/, { stockLocationId: nobodysId }],
        oldVersion),
    setVariantDelivery: inputs('superadmin', ({ ids }) => ({ variantId: ids.variantId, volumeCm3: 1, oversize: [] }),
        ['a volume below nothing', /volumeCm3/, { volumeCm3: -1 }],
        ['a pallet of nothing', /unitsPerPallet/, { unitsPerPallet: 0 }],
        ['a currency twice', /oversize/, { oversize: [{ currencyCode: 'IRR', net: 1 }, { currencyCode: 'IRR', net: 2 }] }],
        ['an unknown variant', /ProductVariant/, { variantId: nobodysId }],
        oldVersion),
};
