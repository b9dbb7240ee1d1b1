const crud = (noun: string) => [`Create${noun}`, `Read${noun}`, `Update${noun}`, `Delete${noun}`];

/** What the Dashboard asks of everybody who signs in to it; the views of lists that were saved for all are among it. */
const everybody = ['Authenticated', 'ReadSettings', 'ReadDashboardGlobalViews'];

/** Catalogue, customers and orders of core, which lists and links of the sales pages read. */
const coreReads = ['ReadCatalog', 'ReadCustomer', 'ReadOrder'];

const salesExpert = [
    ...everybody,
    ...coreReads,
    ...crud('Lead'),
    ...crud('Opportunity'),
    'CreateCompany',
    'ReadCompany',
    'UpdateCompany',
    'InviteMember',
    'ActForCustomer',
    'ReadApplication',
    'DecideApplication',
    'ReadCompanyOrder',
    'CreateCompanyOrder',
    'ApproveOrder',
    'ReadQuote',
    'UpdateQuote',
    'ReadCreditTerms',
    'ReadSupportThread',
    'AnswerSupportThread',
    'ReadComplaint',
    'HandleComplaint',
];

const reads = [
    ...['Lead', 'Opportunity', 'Company', 'Assortment', 'PriceList', 'CreditTerms', 'CompanyOrder', 'Quote', 'WorkOrder', 'Routing'],
    ...['Application', 'Shipment', 'SupportThread', 'Complaint', 'Broadcast', 'Rating', 'Insights', 'Audit', 'Outbox', 'Notification'],
].map(noun => `Read${noun}`);

/** `all`: every permission that may be assigned. Else names, which the owning plugins define. */
export const staffRoles: Record<string, { description: string; permissions: readonly string[] | 'all' }> = {
    'system-administrator': { description: 'System administrator', permissions: 'all' },
    'sales-expert': { description: 'Sales expert', permissions: salesExpert },
    'sales-manager': {
        description: 'Sales manager',
        permissions: [
            ...salesExpert,
            ...['ApproveSpecialOrder', 'ApproveQuote', 'ReleaseHeldOrder', 'CancelCompanyOrder'],
            ...crud('PriceList'),
            ...crud('Assortment'),
            ...['ReadBroadcast', 'SendBroadcast', 'ReadInsights', 'ReadRating', 'UpdateCreditTerms', 'WriteDashboardGlobalViews'],
        ],
    },
    'production-planner': {
        description: 'Production planner',
        permissions: [
            ...everybody,
            'ReadCatalog',
            'ReadOrder',
            'ReadCompanyOrder',
            ...crud('WorkOrder'),
            ...crud('Routing'),
            ...['ReadSupportThread', 'AnswerSupportThread'],
        ],
    },
    'production-operator': { description: 'Production operator', permissions: [...everybody, 'OperateWork'] },
    'transport-officer': {
        description: 'Transport officer',
        permissions: [...everybody, 'ReadOrder', 'ReadCompanyOrder', ...crud('Shipment'), 'WeighShipment', 'ReadComplaint'],
    },
    manager: {
        description: 'Manager',
        permissions: [
            ...everybody,
            ...coreReads,
            ...['CreateCompany', 'ReadCompany', 'UpdateCompany', 'InviteMember', 'ActForCustomer'],
            ...['ReadCompanyOrder', 'CreateCompanyOrder', 'ApproveOrder', 'ReadCreditTerms'],
            ...['ReadWorkOrder', 'CreateWorkOrder', 'UpdateWorkOrder', 'ReadSupportThread', 'AnswerSupportThread'],
        ],
    },
    cashier: { description: 'Cashier', permissions: [...everybody, ...['ReadCompany', 'ReadCompanyOrder', 'ReadCreditTerms']] },
    'warehouse-head': {
        description: 'Warehouse head',
        permissions: [
            ...everybody,
            ...crud('Catalog'),
            ...['ReadStockLocation', 'UpdateStockLocation', 'ReadAssortment', 'UpdateAssortment', 'ReadCompanyOrder', 'ReadShipment'],
        ],
    },
    performer: { description: 'Performer', permissions: [...everybody, 'OperateWork'] },
    accountant: {
        description: 'Accountant',
        permissions: [...everybody, ...['ReadCompany', 'ReadCompanyOrder', 'ReadCreditTerms', 'UpdateCreditTerms', 'ReadPriceList', 'ReadInsights']],
    },
    marketer: {
        description: 'Marketer',
        permissions: [...everybody, 'ReadCatalog', ...crud('Lead'), ...['ReadOpportunity', 'ReadCompany', 'ReadRating']],
    },
    director: { description: 'Director', permissions: [...everybody, ...coreReads, ...reads] },
};
