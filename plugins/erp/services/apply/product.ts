import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { setVariantsInUse } from '../../../assortment';
import type { ApplyHow } from './applier';
import { ApplyTools, ImporterApplier } from './importer-applier';

const text = (table: string, id: string, column: string, language: string) =>
    `(SELECT NULLIF(n."${column}", '') FROM ${table} n WHERE n."baseId" = ${id} AND n."languageCode" = '${language}')`;
const languages = ['en', 'fa', 'pl', 'ru'];
const facetOf = (code: string) => `(SELECT min(t.name) FROM product_facet_values_facet_value j JOIN facet_value f ON f.id = j."facetValueId" JOIN facet c ON c.id = f."facetId" AND c.code = '${code}'
    JOIN facet_value_translation t ON t."baseId" = f.id AND t."languageCode" = 'en' WHERE j."productId" = p.id)`;
const optionOf = (code: string) => `(SELECT min(t.name) FROM product_variant_options_product_option j JOIN product_option o ON o.id = j."productOptionId" JOIN product_option_group g ON g.id = o."groupId" AND g.code = '${code}'
    JOIN product_option_translation t ON t."baseId" = o.id AND t."languageCode" = 'en' WHERE j."productVariantId" = v.id)`;
const factorOf = (code: string) => `(SELECT u.factor FROM variant_unit u WHERE u."productVariantId" = v.id AND u.code = '${code}' AND u."perUnits" = 1)`;

/** Articles with their group, attributes and descriptions (F029): what nobody maps stays as the shop has it (0.029). */
@Injectable()
export class ProductApplier extends ImporterApplier {
    readonly object = 'product';
    readonly importer = 'products';
    readonly batchSize = 1000;
    readonly keyFields = ['sku'];
    override readonly keepsUnmapped = true;

    constructor(tools: ApplyTools) {
        super(tools);
    }

    protected override currentSql(): string {
        return `
            SELECT v.sku, ${languages.flatMap(language => [
                `${text('product_translation', 'p.id', 'name', language)} AS name_${language}`,
                `${text('product_translation', 'p.id', 'description', language)} AS description_${language}`,
            ]).join(', ')},
                   (SELECT min(n.slug) FROM product_translation n WHERE n."baseId" = p.id AND n."languageCode" = 'en') AS product,
                   ${facetOf('category')} AS category, ${facetOf('line')} AS line, ${optionOf('colour')} AS colour, ${optionOf('size')} AS size,
                   (SELECT string_agg(ct.name || '=' || t.name, '|' ORDER BY ct.name, t.name) FROM product_facet_values_facet_value j JOIN facet_value f ON f.id = j."facetValueId"
                      JOIN facet c ON c.id = f."facetId" AND c.code NOT IN ('category', 'line', 'colour') JOIN facet_translation ct ON ct."baseId" = c.id AND ct."languageCode" = 'en'
                      JOIN facet_value_translation t ON t."baseId" = f.id AND t."languageCode" = 'en' WHERE j."productId" = p.id) AS facets,
                   COALESCE(s."baseUnit", 'piece') AS unit, ${['roll', 'box', 'pallet'].map(code => `${factorOf(code)} AS ${code}_factor`).join(', ')},
                   COALESCE(s."minQuantity", 1) AS min_quantity, COALESCE(s.increment, 1) AS increment, COALESCE(s."weightG", 0) AS weight_g,
                   CASE WHEN s."madeToOrder" THEN 'yes' ELSE 'no' END AS made_to_order, x.name AS tax,
                   (SELECT min(n.name) FROM asset_translation n WHERE n."baseId" = COALESCE(v."featuredAssetId", p."featuredAssetId")) AS image
              FROM json_to_recordset($1::json) AS k(sku text) JOIN product_variant v ON v.sku = k.sku AND v."deletedAt" IS NULL JOIN product p ON p.id = v."productId" AND p."deletedAt" IS NULL
              JOIN tax_category x ON x.id = v."taxCategoryId" LEFT JOIN variant_sales s ON s."productVariantId" = v.id`;
    }

    async retire(tx: RequestContext, ourKeys: readonly string[], { scope }: ApplyHow): Promise<void> {
        await setVariantsInUse(this.tools.connection, tx, ourKeys, false);
        await this.tell(tx, ourKeys, scope, false);
    }

    async revive(tx: RequestContext, ourKeys: readonly string[], { scope }: ApplyHow): Promise<void> {
        await setVariantsInUse(this.tools.connection, tx, ourKeys, true);
        await this.tell(tx, ourKeys, scope, true);
    }

    private async tell(tx: RequestContext, skus: readonly string[], scope: ApplyHow['scope'], enabled: boolean): Promise<void> {
        await this.tools.audit.record(tx, { scope, action: 'product.set-in-use', entity: 'ProductVariant', entityId: 'erp', after: { enabled, count: skus.length } });
    }
}
