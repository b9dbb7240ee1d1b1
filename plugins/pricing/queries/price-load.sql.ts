/** Statements of loading contract prices by the million: COPY into a table of texts, judge all of it, write what is right. */
export const loadColumns = ['company', 'sku', 'price', 'currency', 'min_quantity', 'valid_from', 'valid_until'] as const;

/** Both vanish with the transaction. */
export const makeLoadTable = `CREATE TEMP TABLE contract_price_load (row bigint GENERATED ALWAYS AS IDENTITY, ${loadColumns.map(name => `${name} text`).join(', ')}) ON COMMIT DROP`;

/** `delimiter` and `columns` are ours, chosen from the file's first line. */
export function copyRows(columns: readonly string[], delimiter: string): string {
    return `COPY contract_price_load (${columns.join(', ')}) FROM STDIN WITH (FORMAT csv, HEADER true, DELIMITER E'${delimiter === '\t' ? '\\t' : delimiter}')`;
}

const day = (column: string) => `CASE WHEN l.${column} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND pg_input_is_valid(l.${column}, 'date') THEN l.${column}::date END`;

/** Other writers of contract prices wait from here on, so that what was judged is what is written; readers do not. */
export const lockPrices = 'LOCK TABLE contract_price IN SHARE ROW EXCLUSIVE MODE';

/** Each row with what it names, the price that is there already, and why it is refused. Row 1 is the file's first line, as for other imports. */
export const judgeRows = `
    CREATE TEMP TABLE contract_price_judged ON COMMIT DROP AS
    SELECT l.row + 1 AS row, l.company_id, l.currency, l.variant_id, l.min_quantity, l.price, l.valid_from, l.valid_until, p.id AS target_id,
           p."unitNet" = l.price AND p."validUntil" IS NOT DISTINCT FROM l.valid_until AS is_known,
           coalesce(l.reason, CASE WHEN row_number() OVER (PARTITION BY l.company_id, l.variant_id, l.min_quantity, l.valid_from ORDER BY l.row) > 1
               THEN 'sku: the price of this quantity and day stands in an earlier row already' END) AS reason
    FROM (
        SELECT n.row, c.id AS company_id, c."currencyCode" AS currency, v.id AS variant_id, n.min_quantity, n.price, n.valid_from, n.valid_until,
               CASE WHEN c.id IS NULL THEN 'company: there is no company of this code'
                    WHEN v.id IS NULL THEN 'sku: there is no variant of this code'
                    WHEN upper(n.currency) <> c."currencyCode" THEN 'currency: the company buys in ' || c."currencyCode"
                    WHEN n.price IS NULL OR n.price = 0 THEN 'price: must be more than zero, with a point and at most two decimals'
                    WHEN n.min_quantity IS NULL OR n.min_quantity = 0 THEN 'min_quantity: must be a whole number from 1 on'
                    WHEN n.begins AND n.valid_from IS NULL THEN 'valid_from: must be a day as 2026-01-31'
                    WHEN n.ends AND n.valid_until IS NULL THEN 'valid_until: must be a day as 2026-01-31'
                    WHEN n.valid_until < n.valid_from THEN 'valid_until: must not be before valid_from' END AS reason
        FROM (
            -- Read once: without OFFSET each place that names an amount would read its text again.
            SELECT l.row, l.company, l.sku, l.currency, l.valid_from IS NOT NULL AS begins, l.valid_until IS NOT NULL AS ends,
                   CASE WHEN l.price ~ '^[0-9]{1,13}([.][0-9]{1,2})?$' THEN (l.price::numeric * 100)::bigint END AS price,
                   CASE WHEN l.min_quantity IS NULL OR l.min_quantity = '1' THEN 1 WHEN l.min_quantity ~ '^[0-9]{1,9}$' THEN l.min_quantity::int END AS min_quantity,
                   ${day('valid_from')} AS valid_from, ${day('valid_until')} AS valid_until
            FROM contract_price_load l OFFSET 0
        ) n
        LEFT JOIN company c ON c.code = n.company
        LEFT JOIN product_variant v ON v.sku = n.sku AND v."deletedAt" IS NULL
        OFFSET 0
    ) l
    LEFT JOIN contract_price p ON p."companyId" = l.company_id AND p."productVariantId" = l.variant_id AND p."currencyCode" = l.currency
        AND p."minQuantity" = l.min_quantity AND p."validFrom" IS NOT DISTINCT FROM l.valid_from`;

/** In the order of the index, so that it grows at its ends. */
export const insertJudged = `
    INSERT INTO contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "unitNet", "validFrom", "validUntil")
    SELECT j.company_id, j.variant_id, j.currency, j.min_quantity, j.price, j.valid_from, j.valid_until
    FROM contract_price_judged j WHERE j.reason IS NULL AND j.target_id IS NULL ORDER BY j.company_id, j.variant_id`;

/** Only what differs is touched. */
export const updateJudged = `
    UPDATE contract_price p SET "unitNet" = j.price, "validUntil" = j.valid_until, "updatedAt" = now()
    FROM contract_price_judged j WHERE j.reason IS NULL AND p.id = j.target_id AND NOT j.is_known`;

export const countJudged = `
    SELECT count(*)::int AS rows, count(*) FILTER (WHERE j.reason IS NOT NULL)::int AS rejected,
           count(*) FILTER (WHERE j.reason IS NULL AND j.is_known IS NOT TRUE)::int AS written
    FROM contract_price_judged j`;

export const refusedRows = `SELECT j.row::int AS row, j.reason FROM contract_price_judged j WHERE j.reason IS NOT NULL ORDER BY j.row LIMIT $1`;
