/** As `admin.ts`: what is decided on the way of production, and reports of it. */

/** Whoever may read any of the reports; which ones, the service asks. */
const readers = ['ReadInsights', 'ReadWorkOrder', 'ReadShipment', 'ReadRating', 'ReadSupportThread'] as const;

export const worksQueries = {
    reportKinds: readers, report: readers,
    productionShortages: ['ReadWorkOrder'],
    productionBatchProposals: ['ReadWorkOrder'],
    orderPromise: ['ReadWorkOrder'],
    productionSettings: ['ReadWorkOrder'],
    replenishment: ['ReadWorkOrder'],
    replenishmentRules: ['ReadWorkOrder'],
    purchaseProposals: ['ReadWorkOrder'],
} as const;

export const worksMutations = {
    settleShortage: ['UpdateWorkOrder'],
    makeProductionBatch: ['UpdateWorkOrder'],
    dissolveProductionBatch: ['UpdateWorkOrder'],
    setPromisedDay: ['UpdateWorkOrder'],
    setProductionSettings: ['UpdateRouting'],
    setReplenishmentRule: ['UpdateRouting'],
    deleteReplenishmentRule: ['UpdateRouting'],
    acceptReplenishment: ['CreateWorkOrder'],
    orderPurchaseProposal: ['UpdateWorkOrder'],
    dropPurchaseProposal: ['UpdateWorkOrder'],
} as const;
