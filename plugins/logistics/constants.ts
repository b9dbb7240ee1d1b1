import { CrudPermissionDefinition, PermissionDefinition } from '@vendure/core';

export const LOGISTICS_OPTIONS = Symbol('LOGISTICS_OPTIONS');

export const shipmentPermission = new CrudPermissionDefinition('Shipment');

export const weighShipment = new PermissionDefinition({
    name: 'WeighShipment',
    description: 'Read the weighbridge and record weights',
});

/** Messages of the outbox to couriers. */
export const courierKinds = { book: 'courier.book', pay: 'courier.pay', cancel: 'courier.cancel', ask: 'courier.ask' } as const;
