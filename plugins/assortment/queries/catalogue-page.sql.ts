import type { SearchTerm } from '../domain/search-term';
import { steps } from '../domain/shown-instead';
import type { OtherUnit } from '../domain/unit-factor';
import { indexStamp } from './catalogue-columns.sql';
import { ownCodes, readingsCondition } from './search-steps.sql';
import type { SqlParams } from './sql-params';
import { otherUnitsOf } from './variant-units.sql';
import { type AssortmentView, visibleVariants } from './visible-variants.sql';

export const catalogueSorts = ['RELEVANCE', 'NAME', 'NEWEST', 'PRICE_ASC', 'PRICE_DESC', 'BESTSELLERS'] as const;
export type CatalogueSort = (typeof catalogueSorts)[number];

/** What is found of the variants that the company sees, before it is counted. */
export interface FoundRow {
    /** As numbers in a text: an array of a hundred thousand costs the driver more than the question. */
    ids: string | null;
    /** In the same order, when asked for; empty where there is none. */
    prices: string | null;
    /** By which step they were found; null when the term finds nothing at all. */
    step: number | null;
    /** Of the index that was searched. */
    stamp: string;
}

export interface CataloguePageRow {
    items: CatalogueRow[];
    categories: { id: number; parentId: number | null; name: string; count: number }[];
    facets: { id: number; name: string; values: { id: number; name: string; count: number }[] }[];
}

export interface CatalogueRow {
    variantId: number;
    productSlug: string;
    name: string;
    productName: string;
    sku: string;
    categoryName: string | null;
    preview: string | null;
    previewWidth: number;
    previewHeight: number;
    baseUnit: string;
    units: OtherUnit[];
    minQuantity: number;
    increment: number;
    rollWidthCm: number | null;
}

/** A name of a translatable row in the language, in English, or in whatever there is. */
export function translated(table: string, id: string, language: string, column = 'name'): string {
    return `(SELECT n."${column}" FROM ${table} n WHERE n."baseId" = ${id}
        ORDER BY n."languageCode" = ${language} DESC, n."languageCode" = 'en' DESC, n.id LIMIT 1)`;
}

/** The steps of a search, in their order; a later one is taken only if no earlier one found anything that the company sees. */
export type SearchStep = 'typed' | 'read' | 'sound' | 'alike';

interface Step {
    condition: string;
    rank: string;
    step: string | number;
    /** A wider condition by which the index finds the rows more quickly. */
    within?: string | null;
}

/** The rows of the index in the language that a step finds, as a query. */
function rowsOf({ condition, within }: Step, language: string, cut: string): string {
    const all = `SELECT i.* FROM catalogue_index i WHERE i."languageCode" = ${language} AND`;
    return within ? `SELECT i.* FROM (${all} (${within}) OFFSET 0) i WHERE (${condition}) ${cut}` : `${all} (${condition}) ${cut}`;
}

/** Which rows `i` of the index a step finds, how well, and by which number it is told; null when there is nothing to read otherwise. */
function stepOf(kind: SearchStep, term: SearchTerm, params: SqlParams): Step | null {
    if (kind === 'typed') {
        const words = params.add(term.words, 'tsquery');
        const code = term.code === null ? null : params.add(term.code, 'text');
        const codeRank = code === null ? '0' : `CASE WHEN i."skuKey" = ${code} THEN 3 WHEN i."skuKey" LIKE ${code} || '%' THEN 2 ELSE 0 END`;
        const codeMatch = code === null ? '' : `OR i."skuKey" LIKE '%' || ${code} || '%'`;
        const own = (whole: string) => `i."productVariantId" = ANY(ARRAY(SELECT o.variant_id FROM own_code o ${whole}))`;
        const rank = `ts_rank(i.document, ${words}) + ${codeRank} + CASE WHEN ${own('WHERE o.is_whole')} THEN 4 ELSE 0 END`;
        const matching = (query: string) => `i.document @@ ${query} ${codeMatch} OR ${own('')}`;
        const within = term.longWords === null ? null : matching(params.add(term.longWords, 'tsquery'));
        return { condition: matching(words), within, rank, step: steps.typed };
    }
    if (kind === 'read') {
        const reading = readingsCondition(term, params);
        return reading && { condition: reading.any, rank: `ts_rank(i.document, ${reading.query})::float8`, step: reading.first };
    }
    if (kind === 'sound') {
        const sounds = params.add(term.sounds, 'tsquery');
        return { condition: `i.document @@ ${sounds}`, rank: `ts_rank(i.document, ${sounds})::float8`, step: steps.sound };
    }
    const alike = term.key.split(' ').map(word => `${params.add(word, 'text')} <% i."searchText"`).join(' AND ');
    return { condition: alike, rank: `word_similarity(${params.add(term.key, 'text')}, i."searchText")::float8`, step: steps.likeness };
}

/**
 * What one step finds of all variants, whoever sees them, as one text of (id, step, rank). Null when the step has nothing to look for.
 * `isRanked`: where the best are to be first; it costs as much as finding them.
 */
export function matchedVariants(
    kind: SearchStep, buyerId: number, language: string, term: SearchTerm, params: SqlParams, { isRanked, most }: { isRanked: boolean; most?: number },
): string | null {
    const inLanguage = params.add(language, 'text');
    const own = kind === 'typed' ? `WITH ${ownCodes(buyerId, term.ownCode, params)}` : '';
    const found = stepOf(kind, term, params);
    if (found === null) return null;
    const cut = most === undefined ? '' : `LIMIT ${params.add(most, 'int')}`;
    return `${own}
        SELECT string_agg(concat_ws(',', m.id, m.step, m.rank), ';') AS found
        FROM (SELECT i."productVariantId" AS id, ${found.step} AS step, ${isRanked ? found.rank : '0'} AS rank
              FROM (${rowsOf(found, inLanguage, cut)}) i) m`;
}

/**
 * The visible variants that the term finds, as (columns of the index, unit_net, rank, step). Words and codes first, the company's
 * own codes among them; only if they find nothing, the words read otherwise (another keyboard, two words as one); only then words of
 * the same sound in another script, and at last misspelt words.
 */
export function foundVariants(view: AssortmentView, language: string, term: SearchTerm, params: SqlParams, { withPrices = false, most }: { withPrices?: boolean; most?: number } = {}): string {
    const columns = `i."productVariantId", i."nameKey", i."productName", v.unit_net`;
    const inLanguage = params.add(language, 'text');
    // What matches is found by an index of its language first (OFFSET or LIMIT keeps the planner to it), and then joined to what is visible.
    const cut = most === undefined ? 'OFFSET 0' : `LIMIT ${params.add(most, 'int')}`;
    const visible = `visible AS MATERIALIZED (${visibleVariants(view, params, undefined, !withPrices)}), ${ownCodes(view.buyerId, term.ownCode, params)}`;
    const parts: string[] = [];
    const taken: string[] = [];
    const unless = () => (taken.length === 0 ? '' : `WHERE ${taken.map(name => `NOT EXISTS (SELECT 1 FROM ${name})`).join(' AND ')}`);
    for (const kind of searchSteps(term)) {
        const found = stepOf(kind, term, params);
        if (found === null) continue;
        const rows = `SELECT ${columns}, ${found.rank} AS rank, ${found.step} AS step
            FROM (${rowsOf(found, inLanguage, cut)}) i
            JOIN visible v ON v.variant_id = i."productVariantId" ${unless()}`;
        if (kind === 'read') parts.push(`any_read AS MATERIALIZED (${rows}), by_read AS MATERIALIZED (SELECT r.* FROM any_read r WHERE r.step = (SELECT min(o.step) FROM any_read o))`);
        else parts.push(`by_${kind} AS MATERIALIZED (${rows})`);
        taken.push(`by_${kind}`);
    }
    return `${visible}, ${parts.join(', ')}, found AS (${taken.map(name => `SELECT * FROM ${name}`).join(' UNION ALL ')})`;
}

export const searchSteps = ({ isExact }: SearchTerm): readonly SearchStep[] => (isExact ? ['typed'] : ['typed', 'read', 'sound', 'alike']);

/** All that the company sees, or what the term finds of it with the best first. Prices only where they are sorted or limited by. */
export function foundIds(view: AssortmentView, language: string, term: SearchTerm | null, withPrices: boolean, params: SqlParams): string {
    const order = term === null ? '' : 'ORDER BY f.rank DESC, f."nameKey", f."productVariantId"';
    const found = term === null ? `found AS (SELECT v.variant_id AS "productVariantId", v.unit_net FROM (${visibleVariants(view, params, undefined, !withPrices)}) v)`
        : foundVariants(view, language, term, params, { withPrices });
    return `
        WITH ${found}
        SELECT string_agg(f."productVariantId"::text, ',' ${order}) AS ids,
               ${withPrices ? `string_agg(coalesce(f.unit_net::text, ''), ',' ${order})` : 'NULL::text'} AS prices,
               ${term === null ? steps.typed : 'min(f.step)'} AS step, ${indexStamp} AS stamp
        FROM found f`;
}

/** The variants of one page in their order, and the names of what was counted: `categories` and `values` are {id, count}. */
export function cataloguePage(
    language: string, ids: readonly number[], counts: { categories: readonly object[]; values: readonly object[] }, params: SqlParams,
): string {
    const code = params.add(language, 'text');
    return `
        WITH page AS (SELECT p.id, p.place FROM unnest(${params.add(ids, 'int[]')}) WITH ORDINALITY AS p(id, place)),
        item AS (
            SELECT page.place, i."productVariantId" AS "variantId", i.slug AS "productSlug", i.name, i."productName", i.sku, i."categoryName",
                   i.preview, i."previewWidth", i."previewHeight",
                   coalesce(s."baseUnit", 'piece') AS "baseUnit", coalesce(s."minQuantity", 1) AS "minQuantity",
                   coalesce(s."increment", 1) AS "increment", s."rollWidthCm", ${otherUnitsOf('page.id')} AS units
            FROM page
            JOIN catalogue_index i ON i."productVariantId" = page.id AND i."languageCode" = ${code}
            LEFT JOIN variant_sales s ON s."productVariantId" = page.id
        ),
        category AS (
            SELECT c.id, c."parentId", ${translated('collection_translation', 'c.id', code)} AS name, c.position, n.count
            FROM json_to_recordset(${params.add(JSON.stringify(counts.categories), 'text')}::json) AS n(id int, count int)
            JOIN collection c ON c.id = n.id AND NOT c."isPrivate" AND NOT c."isRoot"
        ),
        facet_choice AS (
            SELECT w.id, w."facetId", n.count
            FROM json_to_recordset(${params.add(JSON.stringify(counts.values), 'text')}::json) AS n(id int, count int) JOIN facet_value w ON w.id = n.id
        ),
        facet_group AS (
            SELECT t.id, t.code, ${translated('facet_translation', 't.id', code)} AS name,
                   json_agg(json_build_object('id', o.id, 'name', ${translated('facet_value_translation', 'o.id', code)}, 'count', o.count)
                            ORDER BY o.count DESC, o.id) AS "values"
            FROM facet_choice o JOIN facet t ON t.id = o."facetId" AND NOT t."isPrivate" AND t.code <> 'category'
            GROUP BY t.id, t.code
        )
        SELECT coalesce((SELECT json_agg(item ORDER BY item.place) FROM item), '[]') AS items,
               coalesce((SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'count', c.count,
                             'parentId', (SELECT o.id FROM category o WHERE o.id = c."parentId")) ORDER BY c.position, c.id)
                         FROM category c), '[]') AS categories,
               coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name, 'values', g."values") ORDER BY g.id)
                         FROM facet_group g), '[]') AS facets`;
}

/** The open categories of what the buyer sees, by their place. */
export function visibleCategories(view: AssortmentView, language: string, params: SqlParams): string {
    const code = params.add(language, 'text');
    return `
        WITH visible AS MATERIALIZED (${visibleVariants(view, params)}),
        shown AS (
            SELECT DISTINCT unnest(i."categoryIds") AS id FROM catalogue_index i JOIN visible v ON v.variant_id = i."productVariantId" AND i."languageCode" = ${code}
        )
        SELECT c.id, ${translated('collection_translation', 'c.id', code)} AS name
        FROM shown s JOIN collection c ON c.id = s.id AND NOT c."isPrivate" AND NOT c."isRoot"
        ORDER BY c.position, c.id`;
}

/** Names of the visible products that the term finds, the best first; of not more than `most` variants that match it, if that is given. */
export function suggestedNames(found: string, take: number, params: SqlParams): string {
    return `
        WITH ${found}
        SELECT f."productName" AS name, max(f.rank) AS rank FROM found f
        GROUP BY f."productName" ORDER BY rank DESC, f."productName" LIMIT ${params.add(take, 'int')}`;
}

/** Variants that were found, best first, as the relation `found`. */
export function foundAs(language: string, ids: readonly number[], ranks: readonly number[], step: number | null, params: SqlParams): string {
    return `given AS (SELECT g.id, g.rank FROM unnest(${params.add(ids, 'int[]')}, ${params.add(ranks, 'float8[]')}) AS g(id, rank)),
        found AS (SELECT i."productVariantId", i."productName", g.rank, ${params.add(step, 'int')} AS step
                  FROM given g JOIN catalogue_index i ON i."productVariantId" = g.id AND i."languageCode" = ${params.add(language, 'text')})`;
}
