/**
 * Which staff permission each root field of the Admin API asks for. `test/authz` compares this file with the schema
 * and with what the resolvers declare, both ways.
 */

/** `public`: no login. `staff`: any signed-in staff member. Else: one of the named permissions. */
export type AdminAccess = 'public' | 'staff' | readonly string[];

export const adminQueries: Record<string, AdminAccess> = {
    companies: ['ReadCompany'],
    company: ['ReadCompany'],
    firmSettings: ['ReadSettings'],
    leads: ['ReadLead'],
    lead: ['ReadLead'],
    opportunities: ['ReadOpportunity'],
    opportunity: ['ReadOpportunity'],
    shipments: ['ReadShipment'],
    shipment: ['ReadShipment'],
    shippableOrders: ['CreateShipment'],
    weighbridgeTickets: ['ReadShipment', 'WeighShipment'],
    weighbridgeTicket: ['ReadShipment', 'WeighShipment'],
    transportDrivers: ['ReadShipment'],
    transportDriver: ['ReadShipment'],
    transportVehicles: ['ReadShipment'],
    transportVehicle: ['ReadShipment'],
    scales: ['ReadShipment', 'WeighShipment'],
    scale: ['ReadShipment', 'WeighShipment'],
    readScale: ['WeighShipment'],
    ratings: ['ReadRating'],
    ratingAverages: ['ReadRating'],
};

export const adminMutations: Record<string, AdminAccess> = {
    createCompany: ['CreateCompany'],
    updateCompany: ['UpdateCompany'],
    setCompanyActive: ['UpdateCompany'],
    createCompanyBranch: ['UpdateCompany'],
    updateCompanyBranch: ['UpdateCompany'],
    inviteMember: ['InviteMember'],
    resendInvitation: ['InviteMember'],
    updateCompanyMember: ['InviteMember'],
    updateFirmSettings: ['UpdateSettings'],
    createLead: ['CreateLead'],
    updateLead: ['UpdateLead'],
    contactLead: ['UpdateLead'],
    disqualifyLead: ['UpdateLead'],
    qualifyLead: ['CreateOpportunity'],
    addLeadActivity: ['UpdateLead'],
    updateOpportunity: ['UpdateOpportunity'],
    moveOpportunity: ['UpdateOpportunity'],
    loseOpportunity: ['UpdateOpportunity'],
    winOpportunity: ['CreateCompany'],
    addOpportunityActivity: ['UpdateOpportunity'],
    createShipment: ['CreateShipment'],
    updateShipment: ['UpdateShipment'],
    startLoading: ['UpdateShipment'],
    dispatchShipment: ['UpdateShipment'],
    cancelShipment: ['DeleteShipment'],
    confirmShipmentDelivery: ['UpdateShipment'],
    recordFirstWeight: ['WeighShipment'],
    recordSecondWeight: ['WeighShipment'],
    correctTicket: ['WeighShipment'],
    createTransportDriver: ['CreateShipment'],
    updateTransportDriver: ['UpdateShipment'],
    createTransportVehicle: ['CreateShipment'],
    updateTransportVehicle: ['UpdateShipment'],
    createScale: ['CreateShipment'],
    updateScale: ['UpdateShipment'],
    // outbox
    outboxMessages: ['ReadOutbox'],
    outboxMessage: ['ReadOutbox'],
    outboxStanding: ['ReadOutbox'],
    webhookEndpoints: ['ReadOutbox'],
    webhookEndpoint: ['ReadOutbox'],
    // notifications
    notificationMessages: ['ReadNotification'],
    notificationMessage: ['ReadNotification'],
};

export const adminMutations: Record<string, AdminAccess> = {
    // outbox
    replayOutboxMessages: ['UpdateOutbox'],
    discardOutboxMessage: ['UpdateOutbox'],
    createWebhookEndpoint: ['UpdateOutbox'],
    updateWebhookEndpoint: ['UpdateOutbox'],
    deleteWebhookEndpoint: ['UpdateOutbox'],
    rotateWebhookSecret: ['UpdateOutbox'],
    revealWebhookSecret: ['UpdateOutbox'],
    sendTestWebhook: ['UpdateOutbox'],
};
