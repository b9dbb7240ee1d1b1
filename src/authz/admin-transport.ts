/** Permissions for loads and their papers: a part of `admin.ts`, which says what the words mean. */
export const transportQueries = {
    loads: ['ReadShipment'],
    courierKinds: ['ReadShipment'],
    courierAccounts: ['ReadShipment'],
    courierDraft: ['ReadShipment'],
    load: ['ReadShipment'],
    loadableShipments: ['CreateShipment', 'UpdateShipment'],
};

export const transportMutations = {
    createLoad: ['CreateShipment'],
    saveCourierAccount: ['UpdateSettings'],
    checkCourierAccount: ['UpdateSettings'],
    renewCourierHook: ['UpdateSettings'],
    bookCourier: ['UpdateShipment'],
    cancelCourier: ['UpdateShipment'],
    retryCourier: ['UpdateShipment'],
    updateLoad: ['UpdateShipment'],
    recordGateTime: ['UpdateShipment'],
    cancelLoad: ['DeleteShipment'],
    issueDriverLink: ['UpdateShipment'],
    revokeDriverLink: ['UpdateShipment'],
};
