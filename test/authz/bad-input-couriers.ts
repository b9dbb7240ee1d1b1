/** As `bad-input.ts`, for couriers: a part of `bad-input-works.ts`. */
import { type BadCall, calls, inputs, tooLong } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';
import { courierAccount, courierOrder, courierParcel } from './good-input-couriers';

const order = ({ ids }: BadWorld) => ({ ...courierOrder(), shipmentId: ids.plannedShipmentId, accountId: ids.courierAccountId });
const nobodys = { shipmentId: nobodysId };

export const courierBadInput: Record<string, BadCall[]> = {
    saveCourierAccount: inputs('superadmin', courierAccount,
        ['a courier that is none', /kind/, { kind: 'pigeon' }],
        ['a service that is none', /service/, { service: 'teleport' }],
        ['an unknown account', /CourierAccount/, { id: nobodysId, version: 1 }],
        ['no token', /token/, { token: null }],
        ['a long name', /name/, { name: tooLong(100) }]),
    checkCourierAccount: calls('superadmin', ['an unknown account', /CourierAccount/, { id: nobodysId }]),
    renewCourierHook: calls('superadmin', ['an unknown account', /CourierAccount/, { accountId: nobodysId }]),
    bookCourier: inputs('transport-officer', order,
        ['an unknown shipment', /Shipment/, nobodys],
        ['an unknown account', /CourierAccount/, { accountId: nobodysId }],
        ['no parcel', /parcels/, { parcels: [] }],
        ['a parcel of no weight', /weightG/, { parcels: [{ ...courierParcel, weightG: 0 }] }],
        ['a country that is none', /countryCode/, { countryCode: 'Poland' }],
        ['an address that is none', /receiverEmail/, { receiverEmail: 'nobody' }],
        ['a long street', /streetLine/, { streetLine: tooLong(150) }],
        ['no money to collect', /cashMinor/, { cashMinor: 0 }]),
    cancelCourier: calls('transport-officer', ['an unknown shipment', /Shipment/, { ...nobodys, reason: 'other plans' }], ['no reason', /reason/, { ...nobodys, reason: '' }]),
    retryCourier: calls('transport-officer', ['an unknown shipment', /Shipment/, nobodys]),
};
