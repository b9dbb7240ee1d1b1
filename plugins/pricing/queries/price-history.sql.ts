import { translated } from '../../assortment';
import { firmDay } from '../../organizations';
import type { PriceTarget } from './price-target';

/** Prices of a list or company (`$1`) that hold today or later, of variants by a part of their code (`$2`) and of a category (`$3`). */
export function pricesToAdjust(table: 'price_list_item' | 'contract_price'): string {
    const owner = table === 'price_list_item' ? 'p."priceListId" = $1' : 'p."companyId" = $1 AND p."currencyCode" = (SELECT c."currencyCode" FROM company c WHERE c.id = $1)';
    return `SELECT p."productVariantId" AS "variantId", p."minQuantity", p."unitNet"::float8 AS "unitNet", p."validFrom"::text, p."validUntil"::text, p.version
        FROM ${table} p JOIN product_variant v ON v.id = p."productVariantId" AND v."deletedAt" IS NULL
        WHERE ${owner} AND (p."validUntil" IS NULL OR p."validUntil" >= ${firmDay})
          AND ($2::text IS NULL OR strpos(lower(v.sku), lower($2)) > 0)
          AND ($3::int IS NULL OR EXISTS (SELECT 1 FROM collection_product_variants_product_variant m JOIN collection_closure t ON t.id_descendant = m."collectionId"
               WHERE m."productVariantId" = v.id AND t.id_ancestor = $3))
        ORDER BY p.id LIMIT 500000`;
}

const subjectName = ({ subject }: PriceTarget, row: string) =>
    subject.isVariant ? `(SELECT v.sku FROM product_variant v WHERE v.id = ${row}.subject_id)` : translated('collection_translation', `${row}.subject_id`, `'en'`);

/** What the first of the judged rows that were rejected are called. */
export const staleNames = (target: PriceTarget) =>
    `SELECT concat_ws(' ', coalesce(${subjectName(target, 'j')}, '–'), CASE WHEN j.min_quantity > 1 THEN '(≥ ' || j.min_quantity || ')' END) AS name
     FROM price_judged j WHERE j.outcome = 'rejected' ORDER BY j.row LIMIT 10`;

const who = (id: string) => `(SELECT concat_ws(' ', a."firstName", a."lastName") FROM administrator a WHERE a.id = ${id})`;

const setColumns = `s.id, s."createdAt", s.kind, s.target, s.reason, s.state, s.created, s.updated, s.removed, s."meanBasisPoints", s."largestRise", s."largestFall",
    s."administratorId", ${who('s."administratorId"')} AS "madeBy", s."appliedAt", ${who('s."decidedByAdministratorId"')} AS "decidedBy", s."decidedAt", s."decisionReason",
    s."undoesSetId", s.version`;

/** Change sets of a state (`$1`, null: any), the newest first; of one id (`$2`) it alone. */
export const changeSets = `SELECT ${setColumns}, count(*) OVER ()::int AS "totalItems" FROM price_change_set s
    WHERE ($1::text IS NULL OR s.state = $1) AND ($2::int IS NULL OR s.id = $2) ORDER BY s.id DESC OFFSET $3 LIMIT $4`;

const named = (row: string) => `(SELECT l.name FROM price_list l WHERE l.id = ${row}."priceListId") AS "priceListName",
    (SELECT c.name FROM company c WHERE c.id = ${row}."companyId") AS "companyName",
    (SELECT v.sku FROM product_variant v WHERE v.id = ${row}."productVariantId") AS sku,
    ${translated('product_variant_translation', `${row}."productVariantId"`, '$1')} AS "variantName",
    ${translated('collection_translation', `${row}."collectionId"`, '$1')} AS "categoryName"`;

/**
 * Who changed what from what to what, the newest first: of a list (`$2`), a company (`$3`), a variant (`$4`), a category (`$5`), a change set (`$6`).
 * `$7`: only prices of companies of these account managers, and everybody's.
 */
export const priceChanges = `SELECT found.*, ${named('found')}, ${who('found."administratorId"')} AS "changedBy",
        coalesce(found."ownCurrency", (SELECT l."currencyCode" FROM price_list l WHERE l.id = found."priceListId")) AS "currencyCode"
    FROM (
        SELECT h.id::text, h.at, h."changeSetId", h."administratorId", h.kind, h."priceListId", h."companyId", h."productVariantId", h."collectionId", h."currencyCode" AS "ownCurrency", h."minQuantity",
               h."validFrom"::text, h."fromUntil"::text, h."toUntil"::text, h."fromValue"::float8, h."toValue"::float8
        FROM price_change h
        WHERE ($2::int IS NULL OR h."priceListId" = $2) AND ($3::int IS NULL OR h."companyId" = $3) AND ($4::int IS NULL OR h."productVariantId" = $4)
          AND ($5::int IS NULL OR h."collectionId" = $5) AND ($6::int IS NULL OR h."changeSetId" = $6)
          AND ($7::int[] IS NULL OR h."companyId" IS NULL OR EXISTS (SELECT 1 FROM company c WHERE c.id = h."companyId" AND c."managerAdministratorId" = ANY($7)))
        ORDER BY h.id DESC OFFSET $8 LIMIT $9
    ) found ORDER BY found.id::bigint DESC`;

/** What a set (`$2`) that waits would change, as the history will say it. */
export const waitingChanges = (target: PriceTarget) => {
    const owner = target.owner;
    const column = (name: string, isIt: boolean, value: string) => `${isIt ? value : 'NULL::int'} AS "${name}"`;
    return `SELECT found.*, ${named('found')}, NULL::text AS "changedBy"
    FROM (
        SELECT l.row::text AS id, s."createdAt" AS at, s.id AS "changeSetId", s."administratorId", s.target AS kind, ${column('priceListId', owner?.table === 'price_list', 'l."ownerId"')},
               ${column('companyId', owner?.table === 'company', 'l."ownerId"')}, ${column('productVariantId', target.subject.isVariant, 'l."subjectId"')},
               ${column('collectionId', !target.subject.isVariant, 'l."subjectId"')}, l."currencyCode", l."minQuantity", l."validFrom"::text, l."fromUntil"::text, l."validUntil"::text AS "toUntil",
               coalesce(l."fromValue", l."lastValue")::float8 AS "fromValue", l.value::float8 AS "toValue"
        FROM price_change_line l JOIN price_change_set s ON s.id = l."changeSetId" WHERE l."changeSetId" = $2 ORDER BY l.row OFFSET $3 LIMIT $4
    ) found ORDER BY found.id::int`;
};
