/**
 * The Shop API's mutations that are open to a staff member who acts for a member, as far as the member has the permission for them.
 * What is absent is closed to him: passwords, languages and everything else that is the member's own, people and their rights, approvals,
 * and marks that the customer gives.
 */
export const actingMutations: ReadonlySet<string> = new Set([
    'addMyAddress',
    'addItemToOrder',
    'addItemsToOrder',
    'adjustOrderLine',
    'askForStockNotice',
    'askQuestion',
    'cancelMyOrder',
    'clearCart',
    'confirmDelivery',
    'createMyCustomer',
    'endActing',
    'endStockNotice',
    'placeOrder',
    'removeAllOrderLines',
    'removeOrderLine',
    'reorder',
    'resendCustomerInvitation',
    'replyToThread',
    'retireMyAddress',
    'setCartLines',
    'setCartSets',
    'updateMyAddress',
    'updateMyCustomer',
]);
