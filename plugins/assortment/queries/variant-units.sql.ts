/** The units of a variant besides its base unit, smaller ones first. */
export const otherUnitsOf = (variantId: string) => `coalesce((
    SELECT json_agg(json_build_object('code', u.code, 'factor', u.factor, 'perUnits', u."perUnits") ORDER BY u.factor::numeric / u."perUnits", u.code)
    FROM variant_unit u WHERE u."productVariantId" = ${variantId}), '[]')`;

/** How the variants `$1` are sold. */
export const storedSales = `
    SELECT v.id AS "variantId", coalesce(s."baseUnit", 'piece') AS "baseUnit", coalesce(s."weightG", 0) AS "weightG",
           coalesce(s."madeToOrder", false) AS "madeToOrder", coalesce(s."minQuantity", 1) AS "minQuantity", coalesce(s."increment", 1) AS "increment",
           s."rollWidthCm", s."unitGroupId", coalesce(s.version, 1) AS version, ${otherUnitsOf('v.id')} AS units
    FROM product_variant v LEFT JOIN variant_sales s ON s."productVariantId" = v.id WHERE v.id = ANY($1::int[]) AND v."deletedAt" IS NULL`;

/** The variants `$1` get the units `$2` and no others. */
export const setUnits = [
    `DELETE FROM variant_unit u WHERE u."productVariantId" = ANY($1::int[])
     AND NOT EXISTS (SELECT 1 FROM json_to_recordset($2::json) AS k(code text) WHERE k.code = u.code)`,
    `INSERT INTO variant_unit AS u ("productVariantId", code, factor, "perUnits")
     SELECT v.id, k.code, k.factor, k."perUnits" FROM unnest($1::int[]) AS v(id), json_to_recordset($2::json) AS k(code text, factor int, "perUnits" int)
     ON CONFLICT ("productVariantId", code) DO UPDATE SET factor = excluded.factor, "perUnits" = excluded."perUnits", "updatedAt" = now()
     WHERE (u.factor, u."perUnits") IS DISTINCT FROM (excluded.factor, excluded."perUnits")`,
];

/** Rows of a file (JSON, `$1`) with what is stored of the variants that they name. */
export const judgedUnits = `
    SELECT r.row, v.id AS "variantId", coalesce(s."baseUnit", 'piece') AS "baseUnit", coalesce(s."minQuantity", 1) AS "minQuantity",
           coalesce(s."increment", 1) AS "increment", g.name AS "groupName", u.factor, u."perUnits"
    FROM json_to_recordset($1::json) AS r(row int, sku text, unit text)
    LEFT JOIN product_variant v ON v.sku = r.sku AND v."deletedAt" IS NULL
    LEFT JOIN variant_sales s ON s."productVariantId" = v.id
    LEFT JOIN unit_group g ON g.id = s."unitGroupId"
    LEFT JOIN variant_unit u ON u."productVariantId" = v.id AND u.code = r.unit`;

export const writeUnits = `
    INSERT INTO variant_unit AS u ("productVariantId", code, factor, "perUnits")
    SELECT r."variantId", r.unit, r.factor, r."perUnits" FROM json_to_recordset($1::json) AS r("variantId" int, unit text, factor int, "perUnits" int)
    ON CONFLICT ("productVariantId", code) DO UPDATE SET factor = excluded.factor, "perUnits" = excluded."perUnits", "updatedAt" = now()`;

export const writeQuantityRules = `
    INSERT INTO variant_sales AS s ("productVariantId", "baseUnit", "minQuantity", "increment")
    SELECT r."variantId", 'piece', r."minQuantity", r."increment" FROM json_to_recordset($1::json) AS r("variantId" int, "minQuantity" int, "increment" int)
    ON CONFLICT ("productVariantId") DO UPDATE SET "minQuantity" = excluded."minQuantity", "increment" = excluded."increment",
        version = s.version + 1, "updatedAt" = now()`;
