/** Statements of the price imports: rows go in as one JSON array, `$1`; a file costs a fixed number of statements. */

/** Each row with the records that it names, and what is stored for it. */
export const judgedListPrices = `
    SELECT j.row, l.id AS "listId", l."currencyCode" AS "listCurrency", v.id AS "variantId", i.id AS "itemId",
           i."unitNet"::float8 AS "unitNet", i."validUntil"
    FROM json_to_recordset($1::json) AS j(row int, list text, sku text, min_quantity int, valid_from date)
    LEFT JOIN price_list l ON l.code = j.list
    LEFT JOIN product_variant v ON v.sku = j.sku AND v."deletedAt" IS NULL
    LEFT JOIN price_list_item i ON i."priceListId" = l.id AND i."productVariantId" = v.id AND i."minQuantity" = j.min_quantity
        AND i."validFrom" IS NOT DISTINCT FROM j.valid_from`;

export const makeLists = `
    INSERT INTO price_list (code, name, "currencyCode")
    SELECT DISTINCT ON (j.list) j.list, coalesce(j.list_name, j.list), j.currency
    FROM json_to_recordset($1::json) AS j(list text, list_name text, currency text) ORDER BY j.list
    ON CONFLICT (code) DO NOTHING`;

export const writeListPrices = `
    INSERT INTO price_list_item ("priceListId", "productVariantId", "minQuantity", "unitNet", "validFrom", "validUntil")
    SELECT l.id, j."variantId", j.min_quantity, j.price, j.valid_from, j.valid_until
    FROM json_to_recordset($1::json) AS j(list text, "variantId" int, min_quantity int, price bigint, valid_from date, valid_until date)
    JOIN price_list l ON l.code = j.list
    ON CONFLICT ("priceListId", "productVariantId", "minQuantity", "validFrom")
    DO UPDATE SET "unitNet" = excluded."unitNet", "validUntil" = excluded."validUntil", "updatedAt" = now()`;

export const judgedContractPrices = `
    SELECT j.row, c.id AS "companyId", c."currencyCode" AS "companyCurrency", v.id AS "variantId", p.id AS "priceId",
           p."unitNet"::float8 AS "unitNet", p."validUntil"
    FROM json_to_recordset($1::json) AS j(row int, company text, sku text, min_quantity int, valid_from date)
    LEFT JOIN company c ON c.code = j.company
    LEFT JOIN product_variant v ON v.sku = j.sku AND v."deletedAt" IS NULL
    LEFT JOIN contract_price p ON p."companyId" = c.id AND p."productVariantId" = v.id AND p."minQuantity" = j.min_quantity
        AND p."currencyCode" = c."currencyCode" AND p."validFrom" IS NOT DISTINCT FROM j.valid_from`;

export const writeContractPrices = `
    INSERT INTO contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "unitNet", "validFrom", "validUntil")
    SELECT j."companyId", j."variantId", j."companyCurrency", j.min_quantity, j.price, j.valid_from, j.valid_until
    FROM json_to_recordset($1::json) AS j("companyId" int, "variantId" int, "companyCurrency" text, min_quantity int, price bigint,
        valid_from date, valid_until date)
    ON CONFLICT ("companyId", "productVariantId", "currencyCode", "minQuantity", "validFrom")
    DO UPDATE SET "unitNet" = excluded."unitNet", "validUntil" = excluded."validUntil", "updatedAt" = now()`;

export const assignLists = `
    WITH r AS (
        SELECT j.row, j.priority, l.id AS "listId", c.id AS "companyId", a.priority AS known, l."currencyCode" = c."currencyCode" AS fits
        FROM json_to_recordset($1::json) AS j(row int, list text, company text, priority int)
        LEFT JOIN price_list l ON l.code = j.list
        LEFT JOIN company c ON c.code = j.company
        LEFT JOIN price_list_company a ON a."priceListId" = l.id AND a."companyId" = c.id
    ), written AS (
        INSERT INTO price_list_company ("priceListId", "companyId", priority)
        SELECT DISTINCT ON ("listId", "companyId") "listId", "companyId", priority FROM r WHERE fits ORDER BY "listId", "companyId", row DESC
        ON CONFLICT ON CONSTRAINT "UQ_price_list_company" DO UPDATE SET priority = excluded.priority, "updatedAt" = now()
    )
    SELECT r.row,
           CASE WHEN r.fits IS NOT TRUE THEN 'rejected' WHEN r.known IS NULL THEN 'created'
                WHEN r.known = r.priority THEN 'unchanged' ELSE 'updated' END AS outcome,
           CASE WHEN r."listId" IS NULL THEN 'list: there is no price list of this code'
                WHEN r."companyId" IS NULL THEN 'company: there is no company of this code'
                WHEN NOT r.fits THEN 'company: buys in another currency' END AS message
    FROM r ORDER BY r.row`;
