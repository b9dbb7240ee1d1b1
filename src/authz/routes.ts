/** Every HTTP route that is not GraphQL, and who may call it. `test/authz` compares this file with the router. */

import type { MemberPermission } from '../../kernel/scope';

/** `public`: anybody. `token`: whoever holds the secret in the path or the header. `staff`: a signed-in staff member. `member`: one, with the permission if one is named. */
export type RouteAccess = 'public' | 'token' | 'staff' | 'member' | 'development-only' | { member: MemberPermission };

export const routes: Record<string, RouteAccess> = {
    'GET /health': 'public',
    'GET /health/live': 'public',
    'GET /health/ready': 'public',
    'GET /t/:token': 'token',
    'POST /t/:token/:form': 'token',
    'GET /weighbridge-tickets/:id/pdf': 'staff',
    // The driver's page, by his link.
    'GET /d/:token': 'token',
    'POST /d/:token/photo': 'token',
    'POST /d/:token/:step': 'token',
    'GET /delivery-pictures/:id/:kind': 'staff',
    'GET /load-papers/:id/:paper': 'staff',
    'GET /shipment-labels/:id/:format': 'staff',
    'GET /courier-parcels/:id/:format': 'staff',
    // The courier says that something changed, at an address that only he knows.
    'GET /courier-calls/:token': 'token',
    'POST /courier-calls/:token': 'token',
    // The agent in a scale house, by the secret of its one scale.
    'POST /scale-agent/report': 'token',
    // The agent beside an ERP, by a secret of its own.
    'POST /erp-agent/report': 'token',
    'POST /shipment-photos/:id': 'staff',
    'GET /weighing-photos/:id': 'staff',
    'GET /staff-activity/:format': 'staff',
    'GET /search-demand/:format': 'staff',
    'GET /purchase-goals/report/:format': 'staff',
    'GET /reports/:kind/:format': 'staff',
    'POST /invoice-files': 'staff',
    'POST /erp-files/:connectionId/:object': 'staff',
    'GET /invoice-files/:id/:format': 'staff',
    'GET /my-finance/invoices/:id/:format': { member: 'see-finance' },
    'GET /my-finance/statement/:format': { member: 'see-finance' },
    'GET /courier-labels/:id': 'staff',
    'GET /work-tickets/:id': 'staff',
    'POST /production-photos': 'staff',
    'GET /production-photos/:id': 'staff',
    'GET /pre-sale-orders/:format': 'staff',
    'POST /my-labels/:code': { member: 'order' },
    'GET /my-labels/:code': { member: 'order' },
    'POST /my-support-files': 'member',
    'GET /my-support-files/:id': 'member',
    'GET /complaint-list/:format': 'staff',
    'POST /support-files': 'staff',
    'GET /support-files/:id': 'staff',
    'POST /offer-logo': { member: 'manage-company' },
    'GET /pay/:token': 'token',
    'POST /pay/:token': 'token',
    'GET /payments/return/:token': 'token',
    // Signed by the provider, and only a reason to ask him.
    'POST /payments/notify/:provider': 'public',
    // The ERP says that something changed; it brings nothing with it.
    'POST /erp/changed/:token': 'token',
    'GET /sandbox-bank/pay': 'development-only',
    'POST /sandbox-bank/act': 'development-only',
    'GET /sandbox-bank/status': 'development-only',
    // The SMS panel calls: states of texts, SMS to our line.
    'GET /sms/:provider/:secret': 'token',
    'POST /sms/:provider/:secret': 'token',
    'GET /metrics': 'token',
    // Every other GET: the portal's files and pages, which hold nothing secret.
    'GET /{*path}': 'public',
    'POST /import/:importer': 'staff',
    'POST /order-rows': { member: 'order' },
    'POST /order-rows/rejects/:format': { member: 'order' },
    'GET /dev/inbox': 'development-only',
    'GET /dev/inbox/:id': 'development-only',
};
