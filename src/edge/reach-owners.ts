/** Whose customer something is: the account manager by whom a staff member's reach is judged. */
import type { EntityManager } from 'typeorm';

import type { Noun } from '../authz/reach';

const company = (tables: string) => `SELECT c."managerAdministratorId" AS manager FROM ${tables}`;

const owners: Record<Exclude<Noun, 'staff'>, string> = {
    company: `${company('company c')} WHERE c.id = $1`,
    branch: `${company('company_branch x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    member: `${company('company_member x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    order: `${company('company_order x JOIN company c ON c.id = x."companyId"')} WHERE x."orderId" = $1`,
    address: `${company('company_address x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'approval-rule': `${company('approval_rule x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'company-role': `${company('company_role x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'spending-limit': `${company('spending_limit x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    deputy: `${company('approval_deputy x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    merge: `${company('company_merge x JOIN company c ON c.id IN (x."keptCompanyId", x."droppedCompanyId")')} WHERE x.id = $1`,
    // Nobody's as long as nobody has taken it up: no row, and everybody's.
    application: `SELECT COALESCE(c."managerAdministratorId", CASE WHEN c.id IS NULL THEN x."assignedAdministratorId" END) AS manager
        FROM access_application x LEFT JOIN company c ON c.id = x."companyId" WHERE x.id = $1 AND (c.id IS NOT NULL OR x."assignedAdministratorId" IS NOT NULL)`,
    'change-request': `${company('data_change_request x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'credit-proposal': `${company('credit_proposal x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    invoice: `${company('invoice x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'incoming-payment': `${company('incoming_payment x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'limit-request': `${company('limit_request x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'payment-attempt': `${company('payment_attempt x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'production-problem': `${company(
        'production_problem p JOIN production_operation o ON o.id = p."operationId" JOIN production_work_order x ON x.id = o."workOrderId" JOIN company c ON c.id = x."companyId"',
    )} WHERE p.id = $1`,
    'production-batch': `${company('production_work_order x JOIN company c ON c.id = x."companyId"')} WHERE x."batchId" = $1`,
    quote: `${company('quote x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    thread: `${company('support_thread x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    complaint: `${company('complaint x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'support-file': `${company('support_file f JOIN support_message m ON m.id = f."messageId" JOIN support_thread x ON x.id = m."threadId" JOIN company c ON c.id = x."companyId"')} WHERE f.id = $1`,
    shipment: `${company('shipment x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    // One that carries nothing is of whoever sees all companies.
    load: `${company('transport_load l LEFT JOIN shipment x ON x."loadId" = l.id LEFT JOIN company c ON c.id = x."companyId"')} WHERE l.id = $1`,
    ticket: `${company('weighbridge_ticket t JOIN shipment x ON x.id = t."shipmentId" JOIN company c ON c.id = x."companyId"')} WHERE t.id = $1`,
    'weight-request': `${company('weight_request r JOIN shipment x ON x.id = r."shipmentId" JOIN company c ON c.id = x."companyId"')} WHERE r.id = $1`,
    'weighing-photo': `${company('weighing_photo p JOIN shipment x ON x.id = p."shipmentId" JOIN company c ON c.id = x."companyId"')} WHERE p.id = $1`,
    'work-order': `${company('production_work_order x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'contract-price': `${company('contract_price x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'category-discount': `${company('category_discount x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'customer-code': `${company('customer_code x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    // A group's is nobody's in particular: of whoever sees all companies.
    'purchase-goal': `${company('purchase_goal x LEFT JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'purchase-quota': `${company('purchase_quota x LEFT JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'credit-note': `${company('credit_note x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    'shopping-list': `${company('shopping_list x JOIN company c ON c.id = x."companyId"')} WHERE x.id = $1`,
    lead: 'SELECT "ownerId" AS manager FROM lead WHERE id = $1',
    opportunity: 'SELECT "ownerId" AS manager FROM opportunity WHERE id = $1',
};

/** The account managers of the thing's companies, or the owner; none where there is no such thing, or it is nobody's. */
export async function ownersOf(manager: EntityManager, noun: Noun, id: number): Promise<(number | null)[]> {
    if (noun === 'staff') return [id];
    const rows = await manager.query<{ manager: number | null }[]>(owners[noun], [id]);
    return rows.map(row => row.manager);
}
