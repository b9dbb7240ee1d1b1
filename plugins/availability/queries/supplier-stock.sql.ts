/**
 * Sets what lies at the place `$2`: the rows `$1` as JSON (row, sku, quantity). With `$3`, what the rows do not name lies there no more.
 * The place's rows are locked before, in the order in which orders lock them. Gives how much changed, the codes of the rows that did, and those that are nobody's.
 */
export const applySupplierStock = `
    WITH r AS (
        SELECT j.row, j.sku, j.quantity, v.id AS variant
          FROM json_to_recordset($1::json) AS j(row int, sku text, quantity int) LEFT JOIN product_variant v ON v.sku = j.sku AND v."deletedAt" IS NULL
    ), wanted AS (
        SELECT variant, quantity FROM r WHERE variant IS NOT NULL
        UNION ALL
        SELECT l."productVariantId", 0 FROM stock_level l
         WHERE $3 AND l."stockLocationId" = $2 AND NOT EXISTS (SELECT 1 FROM r WHERE r.variant = l."productVariantId")
    ), changed AS (
        SELECT w.variant, w.quantity, w.quantity - COALESCE(l."stockOnHand", 0) AS difference
          FROM wanted w LEFT JOIN stock_level l ON l."productVariantId" = w.variant AND l."stockLocationId" = $2
         WHERE w.quantity <> COALESCE(l."stockOnHand", 0)
    ), written AS (
        INSERT INTO stock_level AS l ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated")
        SELECT variant, $2, quantity, 0 FROM changed
        ON CONFLICT ("productVariantId", "stockLocationId") DO UPDATE SET "stockOnHand" = excluded."stockOnHand", "updatedAt" = now()
    ), moved AS (
        INSERT INTO stock_movement (type, discriminator, quantity, "productVariantId", "stockLocationId")
        SELECT 'ADJUSTMENT', 'StockAdjustment', difference, variant, $2 FROM changed
    )
    SELECT (SELECT count(*)::int FROM changed) AS changed,
           COALESCE((SELECT json_agg(json_build_object('row', r.row, 'sku', r.sku) ORDER BY r.row) FROM r WHERE r.variant IS NULL), '[]') AS unknown,
           COALESCE((SELECT json_agg(r.sku) FROM r JOIN changed c ON c.variant = r.variant), '[]') AS skus`;

export const lockPlace = 'SELECT "productVariantId" FROM stock_level WHERE "stockLocationId" = $1 ORDER BY "productVariantId" FOR UPDATE';
