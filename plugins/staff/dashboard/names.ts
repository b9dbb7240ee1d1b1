import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** The presets by the description that they are made with; a role that a firm made itself is called as the firm calls it. */
export const roleNames = [
    msg({ id: 'SuperAdmin', message: 'SuperAdmin' }),
    msg({ id: 'System administrator', message: 'System administrator' }),
    msg({ id: 'Sales expert', message: 'Sales expert' }),
    msg({ id: 'Sales manager', message: 'Sales manager' }),
    msg({ id: 'Production planner', message: 'Production planner' }),
    msg({ id: 'Production operator', message: 'Production operator' }),
    msg({ id: 'Transport officer', message: 'Transport officer' }),
    msg({ id: 'Manager', message: 'Manager' }),
    msg({ id: 'Cashier', message: 'Cashier' }),
    msg({ id: 'Warehouse head', message: 'Warehouse head' }),
    msg({ id: 'Performer', message: 'Performer' }),
    msg({ id: 'Accountant', message: 'Accountant' }),
    msg({ id: 'Marketer', message: 'Marketer' }),
    msg({ id: 'Director', message: 'Director' }),
];

/** What Vendure's table of permissions looks up by the permission's own name. */
export const permissionNames = [
    msg({ id: 'ActForCustomer', message: 'Act for a customer' }),
    msg({ id: 'AnswerSupportThread', message: 'Answer messages' }),
    msg({ id: 'ApproveOrder', message: 'Approve orders' }),
    msg({ id: 'ApproveSpecialOrder', message: 'Approve special orders' }),
    msg({ id: 'CancelCompanyOrder', message: 'Cancel orders' }),
    msg({ id: 'DecideApplication', message: 'Decide applications' }),
    msg({ id: 'ImportData', message: 'Import files' }),
    msg({ id: 'InviteMember', message: 'Invite members' }),
    msg({ id: 'OperateWork', message: 'Do operations' }),
    msg({ id: 'ReleaseHeldOrder', message: 'Release held orders' }),
    msg({ id: 'WeighShipment', message: 'Weigh shipments' }),
    msg({ id: 'WriteDashboardGlobalViews', message: 'Save views for everybody' }),
    msg({ id: 'DashboardGlobalViews', message: 'Views for everybody' }),
    msg({ id: 'Administrator', message: 'Administrator' }),
    msg({ id: 'ApiKey', message: 'API keys' }),
    msg({ id: 'Application', message: 'Application' }),
    msg({ id: 'Asset', message: 'Pictures and files' }),
    msg({ id: 'Assortment', message: 'Assortment' }),
    msg({ id: 'Audit', message: 'Audit log' }),
    msg({ id: 'Channel', message: 'Channels' }),
    msg({ id: 'Collection', message: 'Collections' }),
    msg({ id: 'Company', message: 'Company' }),
    msg({ id: 'CompanyOrder', message: 'Orders of companies' }),
    msg({ id: 'Country', message: 'Country' }),
    msg({ id: 'CreditTerms', message: 'Credit' }),
    msg({ id: 'Customer', message: 'Customer' }),
    msg({ id: 'CustomerGroup', message: 'Customer groups' }),
    msg({ id: 'Facet', message: 'Facets' }),
    msg({ id: 'GlobalSettings', message: 'Global settings' }),
    msg({ id: 'Insights', message: 'Insights' }),
    msg({ id: 'Lead', message: 'Lead' }),
    msg({ id: 'Notification', message: 'Messages to people' }),
    msg({ id: 'Opportunity', message: 'Opportunity' }),
    msg({ id: 'Order', message: 'Order' }),
    msg({ id: 'Outbox', message: 'Outbox' }),
    msg({ id: 'PaymentMethod', message: 'Payment methods' }),
    msg({ id: 'PriceList', message: 'Price lists' }),
    msg({ id: 'Product', message: 'Product' }),
    msg({ id: 'Promotion', message: 'Promotions' }),
    msg({ id: 'Rating', message: 'Ratings' }),
    msg({ id: 'Routing', message: 'Routing' }),
    msg({ id: 'Seller', message: 'Sellers' }),
    msg({ id: 'Settings', message: 'Settings' }),
    msg({ id: 'Shipment', message: 'Shipment' }),
    msg({ id: 'ShippingMethod', message: 'Shipping methods' }),
    msg({ id: 'StockLocation', message: 'Stock locations' }),
    msg({ id: 'SupportThread', message: 'Messages' }),
    msg({ id: 'System', message: 'System' }),
    msg({ id: 'Tag', message: 'Tags' }),
    msg({ id: 'TaxCategory', message: 'Tax categories' }),
    msg({ id: 'TaxRate', message: 'Tax rates' }),
    msg({ id: 'WorkOrder', message: 'Work orders' }),
    msg({ id: 'Zone', message: 'Zones' }),
];

/** How a role is called in the reader's language. */
export function useRoleName(): (role: { description: string }) => string {
    const { i18n } = useLingui();
    return ({ description }) => i18n.t(description);
}
