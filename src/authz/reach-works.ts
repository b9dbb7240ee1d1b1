/** As `reach.ts`: what is decided on the way of production, and reports of it. */

export const worksReach = {
    // Narrowed in each query; a company is one within reach, and other ids name nobody's.
    reportKinds: 'any', report: { 'input.companyId??': 'company' },
    productionShortages: 'rows',
    // Of a batch each of its orders is asked: all of them move in the plan.
    productionBatchProposals: 'rows', makeProductionBatch: { 'input.workOrderIds': 'work-order' }, dissolveProductionBatch: { 'input.batchId': 'production-batch' },
    // Articles and the firm's own stock: no customer's.
    replenishment: 'any', replenishmentRules: 'any', purchaseProposals: 'any',
    setReplenishmentRule: 'any', deleteReplenishmentRule: 'any', acceptReplenishment: 'any', orderPurchaseProposal: 'any', dropPurchaseProposal: 'any',
    orderPromise: { orderId: 'order' }, setPromisedDay: { 'input.orderId': 'order' },
    productionSettings: 'any', setProductionSettings: 'any',
    settleShortage: { 'input.orderId': 'order' },
} as const;
