import type { MemberScope } from '../../../kernel/scope';
import { SqlParams } from '../../assortment';
import { memberMailSql } from '../../organizations';
import { ordersSeenBy } from '../../purchasing';
import { leastPurchases, type Purchase } from '../domain/run-out';
import { notBought } from './recently-bought.sql';

interface Question {
    text: string;
    values: readonly unknown[];
}

/** Placed and not yet there. */
const onTheWay = `('Submitted', 'OnHold', 'Approved', 'InProduction', 'ReadyToShip', 'PartiallyShipped', 'Shipped')`;

export interface HabitRow {
    companyId: number;
    variantId: number;
    purchases: Purchase[];
    onTheWay: number;
    /** Null where nothing is set, or where it is never to be proposed. */
    everyDays: number | null;
    isNever: boolean;
}

/** The purchases that `which` (a condition on `co`) finds within two years, an article and company each; what shows no habit and has no rule is left out. */
function habits(which: string, timeZone: string, params: SqlParams): string {
    return `
        SELECT h."companyId", h."variantId", h.purchases, h."onTheWay"::float8 AS "onTheWay", r."everyDays", r.id IS NOT NULL AND r."everyDays" IS NULL AS "isNever"
        FROM (SELECT d."companyId", d."variantId", json_agg(json_build_object('day', d.day::text, 'quantity', d.quantity)) AS purchases, sum(d.on_the_way) AS "onTheWay", count(*) AS days
              FROM (SELECT co."companyId", l."productVariantId" AS "variantId", (co."placedAt" AT TIME ZONE ${params.add(timeZone, 'text')})::date AS day,
                           sum(l.quantity) AS quantity, COALESCE(sum(l.quantity) FILTER (WHERE o.state IN ${onTheWay}), 0) AS on_the_way
                    FROM company_order co
                    JOIN "order" o ON o.id = co."orderId" AND o.state NOT IN ${notBought}
                    JOIN order_line l ON l."orderId" = co."orderId" AND l.quantity > 0
                    WHERE ${which} AND co."placedAt" > now() - interval '24 months'
                    GROUP BY 1, 2, 3) d
              GROUP BY 1, 2) h
        LEFT JOIN reorder_rule r ON r."companyId" = h."companyId" AND r."productVariantId" = h."variantId"
        WHERE h.days >= ${leastPurchases} OR r.id IS NOT NULL`;
}

/** Of some companies, whole. */
export function habitsOfCompanies(companyIds: readonly number[], timeZone: string): Question {
    const params = new SqlParams();
    return { text: habits(`co."companyId" = ANY(${params.add(companyIds, 'int[]')})`, timeZone, params), values: params.values };
}

/** What a member sees of his company's. */
export function habitsOfMember(scope: MemberScope, timeZone: string): Question {
    const params = new SqlParams();
    return { text: habits(ordersSeenBy(scope, value => params.add(value, 'int')), timeZone, params), values: params.values };
}

/** The next companies past `$1` that may order and get proposals. */
export const companiesToLookAt = `
    SELECT c.id FROM company c LEFT JOIN company_reorder s ON s."companyId" = c.id
    WHERE c.id > $1 AND c.active AND c."orderingEnabled" AND c.kind = 'customer' AND COALESCE(s."isOn", true) ORDER BY c.id LIMIT $2`;

/** Replaces the proposals of companies `$1` by the rows given. */
export const dropProposals = `DELETE FROM reorder_proposal_line WHERE "companyId" = ANY($1::int[])`;
export const writeProposals = `
    INSERT INTO reorder_proposal_line ("companyId", "productVariantId", quantity, "runsOutOn", "gapDays")
    SELECT t.company, t.variant, t.quantity, t.day, t.gap FROM unnest($1::int[], $2::int[], $3::int[], $4::date[], $5::int[]) AS t(company, variant, quantity, day, gap)
    ON CONFLICT ("companyId", "productVariantId") DO UPDATE SET quantity = EXCLUDED.quantity, "runsOutOn" = EXCLUDED."runsOutOn", "gapDays" = EXCLUDED."gapDays"`;
export const noteLook = `
    INSERT INTO company_reorder ("companyId", "computedAt") SELECT t.id, now() FROM unnest($1::int[]) AS t(id)
    ON CONFLICT ("companyId") DO UPDATE SET "computedAt" = now(), "updatedAt" = now()`;

export interface ProposalRow {
    variantId: number;
    quantity: number;
    runsOutOn: string;
    gapDays: number;
}

export const proposalsOfCompany = `
    SELECT p."productVariantId" AS "variantId", p.quantity, p."runsOutOn"::text AS "runsOutOn", p."gapDays"
    FROM reorder_proposal_line p WHERE p."companyId" = $1 ORDER BY p."runsOutOn", p."productVariantId" LIMIT 10000`;

/** How company `$1` stands, and whether member `$2` is written to. */
export const reorderStanding = `
    SELECT COALESCE((SELECT s."isOn" FROM company_reorder s WHERE s."companyId" = $1), true) AS "isOn",
           (SELECT s."computedAt" FROM company_reorder s WHERE s."companyId" = $1) AS "computedAt",
           EXISTS (SELECT 1 FROM reorder_reader r WHERE r."memberId" = $2::int) AS "wantsMail"`;

export interface RuleRow {
    variantId: number;
    sku: string;
    name: string;
    everyDays: number | null;
}

/** What company `$1` or staff have set, in language `$2`. */
export const rulesOfCompany = `
    SELECT r."productVariantId" AS "variantId", v.sku, r."everyDays",
           COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id ORDER BY t."languageCode" = $2 DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), v.sku) AS name
    FROM reorder_rule r JOIN product_variant v ON v.id = r."productVariantId" WHERE r."companyId" = $1 ORDER BY v.sku, r.id LIMIT 10000`;

export const setRule = `
    INSERT INTO reorder_rule ("companyId", "productVariantId", "everyDays") VALUES ($1, $2, $3)
    ON CONFLICT ("companyId", "productVariantId") DO UPDATE SET "everyDays" = EXCLUDED."everyDays", "updatedAt" = now()`;

/** Of article `$3`, how much a day, as the member sees it; for a chart. */
export function purchasesOf(scope: MemberScope, variantId: number, timeZone: string): Question {
    const params = new SqlParams();
    const text = `
        SELECT (co."placedAt" AT TIME ZONE ${params.add(timeZone, 'text')})::date::text AS day, sum(l.quantity)::float8 AS quantity
        FROM company_order co
        JOIN "order" o ON o.id = co."orderId" AND o.state NOT IN ${notBought}
        JOIN order_line l ON l."orderId" = co."orderId" AND l.quantity > 0 AND l."productVariantId" = ${params.add(variantId, 'int')}
        WHERE ${ordersSeenBy(scope, value => params.add(value, 'int'))} AND co."placedAt" > now() - interval '25 months'
        GROUP BY 1 ORDER BY 1`;
    return { text, values: params.values };
}

export interface ReaderRow {
    memberId: number;
    companyId: number;
    currencyCode: string;
    branchId: number | null;
    language: string;
    personName: string;
    companyName: string;
    email: string;
    week: string;
}

/** Who of companies `$1` is to be written to: who agreed, may still sign in, and has heard nothing for a week. */
export const readersToTell = `
    SELECT m.id AS "memberId", c.id AS "companyId", c."currencyCode", m."branchId", m.language, u."firstName" || ' ' || u."lastName" AS "personName",
           c.name AS "companyName", ${memberMailSql('u', 'c')} AS email, to_char(now(), 'IYYY-IW') AS week
    FROM reorder_reader r
    JOIN company_member m ON m.id = r."memberId" AND m.active
    JOIN company c ON c.id = m."companyId" AND c.active
    JOIN customer u ON u.id = m."customerId" AND u."deletedAt" IS NULL
    WHERE c.id = ANY($1::int[]) AND (r."toldAt" IS NULL OR r."toldAt" < now() - interval '7 days')
      AND EXISTS (SELECT 1 FROM reorder_proposal_line p WHERE p."companyId" = c.id)
    ORDER BY m.id LIMIT 5000`;

export interface DeskProposal extends ProposalRow {
    sku: string;
    name: string;
    baseUnit: string;
}

/** The proposals of company `$1` as staff read them, in language `$2`. */
export const deskProposals = `
    SELECT p."productVariantId" AS "variantId", p.quantity, p."runsOutOn"::text AS "runsOutOn", p."gapDays", v.sku, COALESCE(s."baseUnit", 'piece') AS "baseUnit",
           COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = v.id ORDER BY t."languageCode" = $2 DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), v.sku) AS name
    FROM reorder_proposal_line p JOIN product_variant v ON v.id = p."productVariantId" LEFT JOIN variant_sales s ON s."productVariantId" = v.id
    WHERE p."companyId" = $1 ORDER BY p."runsOutOn", p.id LIMIT 1000`;
