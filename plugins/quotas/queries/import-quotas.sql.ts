/** Judges and writes all rows at once; the answers tell apart what was there already. A company's and a group's are told apart by their own constraints. */
const written = (owner: string, other: string) => `
    INSERT INTO purchase_quota ("${owner}", "productVariantId", "collectionId", "goodsKey", period, "maxQuantity")
    SELECT g."${owner}", g."variantId", g."collectionId", g.goods, g.period, g."maxQuantity" FROM good g WHERE g."${other}" IS NULL ORDER BY g.row
    ON CONFLICT ("${owner}", "goodsKey", period) DO UPDATE SET "maxQuantity" = EXCLUDED."maxQuantity", version = purchase_quota.version + 1, "updatedAt" = now()
     WHERE purchase_quota."maxQuantity" <> EXCLUDED."maxQuantity"
    RETURNING id`;

export const importQuotas = `
    WITH named AS (
        SELECT j.*, (SELECT c.id FROM company c WHERE c.code = j.company AND c.kind = 'customer') AS "companyId",
               (SELECT g.id FROM company_group g WHERE g.name = j."group") AS "groupId",
               (SELECT min(v.id) FROM product_variant v WHERE v.sku = j.sku AND v."deletedAt" IS NULL) AS "variantId",
               (SELECT min(n."baseId") FROM collection_translation n WHERE n.slug = j.category) AS "collectionId"
        FROM json_to_recordset($1::json) AS j(row int, company text, "group" text, sku text, category text, period text, "maxQuantity" int)
    ), judged AS (
        SELECT n.*, CASE WHEN n."variantId" IS NOT NULL THEN 'variant:' || n."variantId" ELSE 'category:' || n."collectionId" END AS goods,
               CASE WHEN num_nonnulls(n.company, n."group") <> 1 THEN 'company: name a company or a group'
                    WHEN n.company IS NOT NULL AND n."companyId" IS NULL THEN 'company: there is no company of this code'
                    WHEN n."group" IS NOT NULL AND n."groupId" IS NULL THEN 'group: there is no group of this name'
                    WHEN num_nonnulls(n.sku, n.category) <> 1 THEN 'sku: name an article or a category'
                    WHEN n.sku IS NOT NULL AND n."variantId" IS NULL THEN 'sku: there is no article of this number'
                    WHEN n.category IS NOT NULL AND n."collectionId" IS NULL THEN 'category: there is no category of this name' END AS message
        FROM named n
    ), good AS (SELECT * FROM judged WHERE message IS NULL),
    ofCompanies AS (${written('companyId', 'groupId')}), ofGroups AS (${written('groupId', 'companyId')})
    SELECT j.row, j.message,
           CASE WHEN j.message IS NOT NULL THEN 'rejected' WHEN q.id IS NULL THEN 'created' WHEN q."maxQuantity" = j."maxQuantity" THEN 'unchanged' ELSE 'updated' END AS outcome
    FROM judged j
    LEFT JOIN purchase_quota q ON j.message IS NULL AND q."goodsKey" = j.goods AND q.period = j.period
         AND q."companyId" IS NOT DISTINCT FROM j."companyId" AND q."groupId" IS NOT DISTINCT FROM j."groupId"
    ORDER BY j.row`;
