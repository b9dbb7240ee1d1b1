/** What the ERP has to do with companies: a part of `reach.ts`. Whoever sees the console sees the firm's whole exchange with its ERP, whose customers it may be about. */
export const erpReach = {
    erpKinds: 'any', erpConnections: 'any', erpConnection: 'any', erpObjectSettings: 'any', erpCodeTables: 'any', erpSampleNames: 'closed', erpOverview: 'any', erpRuns: 'any', erpRunsFile: 'any', erpParkedFile: 'closed',
    // Records of customers, of whichever account manager.
    erpParked: 'closed', erpStory: 'closed', erpOwned: 'closed',
    saveErpConnection: 'closed', setErpTable: 'closed', checkErpConnection: 'closed', renewErpWebhook: 'closed', saveErpObjectSetting: 'closed', tryErpMapping: 'closed',
    pullErp: 'closed', decideHeldErpRun: 'closed', decideErpParked: 'closed',
} as const;
