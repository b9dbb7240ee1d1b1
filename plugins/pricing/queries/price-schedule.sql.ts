import { firmDay as today } from '../../organizations';

const isDated = (alias: string) => `(${alias}."validFrom" IS NOT NULL OR ${alias}."validUntil" IS NOT NULL) AND (${alias}."validUntil" IS NULL OR ${alias}."validUntil" >= ${today})`;

/** The lists of a company (`$1`) or one list (`$2`), and the prices in them that have days of their own and are not over, by those days. */
export const schedule = `
    WITH own AS (
        SELECT l.id, l.name, l.enabled, l."validFrom", l."validUntil", a.priority FROM price_list l
        LEFT JOIN price_list_company a ON a."priceListId" = l.id AND a."companyId" = (SELECT coalesce(c."offerOfCompanyId", c.id) FROM company c WHERE c.id = $1)
        WHERE CASE WHEN $2::int IS NULL THEN a.id IS NOT NULL ELSE l.id = $2 END
    )
    SELECT s.kind, s."priceListId", s.name, s.priority, s.enabled, s."validFrom"::text, s."validUntil"::text, s.prices FROM (
        SELECT 'list' AS kind, o.id AS "priceListId", o.name, o.priority, o.enabled, o."validFrom", o."validUntil",
               (SELECT count(*)::int FROM price_list_item i WHERE i."priceListId" = o.id) AS prices, 0 AS place
        FROM own o
        UNION ALL
        SELECT 'list-prices', o.id, o.name, o.priority, o.enabled, i."validFrom", i."validUntil", count(*)::int, 1
        FROM own o JOIN price_list_item i ON i."priceListId" = o.id AND ${isDated('i')}
        GROUP BY o.id, o.name, o.priority, o.enabled, i."validFrom", i."validUntil"
        UNION ALL
        SELECT 'contract-prices', NULL, NULL, NULL, true, p."validFrom", p."validUntil", count(*)::int, 0
        FROM contract_price p WHERE p."companyId" = $1 AND (p."validUntil" IS NULL OR p."validUntil" >= ${today})
        GROUP BY p."validFrom", p."validUntil"
    ) s ORDER BY s.kind <> 'contract-prices', s.priority NULLS FIRST, s."priceListId", s.place, s."validFrom" NULLS FIRST, s."validUntil" LIMIT 200`;

/** What a list (`$1`) asks on a day (`$2`, today when null): of each variant and quantity the price that began last. */
export const pricesToCopy = `
    SELECT DISTINCT ON (i."productVariantId", i."minQuantity") i."productVariantId" AS "variantId", i."minQuantity", i."unitNet"::float8 AS "unitNet"
    FROM price_list_item i JOIN product_variant v ON v.id = i."productVariantId" AND v."deletedAt" IS NULL, (SELECT coalesce($2::date, ${today}) AS day) d
    WHERE i."priceListId" = $1 AND (i."validFrom" IS NULL OR i."validFrom" <= d.day) AND (i."validUntil" IS NULL OR i."validUntil" >= d.day)
    ORDER BY i."productVariantId", i."minQuantity", i."validFrom" DESC NULLS LAST, i.id DESC`;
