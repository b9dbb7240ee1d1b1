/**
 * What each root field of the Admin API has to do with companies, for staff who do not see all of them. What is named nowhere here is
 * closed to them, so that a new field is a wall until somebody has thought about it; `test/e2e/reach.e2e-spec.ts` asks that somebody has.
 */

import { erpReach } from './reach-erp';
import { goodsReach } from './reach-goods';
import { transportReach } from './reach-transport';
import { pushReach } from './reach-push';
import { serviceReach } from './reach-service';
import { worksReach } from './reach-works';

/** What an argument may name; the SQL that finds its company's account manager is in `src/edge/reach-owners.ts`. */
export type Noun =
    | 'company'
    | 'branch'
    | 'member'
    | 'order'
    | 'quote' | 'thread'
    | 'shipment' | 'load'
        | 'support-file' | 'complaint'
     
    | 'ticket' | 'weight-request' | 'weighing-photo'
    | 'work-order'
    | 'contract-price'
    | 'category-discount'
    | 'customer-code'
    | 'purchase-goal' | 'purchase-quota'
    | 'credit-note'
    | 'shopping-list'
    | 'lead'
    | 'opportunity'
    | 'address'
    | 'approval-rule'
    | 'company-role'
    | 'spending-limit'
    | 'deputy'
    | 'merge'
    | 'application'
    | 'change-request'
    | 'credit-proposal'
    | 'invoice' | 'incoming-payment' | 'limit-request' | 'payment-attempt'
    | 'production-problem' | 'production-batch'
    | 'staff';

/**
 * `any`: no company's data in it. `rows`: what it gives is filtered, by `src/edge/reach-strategy.ts` or in the query. Else where the ids
 * are that must be within reach; `closed`: for those who see all companies. A list of ids counts as each of them. One with a question mark may be left out, but not be null, which takes away what was there; one with
 * two may be either.
 */
export type ReachRule = 'any' | 'rows' | 'closed' | Readonly<Record<string, Noun>>;

const order = { 'input.orderId': 'order' } as const;
const incomingPayment = { 'input.id': 'incoming-payment' } as const;
const application = { id: 'application' } as const;
const lead = { id: 'lead' } as const;
const opportunity = { id: 'opportunity' } as const;
const shipment = { id: 'shipment' } as const;
const anything = (...fields: string[]) => Object.fromEntries(fields.map(field => [field, 'any' as const]));

export const reachRules: Readonly<Record<string, ReachRule>> = {
    // organizations
    companies: 'rows',
    company: { id: 'company' },
    createCompany: { 'input.managerAdministratorId??': 'staff' },
    updateCompany: { 'input.id': 'company', 'input.managerAdministratorId?': 'staff' },
    setCompanyActive: { id: 'company' },
    createCompanyBranch: { 'input.companyId': 'company', 'input.parentId??': 'branch' },
    updateCompanyBranch: { 'input.id': 'branch', 'input.parentId??': 'branch' },
    inviteMember: { 'input.companyId': 'company', 'input.branchId??': 'branch' },
    resendInvitation: { id: 'member' },
    updateCompanyMember: { 'input.id': 'member', 'input.branchId??': 'branch' },
    companyGroups: 'rows',
    createCompanyGroup: 'any',
    // What changes a group changes what all its companies may do.
    updateCompanyGroup: 'closed',
    deleteCompanyGroup: 'closed',
    companyMerges: { companyId: 'company' },
    companyDuplicates: { 'companyId??': 'company' },
    companyMergePreview: { keepId: 'company', dropId: 'company' },
    recentCompanyMerges: 'rows',
    mergeCompanies: { keepId: 'company', dropId: 'company' },
    undoCompanyMerge: { id: 'merge' },
    createCompanyRole: { 'input.companyId': 'company' },
    updateCompanyRole: { 'input.id': 'company-role' },
    deleteCompanyRole: { id: 'company-role' },
    // addresses
    // Without a company those of all that he sees.
    companyAddresses: { 'input.companyId??': 'company' },
    createCompanyAddress: { 'input.companyId': 'company' },
    updateCompanyAddress: { 'input.id': 'address' },
    acceptCompanyAddress: { id: 'address' },
    refuseCompanyAddress: { id: 'address' },
    retireCompanyAddress: { id: 'address' },
    // approvals
    companyApprovalPolicy: { companyId: 'company' },
    createCompanyApprovalRule: { 'input.companyId': 'company' },
    updateCompanyApprovalRule: { 'input.id': 'approval-rule' },
    deleteCompanyApprovalRule: { id: 'approval-rule' },
    setCompanySpendingLimit: { 'input.companyId': 'company' },
    deleteCompanySpendingLimit: { id: 'spending-limit' },
    createCompanyDeputy: { 'input.companyId': 'company' },
    updateCompanyDeputy: { 'input.id': 'deputy' },
    deleteCompanyDeputy: { id: 'deputy' },
    // registration: an application that nobody took up is everybody's who may decide
    accessApplications: 'rows',
    accessApplication: application,
    registrationInbox: 'rows',
    applicationDeciders: 'rows',
    assignApplication: { 'input.id': 'application', 'input.administratorId??': 'staff' },
    askApplicant: { 'input.id': 'application' },
    refuseApplication: { 'input.id': 'application' },
    acceptApplication: {
        'input.id': 'application',
        'input.companyId??': 'company',
        'input.company.managerAdministratorId??': 'staff',
        'input.member.branchId??': 'branch',
    },
    sendApplicantWelcome: { 'input.id': 'application' },
    consentTexts: 'any',
    publishConsentTexts: 'any',
    changeRequests: 'rows',
    changeRequest: { id: 'change-request' },
    decideChangeRequest: { 'input.id': 'change-request' },
    // distributors, resale
    companyDistribution: { companyId: 'company' },
    distributorCompanies: 'rows',
    setCompanyDistributor: { 'input.companyId': 'company', 'input.distributorCompanyId??': 'company' },
    setCompanyIsDistributor: { companyId: 'company' },
    orderResale: { orderId: 'order' },
    // organizations, the firm's own
    firmSettings: 'any',
    updateFirmSettings: 'any',
    actingSessions: 'rows',
    actForMember: { memberId: 'member' },
    endActingSession: 'rows',
    // staff: who is there is no secret; reach itself is set by whoever sees all
    staffMembers: 'any',
    staffMember: 'any',
    firmBranches: 'any',
    updateStaffMember: 'closed',
    blockStaffMember: 'closed',
    unblockStaffMember: 'closed',
    createFirmBranch: 'closed',
    updateFirmBranch: 'closed',
    deleteFirmBranch: 'closed',
    resetSecondFactor: 'closed',
    secondFactorRoles: 'any',
    setSecondFactorRoles: 'closed',
    ownSecondFactor: 'any',
    beginSecondFactor: 'any',
    confirmSecondFactor: 'any',
    renewRecoveryCodes: 'any',
    // assortment, availability, pricing, relations, sets, quotas, goals, lists
    ...goodsReach,
    ...transportReach,
    ...erpReach,
    ...pushReach,
    ...serviceReach,
    ...goodsReach, ...worksReach,
    // delivery
    deliverySettings: 'any',
    updateDeliverySettings: 'any',
    companyDeliveryTerms: { companyId: 'company' },
    setCompanyDeliveryTerms: { 'input.companyId': 'company' },
    variantDelivery: 'any',
    setVariantDelivery: 'any',
    categoryWarehouse: 'any',
    setCategoryWarehouse: 'any',
    pickupSettings: 'any',
    updatePickupSettings: 'any',
    pickupBoard: 'rows',
    // purchasing
    companyOrders: 'rows',
    companyOrder: { id: 'order' },
    companyOrderCounts: 'rows',
    waitingOrderChanges: 'rows',
    orderChangeEffect: { orderId: 'order' },
    orderRules: 'any',
    updateOrderRules: 'any',
    companyVariants: { companyId: 'company' },
    companyQuote: { 'input.companyId': 'company', 'input.branchId??': 'branch' },
    ...{ approveOrder: order, rejectOrder: order, holdOrder: order, releaseHeldOrder: order, cancelCompanyOrder: order, handOutPreSale: order, decideOrderChange: order },
    placeOrderForCompany: { 'input.companyId': 'company', 'input.branchId': 'branch' },
    // quotes
    ...{ quotes: 'rows', quoteRules: 'any', quoteOwners: 'rows', setQuoteRules: 'closed', quote: { id: 'quote' }, quotePdf: { id: 'quote' }, quotableVariants: { companyId: 'company' }, quoteContacts: { companyId: 'company' } },
    startQuote: { 'input.companyId': 'company', 'input.memberId??': 'member' },
    ...Object.fromEntries(['saveQuoteDraft', 'sendQuote', 'decideQuoteDraft', 'closeQuote', 'commentOnQuote'].map(field => [field, { 'input.id': 'quote' } as const])),
    assignQuote: { 'input.id': 'quote', 'input.administratorId??': 'staff', 'input.memberId??': 'member' },
    // finance
    companyCredit: { companyId: 'company' },
    companyCredits: 'rows',
    setCreditTerms: { 'input.companyId': 'company' },
    creditProposals: { 'companyId??': 'company' },
    decideCreditProposal: { 'input.id': 'credit-proposal' },
    withdrawCreditProposal: { id: 'credit-proposal' },
    largeCredits: 'any',
    setLargeCredit: 'closed',
    invoices: 'rows',
    invoice: { id: 'invoice' },
    companyBalance: { companyId: 'company' },
    incomingPayments: 'rows',
    // What it covers is asked to be the company's own.
    recordPayment: { 'input.companyId': 'company' },
    decidePayment: incomingPayment, settleIncomingPayment: incomingPayment, recordRefund: incomingPayment,
    paymentRules: 'any', setPaymentRules: 'closed', limitRequests: 'rows', decideLimitRequest: { 'input.id': 'limit-request' },
    companyPaymentRules: { companyId: 'company' }, setCompanyPaymentRules: { 'input.companyId': 'company' },
    // payments: what is to be paid is asked to be the company's own.
    paymentAttempts: { companyId: 'company' }, sendPayLink: { 'input.companyId': 'company' }, askPaymentAttempt: { id: 'payment-attempt' },
    // production
    productionStations: 'any', productionStation: 'any', createProductionStation: 'any', updateProductionStation: 'any', deleteProductionStation: 'any', productionStaff: 'any',
    productionRoutings: 'any', productionRouting: 'any', createProductionRouting: 'any', updateProductionRouting: 'any', deleteProductionRouting: 'any',
    // A plan is of all that is open, whoever ordered it.
    productionPlan: 'closed', productionBoard: 'closed', startProductionPlan: 'closed', placeOperation: 'closed',
    refreshProductionPlan: 'closed', publishProductionPlan: 'closed', discardProductionPlan: 'closed',
    stationDowntimes: 'any', addStationDowntime: 'any', endStationDowntime: 'any',
    ordersToPlan: 'rows',
    proposedPlan: { orderId: 'order' },
    workOrders: 'rows',
    workOrder: { id: 'work-order' },
    planOrder: { orderId: 'order' },
    releaseWorkOrders: { orderId: 'order' },
    skipProduction: { orderId: 'order' },
    replanWorkOrder: { id: 'work-order' },
    cancelWorkOrder: { id: 'work-order' },
    resolveProductionProblem: { id: 'production-problem' },
    // An operator's tasks are those of his stations, whoever ordered.
    ...anything('myOperations', 'operatorFloor', 'startOperation', 'pauseOperation', 'resumeOperation', 'finishOperation', 'recordOperatorSteps', 'reportProductionProblem'),
    ...anything('productionReasons', 'saveProductionReason', 'setStationFloor'),
    // logistics
    shipments: 'rows',
    shipment,
    shippableOrders: 'rows',
    createShipment: order,
    updateShipment: { 'input.id': 'shipment' },
    startLoading: shipment,
    dispatchShipment: shipment,
    cancelShipment: shipment,
    confirmShipmentDelivery: { 'input.shipmentId': 'shipment' },
    recordFirstWeight: { 'input.shipmentId': 'shipment' },
    recordSecondWeight: { 'input.shipmentId': 'shipment' },
    weighbridgeTickets: 'rows',
    weighbridgeTicket: { id: 'ticket' },
    correctTicket: { 'input.ticketId': 'ticket' },
    transportDrivers: 'any',
    transportDriver: 'any',
    createTransportDriver: 'any',
    updateTransportDriver: 'any',
    transportVehicles: 'any',
    transportVehicle: 'any',
    createTransportVehicle: 'any',
    updateTransportVehicle: 'any',
    // Programs of the firm's own beside its ERP.
    ...{ erpAgents: 'any', renewErpAgentSecret: 'closed', revokeErpAgentSecret: 'closed' },
    ...{ scales: 'any', scale: 'any', readScale: 'any', createScale: 'any', updateScale: 'any', renewScaleSecret: 'any', scalePassages: 'any' },
    weightRequests: 'rows',
    askForWeight: { 'input.shipmentId': 'shipment' },
    decideWeight: { 'input.id': 'weight-request' },
    // support, surveys
    supportThreads: 'rows',
    supportThread: { id: 'thread' },
    answerSupportThread: { id: 'thread' }, setSupportThreadPriority: { id: 'thread' }, addSupportNote: { id: 'thread' },
    assignSupportThread: { id: 'thread', 'administratorId??': 'staff' },
    supportOwners: 'any', cannedAnswers: 'any', saveCannedAnswer: 'any', deleteCannedAnswer: 'any', supportSettings: 'any', setSupportSettings: 'closed',
    closeSupportThread: { id: 'thread' },
    ratings: 'rows',
    ratingAverages: { companyId: 'company' },
    // crm: what has an owner is within reach as its owner is
    leads: 'rows',
    lead,
    createLead: { 'input.ownerId??': 'staff' },
    updateLead: { 'input.id': 'lead', 'input.ownerId?': 'staff' },
    contactLead: lead,
    disqualifyLead: lead,
    qualifyLead: { 'input.leadId': 'lead', 'input.companyId??': 'company', 'input.ownerId??': 'staff' },
    addLeadActivity: { 'input.leadId': 'lead' },
    opportunities: 'rows',
    opportunity,
    updateOpportunity: { 'input.id': 'opportunity', 'input.ownerId?': 'staff' },
    moveOpportunity: opportunity,
    loseOpportunity: opportunity,
    winOpportunity: { 'input.id': 'opportunity', 'input.company.managerAdministratorId??': 'staff' },
    // audit
    auditEntries: 'rows',
    auditEntry: 'rows',
    auditHistory: 'rows',
    auditVerification: 'closed',
    // A person's data are of all companies that he was ever in.
    personalDataPerson: 'closed',
    personalDataRequests: 'closed',
    personalDataRequest: 'closed',
    exportPersonalData: 'closed',
    erasePersonalData: 'closed',
    refusePersonalDataRequest: 'closed',
    // The whole firm's: figures, messages to anybody, effects outside, files that write on any company.
    managementFigures: 'closed',
    outboxMessages: 'closed',
    outboxMessage: 'closed',
    outboxStanding: 'closed',
    replayOutboxMessages: 'closed',
    discardOutboxMessage: 'closed',
    webhookEndpoints: 'closed',
    webhookEndpoint: 'closed',
    createWebhookEndpoint: 'closed',
    updateWebhookEndpoint: 'closed',
    deleteWebhookEndpoint: 'closed',
    rotateWebhookSecret: 'closed',
    revealWebhookSecret: 'closed',
    sendTestWebhook: 'closed',
    notificationMessages: 'closed', notificationMessage: 'closed', incomingSms: 'closed', settleIncomingSms: 'closed',
    notificationEvents: 'closed', notificationText: 'closed', notificationTextPreview: 'closed',
    notificationSettings: 'closed', saveNotificationText: 'closed', resetNotificationText: 'closed', updateNotificationSettings: 'closed',
    importers: 'closed',
};

/** Of Vendure's own root fields those that hold customers and orders; the others are about the catalogue and the firm. */
export const coreReachRules: Readonly<Record<string, ReachRule>> = {
    customers: 'rows',
    customer: 'rows',
    customerGroups: 'closed',
    customerGroup: 'closed',
    addCustomersToGroup: 'closed',
    removeCustomersFromGroup: 'closed',
    addNoteToCustomer: 'closed',
    updateCustomerNote: 'closed',
    deleteCustomerNote: 'closed',
    orders: 'rows',
    order: 'rows',
    dashboardMetricSummary: 'rows',
    addNoteToOrder: { 'input.id': 'order' },
    updateOrderNote: 'closed',
    deleteOrderNote: 'closed',
    // A job holds data of its task.
    job: 'closed',
    jobs: 'closed',
    jobsById: 'closed',
};

/** Routes for staff, by method and path as in `routes.ts`; the id is the path's. */
export const routeReachRules: Readonly<Record<string, ReachRule>> = {
    'GET /weighbridge-tickets/:id/pdf': { id: 'ticket' },
    'GET /delivery-pictures/:id/:kind': { id: 'shipment' },
    'GET /load-papers/:id/:paper': { id: 'load' },
    'GET /shipment-labels/:id/:format': { id: 'shipment' },
    'GET /courier-parcels/:id/:format': { id: 'shipment' },
    'POST /shipment-photos/:id': { id: 'shipment' },
    'GET /weighing-photos/:id': { id: 'weighing-photo' },
    'GET /support-files/:id': { id: 'support-file' },
    // It waits for its sender only, until he sends it to a conversation within his reach.
    'POST /support-files': 'any',
    'GET /courier-labels/:id': { id: 'order' },
    'GET /work-tickets/:id': { id: 'work-order' },
    // Filtered by the photo's own operation and company.
    'GET /production-photos/:id': 'rows',
    'POST /production-photos': 'rows',
    // Which invoice a file belongs to, the file says; whether it is within reach is asked then.
    'POST /invoice-files': 'rows',
    'POST /erp-files/:connectionId/:object': 'closed',
    'GET /invoice-files/:id/:format': { id: 'invoice' },
    'GET /search-demand/:format': 'rows',
    'GET /complaint-list/:format': 'rows',
    'GET /purchase-goals/report/:format': 'rows',
    'GET /reports/:kind/:format': 'rows',
};
