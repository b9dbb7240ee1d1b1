/** What loads and their papers have to do with companies: a part of `reach.ts`, which says what the words mean. */
const load = { id: 'load' } as const;

/** A load is seen with what is within reach of it, and changed, and its papers printed, only when all of it is. */
export const transportReach = {
    loads: 'rows',
    load: 'rows',
    loadableShipments: 'rows',
    createLoad: { 'input.shipmentIds': 'shipment' },
    updateLoad: { 'input.id': 'load', 'input.shipmentIds': 'shipment' },
    recordGateTime: { 'input.id': 'load' },
    cancelLoad: load,
    issueDriverLink: { loadId: 'load' },
    revokeDriverLink: { loadId: 'load' },
    // The firm's accounts with couriers are no company's, and set up by who sees all of them.
    courierKinds: 'any',
    courierAccounts: 'any',
    saveCourierAccount: 'closed',
    checkCourierAccount: 'closed',
    renewCourierHook: 'closed',
    courierDraft: { shipmentId: 'shipment' },
    bookCourier: { 'input.shipmentId': 'shipment' },
    cancelCourier: { shipmentId: 'shipment' },
    retryCourier: { shipmentId: 'shipment' },
} as const;
