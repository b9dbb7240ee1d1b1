/** What loads and their papers have to do with companies: a part of `reach.ts`, which says what the words mean. */
const load = { id: 'load' } as const;

/** A load is within reach when all its shipments are. */
export const transportReach = {
    // Closed until it is certain that a list of theirs shows no load with shipments of others.
    loads: 'closed',
    load,
    loadableShipments: 'rows',
    createLoad: { 'input.shipmentIds': 'shipment' },
    updateLoad: { 'input.id': 'load', 'input.shipmentIds': 'shipment' },
    recordGateTime: { 'input.id': 'load' },
    cancelLoad: load,
    issueDriverLink: { loadId: 'load' },
    revokeDriverLink: { loadId: 'load' },
} as const;
