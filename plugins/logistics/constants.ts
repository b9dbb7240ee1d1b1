import { CrudPermissionDefinition, PermissionDefinition } from '@vendure/core';

export const LOGISTICS_OPTIONS = Symbol('LOGISTICS_OPTIONS');

export const shipmentPermission = new CrudPermissionDefinition('Shipment');

export const weighShipment = new PermissionDefinition({
    name: 'WeighShipment',
    description: 'Read the weighbridge and record weights',
});
