import { PermissionDefinition } from '@vendure/core';

export const readCompanyOrder = new PermissionDefinition({ name: 'ReadCompanyOrder', description: 'See the orders of companies' });
export const createCompanyOrder = new PermissionDefinition({
    name: 'CreateCompanyOrder',
    description: 'Place an order on behalf of a company',
});
export const approveOrder = new PermissionDefinition({ name: 'ApproveOrder', description: 'Approve, hold and reject normal orders' });
export const approveSpecialOrder = new PermissionDefinition({
    name: 'ApproveSpecialOrder',
    description: 'Approve special orders and set the rules for what is special',
});
export const releaseHeldOrder = new PermissionDefinition({
    name: 'ReleaseHeldOrder',
    description: 'Release orders on hold, past the credit limit if need be',
});
export const cancelCompanyOrder = new PermissionDefinition({ name: 'CancelCompanyOrder', description: 'Cancel placed orders' });

export const orderPermissions = [
    readCompanyOrder,
    createCompanyOrder,
    approveOrder,
    approveSpecialOrder,
    releaseHeldOrder,
    cancelCompanyOrder,
];

/** Rows of one `setCartLines`; a file has more. */
export const mostCartRows = 1000;
/** Lines of a cart, those of its sets too. */
export const mostCartLines = 20_000;

export const PURCHASING_OPTIONS = Symbol('PURCHASING_OPTIONS');
