/** Products that nobody but company A may know of, each hidden in another way, and all texts of them marked. */
import type { RunningServer } from '../server';

/** In all texts of hidden products; nothing else has it, and no call says it. */
export const mark = 'HIDDENMARK';
/** A word of their names that callers look for. */
export const soughtWord = 'zarrinfar';
export const hiddenPrice = 7_131_719;

export type Hiding = 'no price' | 'price of yesterday' | 'product off' | 'variant off' | 'product deleted' | 'variant deleted' | 'sibling' | 'category';

/** The visible product that the hidden sibling belongs to has an id of its own; all others come with their variant. */
export interface Sentinel {
    hiding: Hiding;
    n: number;
    variantId: number;
    productId: number;
    assetId: number;
    facetValueId: number;
    optionId: number;
    sku: string;
    slug: string;
}

export const collectionId = 884_001;
export const openCollectionId = 884_100;
export const sharedFacetValueId = 882_100;
const facetId = 885_001;

const hidings: readonly Hiding[] = ['no price', 'price of yesterday', 'product off', 'variant off', 'product deleted', 'variant deleted', 'sibling', 'category'];

/** Known before they are made, so that the same can be asked where they are and where they are not. */
export const sentinels: readonly Sentinel[] = hidings.map((hiding, n) => ({
    hiding, n,
    variantId: 880_001 + n, productId: 890_001 + n, assetId: 881_001 + n, facetValueId: 882_001 + n, optionId: 883_001 + n,
    sku: `ZQ-77-${n}`, slug: `${soughtWord}-rug-${n}`,
}));

export interface Viewers {
    /** Who may see them. */
    a: number;
    /** Whose lists price what is hidden in other ways than by price. */
    lists: readonly number[];
    /** Companies that are offered something of their own. */
    others: readonly number[];
}

const category = (id: number, name: string) => `
    INSERT INTO collection (id, "isRoot", "isPrivate", position, filters, "inheritFilters", "parentId")
    VALUES (${id}, false, false, 1, '[]', true, (SELECT id FROM collection WHERE "isRoot" LIMIT 1));
    INSERT INTO collection_translation ("languageCode", name, slug, description, "baseId") VALUES ('en', '${name}', lower('${name}'), '${name}', ${id}), ('fa', '${name}', lower('${name}'), '${name}', ${id});
    INSERT INTO collection_closure (id_ancestor, id_descendant) VALUES (${id}, ${id});
    INSERT INTO collection_channels_channel ("collectionId", "channelId") VALUES (${id}, 1);`;

/** What everybody sees, in a category and with a feature that the hidden ones share. */
export async function openGoods(running: RunningServer, variantIds: readonly number[]): Promise<void> {
    const ids = `{${variantIds.join(',')}}`;
    await running.sql(`
        INSERT INTO collection ("isRoot", "isPrivate", position, filters, "inheritFilters") SELECT true, false, 0, '[]', true WHERE NOT EXISTS (SELECT 1 FROM collection WHERE "isRoot");
        ${category(openCollectionId, 'Open category')}
        INSERT INTO common_category ("collectionId") VALUES (${openCollectionId});
        INSERT INTO facet (id, code, "isPrivate") VALUES (${facetId}, 'colour', false);
        INSERT INTO facet_translation ("languageCode", name, "baseId") VALUES ('en', 'Colour', ${facetId});
        INSERT INTO facet_value (id, code, "facetId") VALUES (${sharedFacetValueId}, 'shared', ${facetId});
        INSERT INTO facet_value_translation ("languageCode", name, "baseId") VALUES ('en', 'Shared', ${sharedFacetValueId});
        INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") SELECT ${openCollectionId}, unnest('${ids}'::int[]);
        INSERT INTO product_facet_values_facet_value ("productId", "facetValueId") SELECT v."productId", ${sharedFacetValueId} FROM product_variant v WHERE v.id = ANY('${ids}'::int[]);
        UPDATE product_variant_translation t SET name = 'Open rug ' || t."baseId" WHERE t."baseId" = ANY('${ids}'::int[]);
        UPDATE product_translation t SET name = 'Open rug ' || t."baseId", slug = 'open-rug-' || t."baseId" FROM product_variant v WHERE v."productId" = t."baseId" AND v.id = ANY('${ids}'::int[]);
        UPDATE product_variant SET sku = 'OPEN-' || id WHERE id = ANY('${ids}'::int[]);`);
}

/** `siblingOf`: the visible product whose hidden variant the sibling becomes. */
export async function hide(running: RunningServer, { a, lists, others }: Viewers, chosen: readonly Sentinel[], siblingOf: number): Promise<void> {
    const text = (one: Sentinel) => `${soughtWord} ${mark} ${one.n}`;
    const [known] = await running.sql('SELECT 1 FROM collection WHERE id = $1', [collectionId]);
    if (known === undefined) {
        await running.sql(`${category(collectionId, `${mark} category`)} INSERT INTO company_category ("companyId", "collectionId") VALUES (${a}, ${collectionId});`);
    }
    for (const one of chosen) {
        const { hiding, variantId, assetId, facetValueId, optionId } = one;
        const isSibling = hiding === 'sibling';
        const productId = isSibling ? siblingOf : one.productId;
        const off = (what: string) => String(hiding !== `${what} off`);
        const deleted = (what: string) => (hiding === `${what} deleted` ? 'now()' : 'NULL');
        await running.sql(`
            INSERT INTO asset (id, type, "mimeType", width, height, "fileSize", source, preview) VALUES (${assetId}, 'IMAGE', 'image/png', 64, 64, 1, 'source/${mark}-${one.n}.png', 'preview/${mark}-${one.n}.png');
            INSERT INTO asset_translation ("languageCode", name, "baseId") VALUES ('en', '${text(one)}', ${assetId});
            INSERT INTO facet_value (id, code, "facetId") VALUES (${facetValueId}, 'hidden-${one.n}', ${facetId});
            INSERT INTO facet_value_translation ("languageCode", name, "baseId") VALUES ('en', '${mark} red', ${facetValueId});
            INSERT INTO product_option_group (id, code) VALUES (${optionId}, 'hidden-${one.n}');
            INSERT INTO product_option_group_translation ("languageCode", name, "baseId") VALUES ('en', '${mark} width', ${optionId});
            INSERT INTO product_option (id, code, "groupId") VALUES (${optionId}, 'hidden-${one.n}', ${optionId});
            INSERT INTO product_option_translation ("languageCode", name, "baseId") VALUES ('en', '${mark} 4 m', ${optionId});
            ${isSibling ? '' : `
            INSERT INTO product (id, enabled, "deletedAt", "featuredAssetId") VALUES (${productId}, ${off('product')}, ${deleted('product')}, ${assetId});
            INSERT INTO product_translation ("languageCode", name, slug, description, "baseId")
                VALUES ('en', '${text(one)}', '${one.slug}', '${mark} description', ${productId}), ('fa', 'فرش زرین‌فر ${mark}', '${one.slug}-fa', '${mark}', ${productId});
            INSERT INTO product_channels_channel ("productId", "channelId") VALUES (${productId}, 1);
            INSERT INTO product_asset ("productId", "assetId", position) VALUES (${productId}, ${assetId}, 0);
            INSERT INTO product_facet_values_facet_value ("productId", "facetValueId") VALUES (${productId}, ${facetValueId}), (${productId}, ${sharedFacetValueId});`}
            INSERT INTO product_variant (id, enabled, "deletedAt", sku, "productId", "taxCategoryId", "trackInventory", "featuredAssetId")
                VALUES (${variantId}, ${off('variant')}, ${deleted('variant')}, '${one.sku}', ${productId}, (SELECT min(id) FROM tax_category), 'TRUE', ${assetId});
            INSERT INTO product_variant_translation ("languageCode", name, "baseId") VALUES ('en', '${text(one)}', ${variantId}), ('fa', 'فرش زرین‌فر ${mark}', ${variantId});
            INSERT INTO product_variant_channels_channel ("productVariantId", "channelId") VALUES (${variantId}, 1);
            INSERT INTO product_variant_facet_values_facet_value ("productVariantId", "facetValueId") VALUES (${variantId}, ${facetValueId});
            INSERT INTO product_variant_options_product_option ("productVariantId", "productOptionId") VALUES (${variantId}, ${optionId});
            INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated") VALUES (${variantId}, (SELECT min(id) FROM stock_location), 77113, 0);
            INSERT INTO variant_sales ("productVariantId", "baseUnit", "weightG", "madeToOrder", "minQuantity", increment) VALUES (${variantId}, 'm2', 1500, false, 1, 1);
            INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") VALUES (${collectionId}, ${variantId});
            INSERT INTO contract_price ("companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode") VALUES (${a}, ${variantId}, 1, ${hiddenPrice}, 'IRR');`);
        if (hiding === 'price of yesterday') {
            await running.sql(
                `INSERT INTO contract_price ("companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode", "validUntil") SELECT unnest($1::int[]), $2, 1, ${hiddenPrice}, 'IRR', current_date - 2`,
                [others, variantId],
            );
        } else if (hiding !== 'no price' && hiding !== 'sibling') {
            await running.sql(`INSERT INTO price_list_item ("priceListId", "productVariantId", "unitNet") SELECT unnest($1::int[]), $2, ${hiddenPrice}`, [lists, variantId]);
        }
    }
}
