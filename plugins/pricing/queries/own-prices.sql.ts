import type { SqlParams } from '../../assortment';

/** Whose prices, and on which calendar day of the firm. */
export interface PriceView {
    /** Whose contract prices and lists hold: for an end customer the root distributor's. */
    companyId: number;
    currencyCode: string;
    day: string;
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
 * (variant_id, step, priority, list_id, list_name, row_id, min_quantity, unit_net, valid_from, valid_until, version).
 */
export function candidateRows(view: PriceView, params: SqlParams, filter: CandidateFilter = {}): string {
    const company = params.add(view.companyId, 'int');
    const currency = params.add(view.currencyCode, 'text');
    const variants = filter.variantIds === undefined ? null : params.add(filter.variantIds, 'int[]');
    const day = filter.anyDay ? null : params.add(view.day, 'date');
    const among = (alias: string) => (variants === null ? '' : `AND ${alias}."productVariantId" = ANY(${variants})`);
    const open = view.isOpen ? '' : 'AND false';
    const on = (alias: string) =>
        day === null
            ? ''
            : `AND (${alias}."validFrom" IS NULL OR ${alias}."validFrom" <= ${day}) AND (${alias}."validUntil" IS NULL OR ${alias}."validUntil" >= ${day})`;
    return `
        SELECT c."productVariantId" AS variant_id, 0 AS step, 0 AS priority, 0 AS list_id, NULL::text AS list_name, c.id AS row_id,
               c."minQuantity" AS min_quantity, c."unitNet" AS unit_net,
               c."validFrom" AS valid_from, c."validUntil" AS valid_until, c.version
        FROM contract_price c
        WHERE c."companyId" = ${company} AND c."currencyCode" = ${currency} ${among('c')} ${on('c')} ${open}
        UNION ALL
        SELECT i."productVariantId", 1, a.priority, l.id, l.name, i.id, i."minQuantity", i."unitNet",
               greatest(i."validFrom", l."validFrom"), least(i."validUntil", l."validUntil"), i.version
        FROM price_list_company a
        JOIN price_list l ON l.id = a."priceListId" AND l.enabled AND l."currencyCode" = ${currency} ${on('l')}
        JOIN price_list_item i ON i."priceListId" = l.id ${among('i')} ${on('i')}
        WHERE a."companyId" = (SELECT coalesce(asking."offerOfCompanyId", asking.id) FROM company asking WHERE asking.id = ${company}) ${open}`;
}

/** One more mark-up on an amount, rounded half up: what `withMarkup` of the distributors does. Amounts are never negative. */
const markedUp = (amount: string, points: string) => `div(${amount} * (10000 + ${points}) + 5000, 10000)`;

/**
 * The mark-ups on top of a relation (variant_id, unit_net), level by level. A price too large to count is none, as it is
 * for the rule.
 */
function withMarkups(prices: string, markups: readonly number[], params: SqlParams): string {
    if (markups.length === 0) return prices;
    const amount = markups.reduce((sum, points) => markedUp(sum, params.add(points, 'int')), 'own.unit_net::numeric');
    return `
        SELECT sold.variant_id, sold.amount::bigint AS unit_net
        FROM (SELECT own.variant_id, ${amount} AS amount FROM (${prices}) own OFFSET 0) sold
        WHERE sold.amount <= ${Number.MAX_SAFE_INTEGER}`;
}

/**
 * Each variant's price for the company at the smallest quantity sold: (variant_id, unit_net). What has no row is not for
 * sale. The same choice as `domain/price-choice.ts`, for sorting and filtering whole catalogues.
 */
export function ownPrices(view: PriceView, params: SqlParams, filter: Pick<CandidateFilter, 'variantIds'> = {}): string {
    return withMarkups(`
        SELECT DISTINCT ON (latest.variant_id) latest.variant_id, latest.unit_net
        FROM (
            SELECT DISTINCT ON (r.variant_id, r.step, r.priority, r.list_id, r.min_quantity) r.*
            FROM (${candidateRows(view, params, filter)}) r
            LEFT JOIN variant_sales s ON s."productVariantId" = r.variant_id
            WHERE r.min_quantity <= coalesce(s."minQuantity", 1)
            ORDER BY r.variant_id, r.step, r.priority, r.list_id, r.min_quantity, r.valid_from DESC NULLS LAST, r.row_id DESC
        ) latest
        ORDER BY latest.variant_id, latest.step, latest.priority, latest.list_id, latest.unit_net, latest.min_quantity DESC`, view.markups, params);
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

/** Per variant: its candidates as JSON, and the tax rate in percent of the zone of the company that pays. */
export function candidatesWithTax(
    view: PriceView, taxedCompanyId: number, channelZoneId: number, variantIds: readonly number[], params: SqlParams, anyDay = false,
): string {
    const company = params.add(taxedCompanyId, 'int');
    const zone = params.add(channelZoneId, 'int');
    const ids = params.add(variantIds, 'int[]');
    return `
        WITH zone AS (SELECT ${taxZone(company, zone)} AS id),
        candidate AS (${candidateRows(view, params, { variantIds, anyDay })}),
        grouped AS (
            SELECT r.variant_id, json_agg(json_build_object(
                'rowId', r.row_id, 'listId', nullif(r.list_id, 0), 'listName', r.list_name, 'priority', r.priority,
                'minQuantity', r.min_quantity, 'unitNet', r.unit_net, 'validFrom', r.valid_from, 'validUntil', r.valid_until,
                'version', r.version)) AS candidates
            FROM candidate r GROUP BY r.variant_id
        ),
        rate AS (
            SELECT DISTINCT ON (t."categoryId") t."categoryId", t.value
            FROM tax_rate t JOIN zone ON zone.id = t."zoneId"
            WHERE t.enabled AND t."customerGroupId" IS NULL
            ORDER BY t."categoryId", t.id
        )
        SELECT v.id AS "variantId", coalesce(rate.value, 0)::float8 AS "taxRate", grouped.candidates
        FROM product_variant v
        JOIN grouped ON grouped.variant_id = v.id
        LEFT JOIN rate ON rate."categoryId" = v."taxCategoryId"
        WHERE v.id = ANY(${ids})`;
}
