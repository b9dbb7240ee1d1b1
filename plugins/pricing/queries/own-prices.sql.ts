import type { SqlParams } from '../../assortment';
import { rankedCategories } from '../domain/category-discount';
import type { Discounts } from '../domain/discounted-price';
import { packRanks } from '../domain/pack-discount';
import { mostUnitNet } from '../domain/price-choice';
import { categoryLadders, generalLadder } from '../domain/quantity-discount';

/** Whose prices, and on which calendar day of the firm. */
export interface PriceView {
    /** Whose contract prices and lists hold: for an end customer the root distributor's. */
    companyId: number;
    currencyCode: string;
    day: string;
    /** Of any day; those of the day count. */
    discounts: Discounts;
    /** What the distributors down to the buyer put on top, in basis points; none for a company that buys from the merchant. */
    markups: readonly number[];
    /** Nothing is for sale when a link above the buyer does not hold. */
    isOpen: boolean;
}

export interface CandidateFilter {
    variantIds?: readonly number[];
    /** For the trace: also prices of other days. */
    anyDay?: boolean;
}

/**
 * The rows that may give the company's prices, in its currency: contract prices and the items of its lists (a guest's are the public company's), as
 * (variant_id, step, priority, list_id, list_name, row_id, min_quantity, unit_net, takes_discount, valid_from, valid_until, version).
 */
export function candidateRows(view: PriceView, params: SqlParams, filter: CandidateFilter = {}): string {
    const company = params.add(view.companyId, 'int');
    const currency = params.add(view.currencyCode, 'text');
    const variants = filter.variantIds === undefined ? null : params.add(filter.variantIds, 'int[]');
    const day = filter.anyDay ? null : params.add(view.day, 'date');
    const ofVariants = (alias: string) => (variants === null ? '' : `AND ${alias}."productVariantId" = ANY(${variants})`);
    const open = view.isOpen ? '' : 'AND false';
    const on = (alias: string) =>
        day === null
            ? ''
            : `AND (${alias}."validFrom" IS NULL OR ${alias}."validFrom" <= ${day}) AND (${alias}."validUntil" IS NULL OR ${alias}."validUntil" >= ${day})`;
    return `
        SELECT c."productVariantId" AS variant_id, 0 AS step, 0 AS priority, 0 AS list_id, NULL::text AS list_name, c.id AS row_id,
               c."minQuantity" AS min_quantity, c."unitNet" AS unit_net, false AS takes_discount,
               c."validFrom" AS valid_from, c."validUntil" AS valid_until, c.version
        FROM contract_price c
        WHERE c."companyId" = ${company} AND c."currencyCode" = ${currency} ${ofVariants('c')} ${on('c')} ${open}
        UNION ALL
        SELECT i."productVariantId", 1, a.priority, l.id, l.name, i.id, i."minQuantity", i."unitNet", l."takesDiscount",
               greatest(i."validFrom", l."validFrom"), least(i."validUntil", l."validUntil"), i.version
        FROM price_list_company a
        JOIN price_list l ON l.id = a."priceListId" AND l.enabled AND l."currencyCode" = ${currency} ${on('l')}
        JOIN price_list_item i ON i."priceListId" = l.id ${ofVariants('i')} ${on('i')}
        WHERE a."companyId" = (SELECT coalesce(asking."offerOfCompanyId", asking.id) FROM company asking WHERE asking.id = ${company}) ${open}`;
}

/** An amount in ten-thousandths, rounded half up: what `withMarkup` and `discounted` do. Amounts are never negative. */
const inPoints = (amount: string, points: string) => `div(${amount} * (${points}) + 5000, 10000)`;

const afterDiscount = (amount: string, points: string) => `greatest(${inPoints(`${amount}::numeric`, `10000 - ${points}`)}, 1)::bigint`;
const among = (variantIds: readonly number[] | undefined, params: SqlParams) =>
    variantIds === undefined ? '' : `WHERE m."productVariantId" = ANY(${params.add(variantIds, 'int[]')})`;

/** The company's discounts off a relation (variant_id, unit_net, takes_discount), as `chooseDiscount` says. */
function withCategoryDiscounts(prices: string, { discounts, day }: PriceView, params: SqlParams, variantIds?: readonly number[]): string {
    const ranked = rankedCategories(discounts.category, day);
    if (ranked.length === 0) return prices;
    return `
        SELECT listed.variant_id, listed.takes_discount, CASE WHEN listed.takes_discount AND d.rank IS NOT NULL
            THEN ${afterDiscount('listed.unit_net', 'd.rank % 10000')} ELSE listed.unit_net END AS unit_net
        FROM (${prices}) listed
        LEFT JOIN (
            SELECT m."productVariantId" AS variant_id, max(k.rank) AS rank
            FROM json_to_recordset(${params.add(JSON.stringify(ranked), 'text')}::json) AS k(id int, rank int)
            JOIN collection_product_variants_product_variant m ON m."collectionId" = k.id ${among(variantIds, params)}
            GROUP BY m."productVariantId"
        ) d ON d.variant_id = listed.variant_id`;
}

/**
 * Everybody's discounts by quantity off such a relation, at the smallest quantity sold, as `ladderOf` and `stepReached` say. Only
 * what is sold from the quantity of the smallest step on is looked at, which for most firms is next to nothing.
 */
function withQuantityDiscounts(prices: string, { discounts, day }: PriceView, params: SqlParams, variantIds?: readonly number[]): string {
    const [general, ladders] = [generalLadder(discounts.quantity, day), categoryLadders(discounts.quantity, day)];
    if (general.length + ladders.length === 0) return prices;
    const least = Math.min(...[...general, ...ladders].map(step => step.minQuantity));
    const sold = 'coalesce(s."minQuantity", 1)';
    const steps = general.map(step => `WHEN ${sold} >= ${params.add(step.minQuantity, 'int')} THEN ${params.add(step.basisPoints, 'int')}`);
    const points = steps.length === 0 ? '0' : `CASE ${steps.join(' ')} ELSE 0 END`;
    const reaching = least <= 1 ? 'product_variant m' : `(SELECT m."productVariantId" AS id FROM variant_sales m WHERE m."minQuantity" > 1 AND m."minQuantity" >= ${params.add(least, 'int')}) m`;
    const wanted = variantIds === undefined ? '' : `WHERE m.id = ANY(${params.add(variantIds, 'int[]')})`;
    return `
        SELECT own.variant_id, own.takes_discount, CASE WHEN own.takes_discount AND l.points > 0
            THEN ${afterDiscount('own.unit_net', 'l.points')} ELSE own.unit_net END AS unit_net
        FROM (${prices}) own
        LEFT JOIN (
            SELECT m.id, coalesce((
                SELECT max(k.depth * 10000 + CASE WHEN k."minQuantity" <= ${sold} THEN k."basisPoints" ELSE 0 END)
                FROM json_to_recordset(${params.add(JSON.stringify(ladders), 'text')}::json) AS k(id int, depth int, "minQuantity" int, "basisPoints" int)
                JOIN collection_product_variants_product_variant c ON c."collectionId" = k.id AND c."productVariantId" = m.id) % 10000, ${points}) AS points
            FROM ${reaching} LEFT JOIN variant_sales s ON s."productVariantId" = m.id ${wanted}
        ) l ON l.id = own.variant_id`;
}

/** Everybody's discounts on whole packs off such a relation, at the smallest quantity sold, as `packDiscount` says. */
function withPackDiscounts(prices: string, { discounts, day }: PriceView, params: SqlParams, variantIds?: readonly number[]): string {
    const ranks = packRanks(discounts.pack, day);
    if (ranks.length === 0) return prices;
    const some = variantIds === undefined ? '' : `AND u."productVariantId" = ANY(${params.add(variantIds, 'int[]')})`;
    return `
        SELECT listed.variant_id, listed.takes_discount, CASE WHEN listed.takes_discount AND p.points > 0
            THEN ${afterDiscount('listed.unit_net', 'p.points')} ELSE listed.unit_net END AS unit_net
        FROM (${prices}) listed
        LEFT JOIN (
            SELECT whole.variant_id, max(whole.rank % 10000) AS points
            FROM (
                SELECT u."productVariantId" AS variant_id, max(k.depth * 10000 + k."basisPoints") AS rank
                FROM variant_unit u
                JOIN variant_sales s ON s."productVariantId" = u."productVariantId"
                JOIN json_to_recordset(${params.add(JSON.stringify(ranks), 'text')}::json)
                    AS k(variant int, category int, unit text, depth int, "basisPoints" int) ON k.unit = u.code
                WHERE u.factor > u."perUnits" AND s."minQuantity" % u.factor = 0 ${some}
                  AND (k.variant = u."productVariantId" OR (k.variant IS NULL AND k.category IS NULL)
                       OR EXISTS (SELECT 1 FROM collection_product_variants_product_variant m
                                  WHERE m."productVariantId" = u."productVariantId" AND m."collectionId" = k.category))
                GROUP BY u."productVariantId", u.code
            ) whole GROUP BY whole.variant_id
        ) p ON p.variant_id = listed.variant_id`;
}

/** The mark-ups on top of a relation (variant_id, unit_net), level by level. A price too large to count is none, as it is for the rule. */
function withMarkups(prices: string, markups: readonly number[], params: SqlParams): string {
    if (markups.length === 0) return `SELECT own.variant_id, own.unit_net FROM (${prices}) own WHERE own.unit_net <= ${mostUnitNet}`;
    const amount = markups.reduce((sum, points) => inPoints(sum, `10000 + ${params.add(points, 'int')}`), 'own.unit_net::numeric');
    return `
        SELECT sold.variant_id, sold.amount::bigint AS unit_net
        FROM (SELECT own.variant_id, ${amount} AS amount FROM (${prices}) own OFFSET 0) sold
        WHERE sold.amount <= ${mostUnitNet}`;
}

/** The lists of the company that hold on the day, in the order in which they are asked. */
function lists(view: PriceView, params: SqlParams): string {
    const day = params.add(view.day, 'date');
    return `
        SELECT l.id, l."validFrom", l."takesDiscount", l."itemsStamp", (row_number() OVER (ORDER BY a.priority, l.id))::int AS place
        FROM price_list_company a
        JOIN price_list l ON l.id = a."priceListId" AND l.enabled AND l."currencyCode" = ${params.add(view.currencyCode, 'text')} AND ${holds('l', day)}
        WHERE a."companyId" = (SELECT coalesce(asking."offerOfCompanyId", asking.id) FROM company asking WHERE asking.id = ${params.add(view.companyId, 'int')})`;
}

const holds = (alias: string, day: string) =>
    `(${alias}."validFrom" IS NULL OR ${alias}."validFrom" <= ${day}) AND (${alias}."validUntil" IS NULL OR ${alias}."validUntil" >= ${day})`;

/** That a break is reached by the smallest quantity sold; a price from one on always is, and most are. */
const isReached = (alias: string) => `(${alias}."minQuantity" = 1 OR ${alias}."minQuantity" <= coalesce(
    (SELECT s."minQuantity" FROM variant_sales s WHERE s."productVariantId" = ${alias}."productVariantId"), 1))`;

const amongVariants = (alias: string, variantIds: readonly number[] | undefined, params: SqlParams) =>
    variantIds === undefined ? '' : `AND ${alias}."productVariantId" = ANY(${params.add(variantIds, 'int[]')})`;

function reachedContracts(view: PriceView, columns: string, params: SqlParams, variantIds?: readonly number[]): string {
    return `
        SELECT c."productVariantId" AS variant_id ${columns} FROM contract_price c
        WHERE c."companyId" = ${params.add(view.companyId, 'int')} AND c."currencyCode" = ${params.add(view.currencyCode, 'text')}
          AND ${holds('c', params.add(view.day, 'date'))} AND ${isReached('c')} ${amongVariants('c', variantIds, params)} ${view.isOpen ? '' : 'AND false'}`;
}

/** The candidates for whole catalogues: no more columns than two indexes hold, so that the tables behind them are not read. */
function reachedRows(view: PriceView, columns: { contract: string; item: string }, params: SqlParams, variantIds?: readonly number[]): string {
    return `${reachedContracts(view, columns.contract, params, variantIds)}
        UNION ALL
        SELECT i."productVariantId" ${columns.item} FROM (${lists(view, params)}) l
        JOIN price_list_item i ON i."priceListId" = l.id ${amongVariants('i', variantIds, params)}
        WHERE ${holds('i', params.add(view.day, 'date'))} AND ${isReached('i')} ${view.isOpen ? '' : 'AND false'}`;
}

const contractColumns = ', 0 AS place, c."minQuantity" AS min_quantity, c."unitNet" AS unit_net, false AS takes_discount, c."validFrom" AS valid_from, c.id AS row_id';

/** Of candidates those that are chosen, as (variant_id, unit_net, takes_discount). */
const chosenOf = (rows: string) => `
        SELECT DISTINCT ON (latest.variant_id) latest.variant_id, latest.unit_net, latest.takes_discount
        FROM (
            SELECT DISTINCT ON (r.variant_id, r.place, r.min_quantity) r.variant_id, r.place, r.unit_net, r.takes_discount
            FROM (${rows}) r
            ORDER BY r.variant_id, r.place, r.min_quantity, r.valid_from DESC NULLS LAST, r.row_id DESC
        ) latest
        ORDER BY latest.variant_id, latest.place, latest.unit_net`;

/**
 * What of the company's prices is its own alone: its lists in their order with the stamps of their items, its contract prices as one text of
 * ids and amounts, and the variants that are sold from so many on (`least`) that a discount by quantity may come off; one more than `most` is too many.
 */
export function ownPart(view: PriceView, least: number | null, most: number, params: SqlParams): string {
    const reduced = least === null ? 'NULL::int[]' : `ARRAY(SELECT s."productVariantId" FROM variant_sales s
            WHERE s."minQuantity" > 1 AND s."minQuantity" >= ${params.add(least, 'int')} LIMIT ${params.add(most + 1, 'int')})`;
    return `
        SELECT coalesce((SELECT json_agg(json_build_object('id', l.id, 'stamp', l."itemsStamp"::text, 'validFrom', l."validFrom") ORDER BY l.place)
                         FROM (${lists(view, params)}) l), '[]') AS lists,
               (SELECT string_agg(k.variant_id || ',' || k.unit_net, ',') FROM (${chosenOf(reachedContracts(view, contractColumns, params))}) k) AS contract,
               ${reduced} AS reduced`;
}

/** The items of the lists `$1` that the smallest quantity sold reaches, on any day, as `itemsIn` reads them. */
export const listItems = `
    SELECT l.id, l."itemsStamp"::text AS stamp, coalesce((
        SELECT string_agg(concat_ws(',', i."productVariantId", i."minQuantity", i."unitNet", i.id, coalesce(i."validFrom"::text, ''), coalesce(i."validUntil"::text, '')), ';')
        FROM price_list_item i WHERE i."priceListId" = l.id AND ${isReached('i')}), '') AS items
    FROM price_list l WHERE l.id = ANY($1::int[])`;

/**
 * Each variant's price for the company at the smallest quantity sold: (variant_id, unit_net). What has no row is not for
 * sale. The same choice as `domain/price-choice.ts`, for sorting and filtering whole catalogues.
 */
export function ownPrices(view: PriceView, params: SqlParams, variantIds?: readonly number[]): string {
    const rows = reachedRows(view, {
        contract: contractColumns,
        item: ', l.place, i."minQuantity", i."unitNet", l."takesDiscount", greatest(i."validFrom", l."validFrom"), i.id',
    }, params, variantIds);
    const listed = withCategoryDiscounts(chosenOf(rows), view, params, variantIds);
    const byQuantity = withQuantityDiscounts(listed, view, params, variantIds);
    return withMarkups(withPackDiscounts(byQuantity, view, params, variantIds), view.markups, params);
}

/** Which variants have a price, as (variant_id, unit_net) without the amount; one may stand there more than once. Much less work than the amounts. */
export function pricedVariants(view: PriceView, params: SqlParams, variantIds?: readonly number[]): string {
    // A mark-up may make an amount too large to be a price.
    if (view.markups.length > 0) return ownPrices(view, params, variantIds);
    return `SELECT r.variant_id, NULL::bigint AS unit_net FROM (${reachedRows(view, { contract: '', item: '' }, params, variantIds)}) r`;
}

/** The tax zone of a company's country, or the channel's when no zone that is taxed has that country. */
export function taxZone(companyId: string, channelZoneId: string): string {
    return `coalesce((
        SELECT m."zoneId" FROM company c
        JOIN region g ON g.code = c."countryCode" AND g."discriminator" = 'Country'
        JOIN zone_members_region m ON m."regionId" = g.id
        WHERE c.id = ${companyId} AND EXISTS (SELECT 1 FROM tax_rate t WHERE t."zoneId" = m."zoneId" AND t.enabled)
        ORDER BY m."zoneId" LIMIT 1), ${channelZoneId})`;
}

const packsOf = (variantId: string) => `coalesce((SELECT json_agg(json_build_object('code', u.code, 'factor', u.factor, 'perUnits', u."perUnits")) FROM variant_unit u
                         WHERE u."productVariantId" = ${variantId}), '[]')`;

/** Per variant: its candidates as JSON, those of its categories that a discount reaches, and the tax rate in percent of the zone of the company that pays. */
export function candidatesWithTax(
    view: PriceView, taxedCompanyId: number, channelZoneId: number, variantIds: readonly number[], params: SqlParams, anyDay = false,
): string {
    const company = params.add(taxedCompanyId, 'int');
    const zone = params.add(channelZoneId, 'int');
    const ids = params.add(variantIds, 'int[]');
    const reached = [...new Set([...view.discounts.category, ...view.discounts.quantity, ...view.discounts.pack].flatMap(one => one.collectionIds ?? []))];
    const collectionIds = reached.length === 0 ? `'{}'::int[]` : `ARRAY(SELECT m."collectionId" FROM collection_product_variants_product_variant m
                     WHERE m."productVariantId" = v.id AND m."collectionId" = ANY(${params.add(reached, 'int[]')}))`;
    return `
        WITH zone AS (SELECT ${taxZone(company, zone)} AS id),
        candidate AS (${candidateRows(view, params, { variantIds, anyDay })}),
        grouped AS (
            SELECT r.variant_id, json_agg(json_build_object(
                'rowId', r.row_id, 'listId', nullif(r.list_id, 0), 'listName', r.list_name, 'priority', r.priority,
                'minQuantity', r.min_quantity, 'unitNet', r.unit_net, 'takesDiscount', r.takes_discount, 'validFrom', r.valid_from, 'validUntil', r.valid_until,
                'version', r.version)) AS candidates
            FROM candidate r GROUP BY r.variant_id
        ),
        rate AS (
            SELECT DISTINCT ON (t."categoryId") t."categoryId", t.value
            FROM tax_rate t JOIN zone ON zone.id = t."zoneId"
            WHERE t.enabled AND t."customerGroupId" IS NULL
            ORDER BY t."categoryId", t.id
        )
        SELECT v.id AS "variantId", coalesce(rate.value, 0)::float8 AS "taxRate", s."rollWidthCm", grouped.candidates,
               ${view.discounts.pack.length === 0 ? `'[]'::json` : packsOf('v.id')} AS packs,
               ${collectionIds} AS "collectionIds"
        FROM product_variant v
        JOIN grouped ON grouped.variant_id = v.id
        LEFT JOIN variant_sales s ON s."productVariantId" = v.id
        LEFT JOIN rate ON rate."categoryId" = v."taxCategoryId"
        WHERE v.id = ANY(${ids})`;
}
