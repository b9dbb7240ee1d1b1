/**
 * How prices come in by the thousand and by the million: rows are copied into `price_load`, judged into `price_judged`, and
 * written from there, each by one statement whatever the number of rows. Both tables live as long as the transaction.
 */
import { mostTimes } from '../domain/price-change';
import { keyColumns, type PriceTarget, sameThing } from './price-target';

export const loadColumns = [
    'row', 'owner', 'owner_id', 'owner_name', 'subject', 'subject_id', 'currency', 'unit', 'min_quantity', 'value', 'valid_from', 'valid_until', 'seen_version',
] as const;

export const beginLoad = [
    'DROP TABLE IF EXISTS pg_temp.price_load, pg_temp.price_judged',
    `CREATE TEMP TABLE price_load (row int, owner text, owner_id int, owner_name text, subject text, subject_id int, currency text, unit text, min_quantity int,
        value bigint, valid_from date, valid_until date, seen_version int) ON COMMIT DROP`,
];
export const copyLoad = `COPY price_load (${loadColumns.join(', ')}) FROM STDIN`;

/** What the text of a row or the ids of a form name. */
function names({ owner, subject, table, hasCurrency, field }: PriceTarget, byIds: boolean) {
    const ownerJoin = owner && `LEFT JOIN ${owner.table} o ON ${byIds ? 'o.id = j.owner_id' : 'o.code = j.owner'}`;
    const variant = `LEFT JOIN product_variant s ON ${byIds ? 's.id = j.subject_id' : 's.sku = j.subject'} AND s."deletedAt" IS NULL`;
    const category = byIds
        ? 'LEFT JOIN collection s ON s.id = j.subject_id AND NOT s."isRoot"'
        : 'LEFT JOIN (SELECT n.slug, min(n."baseId") AS id FROM collection_translation n GROUP BY n.slug) s ON s.slug = lower(j.subject)';
    const named = byIds ? 'j.subject_id' : 'j.subject';
    const listCurrency = `coalesce(o."currencyCode", first_value(j.currency) OVER (PARTITION BY j.owner ORDER BY j.row))`;
    const currency = table === 'price_list_item' ? listCurrency : hasCurrency ? 'o."currencyCode"' : 'NULL::text';
    const who = owner?.table === 'company' ? 'company' : 'list';
    const wrong = [
        ...(owner?.table === 'company' || byIds ? (owner ? [`WHEN o.id IS NULL THEN '${who}: there is no ${who} of this code'`] : []) : []),
        `WHEN s.id IS NULL AND ${owner || subject.isVariant ? 'true' : `${named} IS NOT NULL`} THEN '${field}: there is no ${subject.isVariant ? 'variant' : 'category'} of this ${subject.isVariant ? 'code' : 'name'}'`,
        `WHEN j.valid_until < j.valid_from THEN 'valid_until: must not be before valid_from'`,
        ...(subject.isVariant ? [`WHEN j.unit IS NOT NULL AND j.unit <> u."baseUnit" THEN 'unit: prices of this variant are per ' || u."baseUnit"`] : []),
    ];
    return {
        joins: [ownerJoin ?? '', subject.isVariant ? `${variant} LEFT JOIN variant_sales u ON u."productVariantId" = s.id` : category].join('\n        '),
        ownerId: owner ? 'o.id' : 'NULL::int',
        ownerKey: owner ? `coalesce(o.code, j.owner, o.id::text)` : `''`,
        currency,
        wrong: `CASE ${wrong.join('\n            ')} END`,
        currencyWrong: table === 'price_list_item' ? `'currency: the list is in ' || n.list_currency` : `'currency: the company buys in ' || n.list_currency`,
    };
}

/** `acceptUnusual`: a price far from the last one is meant. */
export function judgeLoad(target: PriceTarget, { byIds, acceptUnusual }: { byIds: boolean; acceptUnusual: boolean }): string {
    const { joins, ownerId, ownerKey, currency, wrong, currencyWrong } = names(target, byIds);
    const { table, figure, field } = target;
    const isPrice = figure === 'unitNet';
    const last = `CASE WHEN t.id IS NOT NULL THEN t."${figure}" ELSE
            (SELECT x."${figure}" FROM ${table} x WHERE ${sameThing(target, 'x', 'n')} ORDER BY x."validFrom" DESC NULLS LAST LIMIT 1) END`;
    const unusual = isPrice && !acceptUnusual
        ? `WHEN k.value > k.last_value * ${mostTimes} THEN 'price: is more than ${mostTimes} times the last one, ' || (k.last_value / 100.0)::numeric(20, 2)
             WHEN k.value * ${mostTimes} < k.last_value THEN 'price: is less than a ${mostTimes}th of the last one, ' || (k.last_value / 100.0)::numeric(20, 2)`
        : '';
    return `CREATE TEMP TABLE price_judged ON COMMIT DROP AS
    WITH named AS (
        SELECT j.row, ${ownerKey} AS owner, j.owner_name, ${ownerId} AS owner_id, s.id AS subject_id, j.min_quantity, j.value, j.valid_from, j.valid_until, j.seen_version,
               j.currency AS said_currency, ${currency} AS list_currency, ${wrong} AS wrong
        FROM price_load j
        ${joins}
    ), checked AS (
        SELECT n.*, n.list_currency AS currency, coalesce(n.wrong, CASE WHEN n.said_currency <> n.list_currency THEN ${currencyWrong} END) AS refused FROM named n
    ), keyed AS (
        SELECT n.*, t.id AS target_id, t."${figure}" AS from_value, t."validUntil" AS from_until, t.version AS from_version,
               CASE WHEN n.refused IS NULL THEN ${last} END AS last_value,
               min(n.row) FILTER (WHERE n.refused IS NULL) OVER (PARTITION BY n.owner, n.subject_id, n.min_quantity, n.valid_from) AS first_row,
               max(CASE WHEN n.refused IS NULL AND n.valid_from IS NOT NULL THEN n.valid_until END)
                   OVER (PARTITION BY n.owner, n.subject_id, n.min_quantity ORDER BY n.valid_from NULLS FIRST, n.row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_until
        FROM checked n
        LEFT JOIN ${table} t ON ${sameThing(target, 't', 'n')} AND t."validFrom" IS NOT DISTINCT FROM n.valid_from
    ), told AS (
        SELECT k.*, coalesce(k.refused, CASE
             WHEN k.first_row < k.row THEN '${field}: the ${isPrice ? 'price of this quantity and day' : 'discount from this day'} stands in row ' || k.first_row || ' already'
             WHEN k.seen_version IS DISTINCT FROM k.from_version AND k.seen_version IS NOT NULL THEN 'version: the price was changed meanwhile'
             WHEN k.value IS NULL AND k.target_id IS NULL THEN '${field}: there is no such price'
             WHEN k.value IS NOT NULL AND k.valid_from IS NOT NULL AND k.valid_until IS NOT NULL AND (
                 (k.earlier_until >= k.valid_from AND k.earlier_until < k.valid_until)
                 OR EXISTS (SELECT 1 FROM ${table} x WHERE ${sameThing(target, 'x', 'k')} AND x."validFrom" IS NOT NULL AND x."validUntil" IS NOT NULL AND (
                        (x."validFrom" < k.valid_from AND x."validUntil" >= k.valid_from AND x."validUntil" < k.valid_until)
                        OR (x."validFrom" > k.valid_from AND x."validFrom" <= k.valid_until AND x."validUntil" > k.valid_until))))
                 THEN 'valid_from: crosses the days of another price of this quantity'
             ${unusual} END) AS message
        FROM keyed k
    )
    SELECT d.row, d.owner, d.owner_name, d.owner_id, d.subject_id, d.currency, d.min_quantity, d.value, d.valid_from, d.valid_until,
           d.target_id, d.from_value, d.from_until, d.from_version, d.last_value, d.message,
           CASE WHEN d.message IS NOT NULL THEN 'rejected' WHEN d.value IS NULL THEN 'removed' WHEN d.target_id IS NULL THEN 'created'
                WHEN d.from_value = d.value AND d.from_until IS NOT DISTINCT FROM d.valid_until THEN 'unchanged' ELSE 'updated' END AS outcome
    FROM told d`;
}

/** Of a price the share by which it changes, of a discount the difference, both in hundredths of a percent. */
const points = ({ figure }: PriceTarget) =>
    figure === 'unitNet' ? `round((j.value - coalesce(j.from_value, j.last_value)) * 10000.0 / coalesce(j.from_value, j.last_value))` : '(j.value - coalesce(j.from_value, j.last_value))::numeric';
const changed = `j.outcome IN ('created', 'updated') AND j.value IS NOT NULL AND coalesce(j.from_value, j.last_value) IS NOT NULL AND j.value <> coalesce(j.from_value, j.last_value)`;

export const outcomeCounts = `SELECT j.outcome, count(*)::int AS count FROM price_judged j GROUP BY j.outcome`;

export const effectTotals = (target: PriceTarget) =>
    `SELECT round(avg(${points(target)}))::float8 AS mean, max(${points(target)})::float8 AS rise, min(${points(target)})::float8 AS fall FROM price_judged j WHERE ${changed}`;

/** The largest rises (`DESC`) or falls (`ASC`), with what they are called (`$1`: the language). */
export function largestChanges(target: PriceTarget, direction: 'ASC' | 'DESC', translated: (table: string, id: string, language: string) => string): string {
    const { owner, subject } = target;
    const name = subject.isVariant ? '(SELECT v.sku FROM product_variant v WHERE v.id = j.subject_id)' : translated('collection_translation', 'j.subject_id', '$1');
    const whose = owner === null ? 'NULL::text' : `coalesce((SELECT o.name FROM ${owner.table} o WHERE o.id = j.owner_id), j.owner)`;
    return `SELECT concat_ws(' · ', ${whose}, ${name}, CASE WHEN j.min_quantity > 1 THEN '≥ ' || j.min_quantity END) AS what, j."fromValue", j."toValue", j.points AS "basisPoints", j.currency AS "currencyCode"
        FROM (SELECT j.*, coalesce(j.from_value, j.last_value)::float8 AS "fromValue", j.value::float8 AS "toValue", ${points(target)}::float8 AS points FROM price_judged j
              WHERE ${changed} AND ${points(target)} ${direction === 'DESC' ? '>' : '<'} 0 ORDER BY ${points(target)} ${direction}, j.row LIMIT 5) j, (SELECT $1::text) language
        ORDER BY j.points ${direction}, j.row`;
}

/** Lists that a file names and that are not there yet. */
export const makeLists = [
    `INSERT INTO price_list (code, name, "currencyCode")
     SELECT DISTINCT ON (j.owner) j.owner, coalesce(j.owner_name, j.owner), j.currency FROM price_judged j WHERE j.owner_id IS NULL AND j.outcome = 'created' ORDER BY j.owner, j.row
     ON CONFLICT (code) DO NOTHING`,
    `UPDATE price_judged j SET owner_id = l.id FROM price_list l WHERE j.owner_id IS NULL AND l.code = j.owner`,
];

export const removeJudged = ({ table }: PriceTarget) => `DELETE FROM ${table} t USING price_judged j WHERE j.outcome = 'removed' AND t.id = j.target_id`;

export function writeJudged(target: PriceTarget): string {
    const { table, owner, subject, figure, hasQuantity, hasCurrency } = target;
    const columns: [string, string][] = [
        ...(owner ? [[owner.column, 'j.owner_id'] as [string, string]] : []),
        [subject.column, 'j.subject_id'],
        ...(hasCurrency ? [['currencyCode', 'j.currency'] as [string, string]] : []),
        ...(hasQuantity ? [['minQuantity', 'j.min_quantity'] as [string, string]] : []),
        [figure, 'j.value'], ['validFrom', 'j.valid_from'], ['validUntil', 'j.valid_until'],
    ];
    const quoted = (list: string[]) => list.map(column => `"${column}"`).join(', ');
    return `INSERT INTO ${table} (${quoted(columns.map(([column]) => column))})
        SELECT ${columns.map(([, value]) => value).join(', ')} FROM price_judged j WHERE j.outcome IN ('created', 'updated')
        ON CONFLICT (${quoted(keyColumns(target))})
        DO UPDATE SET "${figure}" = excluded."${figure}", "validUntil" = excluded."validUntil", "updatedAt" = now()`;
}

/** What of a judged load waits for a second person (`$1`: the change set). */
export const keepWaiting = `
    INSERT INTO price_change_line ("changeSetId", row, owner, "ownerName", "ownerId", "subjectId", "currencyCode", "minQuantity", value, "validFrom", "validUntil",
        "targetId", "fromValue", "fromUntil", "fromVersion", "lastValue", outcome)
    SELECT $1, j.row, j.owner, j.owner_name, j.owner_id, j.subject_id, j.currency, j.min_quantity, j.value, j.valid_from, j.valid_until,
        j.target_id, j.from_value, j.from_until, j.from_version, j.last_value, j.outcome
    FROM price_judged j WHERE j.outcome IN ('created', 'updated', 'removed')`;

const judgedColumns = (l: string) => `${l}.row, ${l}.owner, ${l}."ownerName" AS owner_name, ${l}."ownerId" AS owner_id, ${l}."subjectId" AS subject_id, ${l}."currencyCode" AS currency,
        ${l}."minQuantity" AS min_quantity, ${l}.value, ${l}."validFrom" AS valid_from, ${l}."validUntil" AS valid_until,
        ${l}."targetId" AS target_id, ${l}."fromValue" AS from_value, ${l}."fromUntil" AS from_until, ${l}."fromVersion" AS from_version, ${l}."lastValue" AS last_value`;

/** Changed since, or of a list or company that is gone. */
const isStale = ({ owner }: PriceTarget, seen: string) =>
    `t.version IS DISTINCT FROM ${seen}${owner ? ` OR (k.owner_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${owner.table} o WHERE o.id = k.owner_id))` : ''}`;

/** What waited (`set`, a number of ours), judged anew: a price that changed meanwhile is rejected. */
export const judgeWaiting = (target: PriceTarget, set: number) => `CREATE TEMP TABLE price_judged ON COMMIT DROP AS
    SELECT k.*, CASE WHEN ${isStale(target, 'k.from_version')} THEN 'rejected' ELSE k.wanted END AS outcome,
           CASE WHEN ${isStale(target, 'k.from_version')} THEN 'version: the price was changed meanwhile' END AS message
    FROM (SELECT ${judgedColumns('l')}, l.outcome AS wanted FROM price_change_line l WHERE l."changeSetId" = ${set}) k
    LEFT JOIN ${target.table} t ON ${sameThing(target, 't', 'k')} AND t."validFrom" IS NOT DISTINCT FROM k.valid_from`;

/** The way back from a change set that was applied: each price as it was, unless it changed since. */
export const judgeUndo = (target: PriceTarget, set: number) => `CREATE TEMP TABLE price_judged ON COMMIT DROP AS
    SELECT k.row, NULL::text AS owner, NULL::text AS owner_name, k.owner_id, k.subject_id, k.currency, k.min_quantity, k.value, k.valid_from, k.valid_until,
           t.id AS target_id, t."${target.figure}" AS from_value, t."validUntil" AS from_until, t.version AS from_version, NULL::bigint AS last_value,
           CASE WHEN ${isStale(target, 'k.seen_version')} THEN 'version: the price was changed meanwhile' END AS message,
           CASE WHEN ${isStale(target, 'k.seen_version')} THEN 'rejected' WHEN k.value IS NULL THEN 'removed' WHEN t.id IS NULL THEN 'created' ELSE 'updated' END AS outcome
    FROM (SELECT (row_number() OVER (ORDER BY c.id))::int AS row, ${target.owner ? `c."${target.owner.column}"` : 'NULL::int'} AS owner_id, c."${target.subject.column}" AS subject_id,
                 c."currencyCode" AS currency, c."minQuantity" AS min_quantity, c."fromValue" AS value, c."validFrom" AS valid_from, c."fromUntil" AS valid_until, c.version AS seen_version
          FROM price_change c WHERE c."changeSetId" = ${set}) k
    LEFT JOIN ${target.table} t ON ${sameThing(target, 't', 'k')} AND t."validFrom" IS NOT DISTINCT FROM k.valid_from`;
