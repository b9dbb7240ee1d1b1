import type { MemberScope } from '../../../kernel/scope';
import { SqlParams } from '../../assortment';
import { ordersSeenBy } from '../../purchasing';

interface Question {
    text: string;
    values: readonly unknown[];
}

/** Orders that bought nothing: nobody has agreed to them yet, or nobody did. */
export const notBought = `('AwaitingApproval', 'Rejected', 'Cancelled')`;

/** What the member's company (or his branch and himself, where he sees no more) bought in so many months: a row an article. */
export function recentlyBought(scope: MemberScope, months: number): Question {
    const params = new SqlParams();
    const text = `
        SELECT b.variant_id AS "variantId", v.sku, b.quantity, b.orders, b.last_at AS "lastAt"
        FROM (SELECT l."productVariantId" AS variant_id, sum(l.quantity)::float8 AS quantity, count(DISTINCT l."orderId")::int AS orders, max(co."placedAt") AS last_at
              FROM company_order co
              JOIN "order" o ON o.id = co."orderId" AND o.state NOT IN ${notBought}
              JOIN order_line l ON l."orderId" = co."orderId" AND l.quantity > 0
              WHERE ${ordersSeenBy(scope, value => params.add(value, 'int'))} AND co."placedAt" > now() - make_interval(months => ${params.add(months, 'int')})
              GROUP BY l."productVariantId") b
        JOIN product_variant v ON v.id = b.variant_id`;
    return { text, values: params.values };
}

export interface LastLine {
    variantId: number;
    unit: string;
    unitQuantity: number;
}

/** How each of the articles was ordered last, sets apart; for one page. */
export function lastLines(scope: MemberScope, variantIds: readonly number[]): Question {
    const params = new SqlParams();
    const text = `
        SELECT DISTINCT ON (l."productVariantId") l."productVariantId" AS "variantId", c."enteredUnit" AS unit, c."enteredQuantity" AS "unitQuantity"
        FROM company_order co
        JOIN "order" o ON o.id = co."orderId" AND o.state NOT IN ${notBought}
        JOIN order_line l ON l."orderId" = co."orderId" AND l.quantity > 0 AND l."productVariantId" = ANY(${params.add(variantIds, 'int[]')})
        JOIN company_order_line c ON c.id = l.id AND c."orderSetId" IS NULL
        WHERE ${ordersSeenBy(scope, value => params.add(value, 'int'))} AND co."placedAt" > now() - interval '24 months'
        ORDER BY l."productVariantId", co."placedAt" DESC, l.id DESC`;
    return { text, values: params.values };
}

/** The smallest quantity in which each is sold: of so many one asks whether there are any. */
export const leastQuantities = `
    SELECT v.id AS "variantId", COALESCE(s."minQuantity", 1) AS quantity
    FROM unnest($1::int[]) AS v(id) LEFT JOIN variant_sales s ON s."productVariantId" = v.id`;
