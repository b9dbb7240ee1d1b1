/** Another one after each change of the index. */
export const indexStamp = `(SELECT s.stamp::text FROM catalogue_index_stamp s)`;

/** Of each variant its id, the count of its categories and they, the count of its facet values and they, as one text of numbers. */
export const columnFacts = `
    SELECT string_agg(concat_ws(',', i."productVariantId", cardinality(i."categoryIds"), nullif(array_to_string(i."categoryIds", ','), ''),
                                cardinality(i."facetValueIds"), nullif(array_to_string(i."facetValueIds", ','), '')), ';') AS numbers
    FROM catalogue_index i WHERE i."languageCode" = 'en'`;

/** All variants' ids in an order: by name in the language `$1`, or the newest first. */
export function columnOrder(order: 'name' | 'newest'): string {
    const by = order === 'name' ? 'i."nameKey", i."productVariantId"' : 'i."introducedAt" DESC, i."productVariantId" DESC';
    return `SELECT string_agg(i."productVariantId"::text, ',' ORDER BY ${by}) AS numbers
        FROM catalogue_index i WHERE i."languageCode" = ${order === 'name' ? '$1' : "'en'"}`;
}
