/** Permissions for what the ERP is told: a part of `admin.ts`, which says what the words mean. */
export const pushQueries = {
    erpDocuments: ['ReadErp'],
    erpPushQueues: ['ReadErp'],
    erpPushSetting: ['ReadErp'],
    erpReconciliations: ['ReadErp'],
    erpDifferences: ['ReadErp'],
    erpDifferencesFile: ['ReadErp'],
    // How old figures are concerns whoever sees them.
    figureAges: 'staff',
} as const;

export const pushMutations = {
    saveErpPushSetting: ['ManageErp'],
    replayErpDocuments: ['ManageErp'],
    discardErpDocument: ['ManageErp'],
    startErpReconciliation: ['ManageErp'],
} as const;
