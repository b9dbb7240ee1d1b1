/** Permissions for loads and their papers: a part of `admin.ts`, which says what the words mean. */
export const transportQueries = {
    loads: ['ReadShipment'],
    load: ['ReadShipment'],
    loadableShipments: ['CreateShipment', 'UpdateShipment'],
};

export const transportMutations = {
    createLoad: ['CreateShipment'],
    updateLoad: ['UpdateShipment'],
    recordGateTime: ['UpdateShipment'],
    cancelLoad: ['DeleteShipment'],
    issueDriverLink: ['UpdateShipment'],
    revokeDriverLink: ['UpdateShipment'],
};
