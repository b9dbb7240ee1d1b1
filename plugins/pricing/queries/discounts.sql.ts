import { translated } from '../../assortment';

const columns = `
    SELECT d.id, d."collectionId", d."basisPoints", d."validFrom"::text, d."validUntil"::text, d.version,
           (SELECT count(*)::int FROM collection_closure u WHERE u.id_descendant = d."collectionId") AS depth`;

/** The discounts of whoever's offer the company `$1` has, of any day. */
export const discountsOfOffer = `${columns},
           ARRAY(SELECT t.id_descendant FROM collection_closure t WHERE t.id_ancestor = d."collectionId") AS "collectionIds"
    FROM category_discount d
    WHERE d."companyId" = (SELECT coalesce(asking."offerOfCompanyId", asking.id) FROM company asking WHERE asking.id = $1)
    ORDER BY d.id`;

/** All steps of all ladders, of any day. */
export const quantitySteps = `${columns}, d."minQuantity",
           CASE WHEN d."collectionId" IS NOT NULL
               THEN ARRAY(SELECT t.id_descendant FROM collection_closure t WHERE t.id_ancestor = d."collectionId") END AS "collectionIds"
    FROM quantity_discount d
    ORDER BY d.id`;

/** Names of categories (`$1`) in a language (`$2`), for those who ask why a price is what it is. */
export const categoryNames = `SELECT c.id, ${translated('collection_translation', 'c.id', '$2')} AS name FROM collection c WHERE c.id = ANY($1::int[])`;
