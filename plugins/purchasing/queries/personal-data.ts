import { type Ask, type PersonalDataDeclaration, type PersonalRefusal, type PersonKeys } from '../../../kernel/personal-data';
import { openOrderStates } from '../domain/order-states';

const ofCompany = 'SELECT co."orderId" FROM company_order co WHERE co."companyId" = ANY(:company)';
/** What he bought as a guest, and what went to him at his own number. */
const toHim = `SELECT co."orderId" FROM company_order co JOIN company c ON c.id = co."companyId" AND c.kind = 'guest' WHERE c.id = ANY(:company)
               UNION SELECT unnest(:recipientOrder)`;
const without = (column: string) =>
    `"${column}" = (COALESCE(NULLIF("${column}", ''), '{}')::jsonb || '{"fullName": "", "streetLine1": "[erased]", "streetLine2": "", "phoneNumber": ""}')::text`;

export const purchasingPersonalData: PersonalDataDeclaration = {
    plugin: 'purchasing',
    finds: [
        { key: 'order', sql: 'SELECT co."orderId" AS key FROM company_order co WHERE co."placedByMemberId" = ANY(:member)' },
        {
            key: 'recipientOrder',
            sql: 'SELECT co."orderId" AS key FROM company_order co JOIN company_address a ON a.id = co."addressId" WHERE a.phone = ANY(:anyPhone)',
        },
    ],
    rows: [
        {
            table: 'order',
            section: 'Orders',
            of: 't.id = ANY(:order)',
            columns: { shippingAddress: 'mentions', billingAddress: 'mentions' },
            also: ['code', 'state', 'orderPlacedAt', 'currencyCode', 'subTotal', 'subTotalWithTax'],
            nearby: `t.id IN (${ofCompany})`,
            kept: 'Orders, their lines, totals and the places of firms: the law keeps the papers of trade, ten years in most countries.',
        },
        {
            table: 'order',
            section: 'Orders that went to him',
            of: `t.id IN (${toHim})`,
            columns: { shippingAddress: 'mentions', billingAddress: 'mentions' },
            also: ['code', 'state', 'orderPlacedAt'],
            set: `${without('shippingAddress')}, ${without('billingAddress')}`,
        },
        {
            table: 'company_order',
            section: 'What was agreed with orders',
            of: 't."placedByMemberId" = ANY(:member)',
            columns: { remarks: 'mentions', specialTerms: 'mentions' },
            also: ['orderId', 'companyId', 'branchId', 'placedAt', 'wishedDate'],
            nearby: 't."companyId" = ANY(:company)',
            kept: 'Remarks and special terms are part of the contract; name, number and address in them are erased.',
        },
        {
            table: 'company_order_line',
            section: 'What was agreed with the lines of orders',
            of: `t."orderId" = ANY(:order) AND t.remark <> ''`,
            columns: { remark: 'mentions' },
            also: ['orderId', 'enteredQuantity', 'enteredUnit'],
            nearby: `t."orderId" IN (${ofCompany})`,
            kept: 'As the remarks of orders.',
        },
        {
            table: 'order_change',
            section: 'Changes of orders that were asked for',
            of: 't."askedByMemberId" = ANY(:member)',
            columns: { reason: 'mentions', oldRemarks: 'mentions', newRemarks: 'mentions', answer: 'mentions' },
            also: ['orderId', 'kind', 'state', 'createdAt', 'newWishedDate'],
            nearby: `t."orderId" IN (${ofCompany})`,
            kept: 'As the remarks of orders.',
        },
        {
            table: 'member_cart',
            section: 'Carts',
            of: 't.id IN (SELECT co.id FROM company_order co WHERE co."placedByMemberId" = ANY(:member))',
            columns: { name: 'mentions', remark: 'mentions' },
            also: ['orderId'],
            nearby: `t.id IN (${ofCompany})`,
            kept: 'What carts are called belongs to the firm that buys; name, number and address in it are erased.',
        },
        {
            table: 'order_modification',
            section: 'Changes of orders',
            columns: { note: 'mentions', shippingAddressChange: 'mentions', billingAddressChange: 'mentions' },
            nearby: `t."orderId" IN (${ofCompany})`,
        },
        { table: 'payment', section: 'Payments', columns: { metadata: 'mentions', errorMessage: 'mentions' }, nearby: `t."orderId" IN (${ofCompany})` },
        { table: 'refund', section: 'Refunds', columns: { metadata: 'mentions', reason: 'mentions' } },
    ],
    refuse: async (ask: Ask, keys: PersonKeys): Promise<PersonalRefusal[]> => {
        // Whoever buys for a firm can go; whoever is all there is of the buyer is who gets the goods and owes for them.
        const open = await ask<{ companyId: number }>(
            `SELECT DISTINCT co."companyId" FROM company_order co JOIN "order" o ON o.id = co."orderId" AND o.state = ANY($2::text[])
              WHERE co."companyId" = ANY($1::int[]) AND co."placedAt" IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM company_member m WHERE m."companyId" = co."companyId" AND m.active AND m.id <> ALL($3::int[])) ORDER BY 1`,
            [[...(keys.company ?? [])], openOrderStates, [...(keys.member ?? [])]],
        );
        return open.map(({ companyId }) => ({ reason: 'open-orders', companyId }));
    },
};
