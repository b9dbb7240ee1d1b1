/**
 * Who may call each root field of the Shop API. The edge enforces this file at run time and refuses what is absent;
 * `test/authz` fails when a field of the schema is missing here.
 */
import type { MemberPermission } from '../../kernel/scope';

/** `public`: anybody. `member`: a signed-in member of an active company, with the permission if one is named. `closed`: nobody. */
export type ShopAccess = 'public' | 'member' | 'closed' | { member: MemberPermission };

export const shopQueries: Record<string, ShopAccess> = {
    me: 'member',
    portalSession: 'public',
    invitation: 'public',
    cart: 'member',
    checkoutOptions: { member: 'order' },
    myOrders: 'member',
    myOrder: 'member',
    activeOrder: 'member',
    catalogue: 'member',
    catalogueSuggestions: 'member',
    catalogueProduct: 'member',
    compareVariants: 'member',
    myThreads: 'member',
    myThread: 'member',
};

export const shopMutations: Record<string, ShopAccess> = {
    askQuestion: 'member',
    replyToThread: 'member',
    confirmDelivery: { member: 'order' },
    rateDelivery: { member: 'order' },
    login: 'public',
    logout: 'public',
    acceptInvitation: 'public',
    requestPasswordLink: 'public',
    resetPasswordByLink: 'public',
    updateMyLanguage: 'member',
    setCartLines: { member: 'order' },
    clearCart: { member: 'order' },
    placeOrder: { member: 'order' },
    cancelMyOrder: { member: 'order' },
    reorder: { member: 'order' },
    addItemToOrder: { member: 'order' },
    addItemsToOrder: { member: 'order' },
    adjustOrderLine: { member: 'order' },
    removeOrderLine: { member: 'order' },
    removeAllOrderLines: { member: 'order' },
    applyCouponCode: 'closed',
    removeCouponCode: 'closed',
    transitionOrderToState: 'closed',
    setOrderShippingAddress: 'closed',
    setOrderBillingAddress: 'closed',
    unsetOrderShippingAddress: 'closed',
    unsetOrderBillingAddress: 'closed',
    setOrderCustomFields: 'closed',
    setOrderShippingMethod: 'closed',
    setCurrencyCodeForOrder: 'closed',
    addPaymentToOrder: 'closed',
    setCustomerForOrder: 'closed',
    sendContactRequest: 'public',
};
