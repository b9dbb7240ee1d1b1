/** What is told the ERP has to do with companies: a part of `reach.ts`. Documents are those of his companies, in the query. */
export const pushReach = {
    erpDocuments: 'rows', erpPushQueues: 'any', erpPushSetting: 'any', figureAges: 'any', saveErpPushSetting: 'closed', replayErpDocuments: 'rows', discardErpDocument: 'rows',
    // Records of customers, of whichever account manager.
    erpReconciliations: 'any', erpDifferences: 'closed', erpDifferencesFile: 'closed', startErpReconciliation: 'closed',
} as const;
