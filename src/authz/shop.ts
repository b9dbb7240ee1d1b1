/**
 * Who may call each root field of the Shop API. The edge enforces this file at run time and refuses what is absent;
 * `test/authz` fails when a field of the schema is missing here.
 */
import type { MemberPermission } from '../../kernel/scope';

/**
 * `public`: anybody. `visitor`: a member, and anybody where the firm's access mode opens the catalogue. `member`: a signed-in
 * member of an active company, with the permission if one is named. `closed`: nobody.
 */
export type ShopAccess = 'public' | 'visitor' | 'member' | 'closed' | { member: MemberPermission };

export const shopQueries: Record<string, ShopAccess> = {
    me: 'member',
    portalSession: 'public',
    myPersonalDataRequests: 'member',
    invitation: 'public',
    // registration
    accessForm: 'public',
    guestConsents: 'visitor',
    applicationQuestion: 'public',
    myCompanyData: { member: 'manage-company' },
    myChangeRequests: { member: 'manage-company' },
    cart: 'member',
    checkoutOptions: { member: 'order' },
    myAddresses: { member: 'manage-addresses' },
    myAddressMode: { member: 'manage-addresses' },
    myOrders: 'member',
    myOrder: 'member',
    // approvals: who decides is judged by the order's chain, because a deputy needs no permission of his own.
    cartApproval: { member: 'order' },
    myApprovals: 'member',
    myProfile: 'member',
    waitingApprovalCount: 'member',
    approvalPolicy: { member: 'manage-members' },
    mySpendingLimits: { member: 'see-prices' },
    myDeputies: 'member',
    activeOrder: 'member',
    teamMembers: { member: 'manage-members' },
    teamRoles: { member: 'manage-members' },
    assignablePermissions: { member: 'manage-members' },
    catalogue: 'visitor',
    catalogueSuggestions: 'visitor',
    catalogueProduct: 'visitor',
    compareVariants: 'visitor',
    stockStatement: 'visitor',
    myThreads: 'member',
    myThread: 'member',
    myCustomers: { member: 'manage-customers' },
    myCustomerOrders: { member: 'manage-customers' },
    waitingCustomerOrderCount: { member: 'manage-customers' },
    myCustomerOrder: { member: 'manage-customers' },
    myCustomerEarnings: { member: 'manage-customers' },

    // Core's catalogue knows neither who may see what nor contract prices.
    collection: 'closed',
    collections: 'closed',
    facet: 'closed',
    facets: 'closed',
    product: 'closed',
    products: 'closed',
    search: 'closed',
    // Core's orders and checkout.
    activeChannel: 'closed',
    activeCustomer: 'closed',
    activePaymentMethods: 'closed',
    activeShippingMethods: 'closed',
    availableCountries: 'closed',
    eligiblePaymentMethods: 'closed',
    eligibleShippingMethods: 'closed',
    nextOrderStates: 'closed',
    order: 'closed',
    orderByCode: 'closed',
};

export const shopMutations: Record<string, ShopAccess> = {
    exportMyPersonalData: 'member',
    askForErasure: 'member',
    withdrawErasureRequest: 'member',
    askQuestion: 'member',
    replyToThread: 'member',
    confirmDelivery: { member: 'order' },
    rateDelivery: { member: 'order' },
    login: 'public',
    logout: 'public',
    acceptInvitation: 'public',
    startGuest: 'visitor',
    setGuestContact: 'member',
    beginActing: 'public',
    endActing: 'member',
    applyForAccess: 'public',
    confirmApplication: 'public',
    answerApplication: 'public',
    requestCompanyChange: { member: 'manage-company' },
    withdrawChangeRequest: { member: 'manage-company' },
    requestPasswordLink: 'public',
    resetPasswordByLink: 'public',
    updateMyLanguage: 'member',
    updateMyProfile: 'member',
    changeMyPassword: 'member',
    requestMyEmailChange: 'member',
    confirmMyEmail: 'public',
    switchCompany: 'member',
    inviteTeamMember: { member: 'manage-members' },
    resendTeamInvitation: { member: 'manage-members' },
    updateTeamMember: { member: 'manage-members' },
    createTeamRole: { member: 'manage-members' },
    updateTeamRole: { member: 'manage-members' },
    deleteTeamRole: { member: 'manage-members' },
    addMyAddress: { member: 'manage-addresses' },
    updateMyAddress: { member: 'manage-addresses' },
    retireMyAddress: { member: 'manage-addresses' },
    setCartLines: { member: 'order' },
    clearCart: { member: 'order' },
    // Who may not order is told why.
    placeOrder: 'member',
    cancelMyOrder: { member: 'order' },
    // approvals
    decideApproval: 'member',
    createApprovalRule: { member: 'manage-members' },
    updateApprovalRule: { member: 'manage-members' },
    deleteApprovalRule: { member: 'manage-members' },
    setSpendingLimit: { member: 'manage-members' },
    deleteSpendingLimit: { member: 'manage-members' },
    createDeputy: { member: 'approve' },
    updateDeputy: { member: 'approve' },
    deleteDeputy: 'member',
    reorder: { member: 'order' },
    createMyCustomer: { member: 'manage-customers' },
    updateMyCustomer: { member: 'manage-customers' },
    resendCustomerInvitation: { member: 'manage-customers' },
    decideCustomerOrder: { member: 'manage-customers' },
    addItemToOrder: { member: 'order' },
    addItemsToOrder: { member: 'order' },
    adjustOrderLine: { member: 'order' },
    removeOrderLine: { member: 'order' },
    removeAllOrderLines: { member: 'order' },
    sendContactRequest: 'public',

    // Core's own ways to become a customer, or to change one: members come by invitation, and their people are the company's.
    authenticate: 'closed',
    createCustomerAddress: 'closed',
    deleteCustomerAddress: 'closed',
    refreshCustomerVerification: 'closed',
    registerCustomerAccount: 'closed',
    requestPasswordReset: 'closed',
    requestUpdateCustomerEmailAddress: 'closed',
    resetPassword: 'closed',
    updateCustomer: 'closed',
    updateCustomerAddress: 'closed',
    updateCustomerEmailAddress: 'closed',
    updateCustomerPassword: 'closed',
    verifyCustomerAccount: 'closed',
    // Core's checkout: an order is placed by `placeOrder` only.
    addPaymentToOrder: 'closed',
    applyCouponCode: 'closed',
    removeCouponCode: 'closed',
    setCurrencyCodeForOrder: 'closed',
    setCustomerForOrder: 'closed',
    setOrderBillingAddress: 'closed',
    setOrderCustomFields: 'closed',
    setOrderShippingAddress: 'closed',
    setOrderShippingMethod: 'closed',
    transitionOrderToState: 'closed',
    unsetOrderBillingAddress: 'closed',
    unsetOrderShippingAddress: 'closed',
};

/**
 * Fields inside an answer that nobody may ask for: core's cart leads from a line to its product, and from there to variants
 * and collections that the member's company may not see.
 */
export const closedShopFields: ReadonlySet<string> = new Set([
    'Asset.tags',
    'Collection.children',
    'Collection.parent',
    'Collection.productVariants',
    'Customer.addresses',
    'Customer.orders',
    'Facet.valueList',
    'Facet.values',
    'FacetValue.facet',
    'Product.collections',
    'Product.optionGroups',
    'Product.variantList',
    'Product.variants',
    'ProductOptionGroup.options',
]);

/** Which permission the amounts of a type ask for; those of all other types ask for `see-prices`. */
export const amountPermissions: Readonly<Record<string, MemberPermission>> = {
    CreditStanding: 'see-finance',
};
