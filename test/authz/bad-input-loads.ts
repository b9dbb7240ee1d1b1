/** As `bad-input.ts`, for loads: a part of `bad-input-works.ts`. */
import { type BadCall, calls, freshKey, inputs, tooLong } from './bad-input';
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

const load = ({ ids }: BadWorld) => ({ shipmentIds: [ids.plannedShipmentId], driverName: 'Karim', plate: '12-345', idempotencyKey: freshKey() });

export const loadBadInput: Record<string, BadCall[]> = {
    createLoad: inputs('transport-officer', load,
        ['no shipment', /shipmentIds/, { shipmentIds: [] }],
        ['an unknown shipment', /Shipment/, { shipmentIds: [nobodysId] }],
        ['a shipment twice', /shipmentIds/, ({ ids }) => ({ shipmentIds: [ids.plannedShipmentId, ids.plannedShipmentId] })],
        ['a country without limits', /countryCode/, { countryCode: 'XX' }],
        ['an unknown vehicle', /TransportVehicle/, { vehicleId: nobodysId }],
        ['a long carrier', /carrier/, { carrier: tooLong(150) }]),
    updateLoad: inputs('transport-officer', ({ ids }) => ({ id: nobodysId, version: 1, shipmentIds: [ids.plannedShipmentId] }),
        ['an unknown load', /TransportLoad/, {}],
        ['a year that is none', /gateAt/, { gateAt: '0004-01-01T00:00:00Z' }]),
    recordGateTime: inputs('transport-officer', () => ({ id: nobodysId, step: 'arrived' }),
        ['an unknown load', /TransportLoad/, {}],
        ['a step that is none', /step/, { step: 'flown' }],
        ['a long reason', /reason/, { reason: tooLong(500) }]),
    cancelLoad: calls('transport-officer', ['an unknown load', /TransportLoad/, () => ({ id: nobodysId, reason: 'no lorry' })], ['no reason', /reason/, () => ({ id: nobodysId, reason: '' })]),
    issueDriverLink: calls('transport-officer', ['an unknown load', /TransportLoad/, () => ({ loadId: nobodysId })]),
    revokeDriverLink: calls('transport-officer', ['an unknown load', /TransportLoad/, () => ({ loadId: nobodysId })]),
};
