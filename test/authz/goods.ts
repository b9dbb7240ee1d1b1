/** Goods of company A that go together: in a set, picked by staff, and in a category with its complements. */
import type { RunningServer } from '../server';

/** `variants`: two that are in the set; the third goes with them and is in none. */
export async function goodsThatGoTogether(running: RunningServer, variants: readonly number[]): Promise<void> {
    await running.sql(
        `WITH s AS (INSERT INTO product_set (code, names) VALUES ('together', '{"en": "Lobby set"}') RETURNING id),
              c AS (INSERT INTO product_set_price ("productSetId", "currencyCode", "unitNet") SELECT id, 'IRR', 15000 FROM s)
         INSERT INTO product_set_part ("productSetId", "productVariantId", quantity, position) SELECT s.id, v, 1, v FROM s, unnest($1::int[]) v`,
        [variants.slice(0, 2)],
    );
    await running.sql(
        `INSERT INTO product_relation ("productId", "productVariantId", position) SELECT v."productId", $2, 1 FROM product_variant v WHERE v.id = $1`,
        [variants[0], variants[1]],
    );
    await running.sql(
        `WITH c AS (INSERT INTO collection ("isRoot", "isPrivate", position, filters, "parentId")
                    VALUES (false, true, 99, '[]', (SELECT id FROM collection WHERE "isRoot" LIMIT 1)) RETURNING id),
              t AS (INSERT INTO collection_translation ("languageCode", name, slug, description, "baseId") SELECT 'en', 'Goods of the matrix', 'goods-of-the-matrix', '', id FROM c),
              m AS (INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") SELECT id, $1 FROM c)
         INSERT INTO category_complement ("collectionId", "productVariantId", position) SELECT id, $2, 1 FROM c`,
        [variants[0], variants[2]],
    );
}
