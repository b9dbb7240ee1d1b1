/** Permissions for the ERP: a part of `admin.ts`, which says what the words mean. */
export const erpQueries = {
    erpKinds: ['ReadErp'],
    erpConnections: ['ReadErp'],
    erpConnection: ['ReadErp'],
    erpObjectSettings: ['ReadErp'],
    erpCodeTables: ['ReadErp'],
    // It asks the ERP itself.
    erpSampleNames: ['ManageErp'],
    erpOverview: ['ReadErp'],
    erpRuns: ['ReadErp'],
    erpRunsFile: ['ReadErp'],
    erpParkedFile: ['ReadErp'],
    erpParked: ['ReadErp'],
    erpStory: ['ReadErp'],
    erpOwned: ['ReadErp'],
} as const;

export const erpMutations = {
    saveErpConnection: ['ManageErp'],
    setErpTable: ['ManageErp'],
    checkErpConnection: ['ManageErp'],
    renewErpWebhook: ['ManageErp'],
    saveErpObjectSetting: ['ManageErp'],
    tryErpMapping: ['ManageErp'],
    pullErp: ['ManageErp'],
    decideHeldErpRun: ['ManageErp'],
    decideErpParked: ['ManageErp'],
} as const;
