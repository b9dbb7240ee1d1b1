import { keptMark } from '../../../kernel/vendure-sql';
import { translated } from '../../assortment';

const columns = `d.id, d."collectionId", d."basisPoints", d."validFrom", d."validUntil", d.version,
           (SELECT count(*)::int FROM collection_closure u WHERE u.id_descendant = d."collectionId") AS depth`;

const reached = `CASE WHEN d."collectionId" IS NOT NULL
               THEN ARRAY(SELECT t.id_descendant FROM collection_closure t WHERE t.id_ancestor = d."collectionId") END AS "collectionIds"`;

const all = (rows: string) => `coalesce((SELECT json_agg(r ORDER BY r.id) FROM (${rows}) r), '[]')`;

/** The discounts of whoever's offer the company `$1` has, of any day. */
const discountsOfOffer = `
    SELECT ${columns}, ${reached}
    FROM category_discount d
    WHERE d."companyId" = (SELECT coalesce(asking."offerOfCompanyId", asking.id) FROM company asking WHERE asking.id = $1)`;

/** All steps of all ladders, of any day. */
const quantitySteps = `SELECT ${columns}, d."minQuantity", ${reached} FROM quantity_discount d`;

/** An article is deeper than any category. */
const articleDepth = 1000;

/** All discounts on whole packs, of any day. */
const packSteps = `
    SELECT d.id, d."productVariantId" AS "variantId", d."collectionId", d.unit, d."basisPoints", d."validFrom", d."validUntil", d.version,
           CASE WHEN d."productVariantId" IS NOT NULL THEN ${articleDepth}
                ELSE (SELECT count(*)::int FROM collection_closure u WHERE u.id_descendant = d."collectionId") END AS depth, ${reached}
    FROM pack_discount d`;

const holdsOnDay = (alias: string) => `(${alias}."validFrom" IS NULL OR ${alias}."validFrom" <= $4::date) AND (${alias}."validUntil" IS NULL OR ${alias}."validUntil" >= $4::date)`;

/**
 * All that comes off prices by the offer of the company `$1`; what orders of the company `$2` in the currency `$3` are given off by their value
 * on the day `$4`, and whether there are bonuses at all then.
 */
export const buyerTerms = `${keptMark}
    WITH held AS (
        SELECT d.id, d."groupName", d."fromNet", d."basisPoints" FROM order_value_discount d WHERE d."currencyCode" = $3 AND ${holdsOnDay('d')}
    ), own AS (SELECT c."groupName" FROM company c WHERE c.id = $2)
    SELECT ${all(discountsOfOffer)} AS category, ${all(quantitySteps)} AS quantity, ${all(packSteps)} AS pack,
           coalesce((SELECT json_agg(json_build_object('id', h.id, 'fromNet', h."fromNet", 'basisPoints', h."basisPoints") ORDER BY h."fromNet") FROM held h, own
                     WHERE h."groupName" IS NOT DISTINCT FROM CASE WHEN EXISTS (SELECT 1 FROM held k WHERE k."groupName" = own."groupName") THEN own."groupName" END),
                    '[]') AS steps,
           EXISTS (SELECT 1 FROM bonus_offer o WHERE o."currencyCode" = $3 AND ${holdsOnDay('o')}) AS "hasBonuses"`;

/** Which bonuses there are in the currency `$1` on the day `$2` for the articles `$3`. */
export const orderBonuses = `${keptMark}
    SELECT DISTINCT ON (o."productVariantId") o.id, o."productVariantId" AS "variantId", o."buyQuantity", o."bonusQuantity", o."unitNet"::float8 AS "unitNet"
    FROM bonus_offer o
    WHERE o."currencyCode" = $1 AND o."productVariantId" = ANY($3::int[])
      AND (o."validFrom" IS NULL OR o."validFrom" <= $2::date) AND (o."validUntil" IS NULL OR o."validUntil" >= $2::date)
    ORDER BY o."productVariantId", o."validFrom" DESC NULLS LAST`;

/** Names of categories (`$1`) in a language (`$2`), for those who ask why a price is what it is. */
export const categoryNames = `SELECT c.id, ${translated('collection_translation', 'c.id', '$2')} AS name FROM collection c WHERE c.id = ANY($1::int[])`;
