import type { SqlParams } from '../../assortment';

/** How often a company ordered each variant within two years, as (variant_id, orders): its own orders only, by their index. */
export function boughtByCompany(params: SqlParams, companyId: number): string {
    return `
        SELECT l."productVariantId" AS variant_id, count(DISTINCT l."orderId")::int AS orders
        FROM company_order co
        JOIN "order" o ON o.id = co."orderId" AND o.state NOT IN ('Cancelled', 'Rejected')
        JOIN order_line l ON l."orderId" = co."orderId" AND l.quantity > 0
        WHERE co."companyId" = ${params.add(companyId, 'int')} AND co."placedAt" > now() - interval '24 months'
        GROUP BY l."productVariantId"`;
}
