/** Rows of a file (JSON, `$1`), assigned where list and company are in one currency; each answered. */
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
