import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows the catalogue index is made of, and how the product of a changed row is found. */
const watched: Record<string, string> = {
    product: 'SELECT c.id FROM changed c',
    product_translation: 'SELECT c."baseId" FROM changed c',
    product_asset: 'SELECT c."productId" FROM changed c',
    product_facet_values_facet_value: 'SELECT c."productId" FROM changed c',
    product_variant: 'SELECT c."productId" FROM changed c',
    product_variant_translation: 'SELECT v."productId" FROM changed c JOIN product_variant v ON v.id = c."baseId"',
    product_variant_facet_values_facet_value: 'SELECT v."productId" FROM changed c JOIN product_variant v ON v.id = c."productVariantId"',
    collection_product_variants_product_variant: 'SELECT v."productId" FROM changed c JOIN product_variant v ON v.id = c."productVariantId"',
    collection: `SELECT v."productId" FROM changed c JOIN collection_closure t ON t.id_ancestor = c.id
        JOIN collection_product_variants_product_variant m ON m."collectionId" = t.id_descendant JOIN product_variant v ON v.id = m."productVariantId"`,
    collection_translation: `SELECT v."productId" FROM changed c JOIN collection_closure t ON t.id_ancestor = c."baseId"
        JOIN collection_product_variants_product_variant m ON m."collectionId" = t.id_descendant JOIN product_variant v ON v.id = m."productVariantId"`,
    facet_value_translation: `SELECT j."productId" FROM changed c JOIN product_facet_values_facet_value j ON j."facetValueId" = c."baseId"
        UNION SELECT v."productId" FROM changed c JOIN product_variant_facet_values_facet_value j ON j."facetValueId" = c."baseId"
        JOIN product_variant v ON v.id = j."productVariantId"`,
    asset: `SELECT p.id FROM changed c JOIN product p ON p."featuredAssetId" = c.id
        UNION SELECT v."productId" FROM changed c JOIN product_variant v ON v."featuredAssetId" = c.id`,
};
const events: [string, string][] = [['INSERT', 'NEW'], ['UPDATE', 'NEW'], ['DELETE', 'OLD']];

export class CatalogueIndexes1795382587777 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        await run('CREATE EXTENSION IF NOT EXISTS pg_trgm');
        await run('INSERT INTO assortment_settings (id) VALUES (1)');
        await run(`CREATE INDEX "IDX_catalogue_index_document" ON catalogue_index USING gin (document)`);
        await run(`CREATE INDEX "IDX_catalogue_index_text_trgm" ON catalogue_index USING gin ("searchText" gin_trgm_ops)`);
        await run(`CREATE INDEX "IDX_catalogue_index_code_trgm" ON catalogue_index USING gin ("skuKey" gin_trgm_ops)`);
        await run(`CREATE UNIQUE INDEX "UQ_price_list_item" ON price_list_item ("priceListId", "productVariantId", "minQuantity", "validFrom") NULLS NOT DISTINCT`);
        await run(`CREATE UNIQUE INDEX "UQ_contract_price" ON contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "validFrom") NULLS NOT DISTINCT`);
        await run('CREATE SEQUENCE price_version AS integer');
        await run(`
            CREATE FUNCTION set_price_version() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' OR (NEW."unitNet", NEW."minQuantity", NEW."validFrom", NEW."validUntil")
                    IS DISTINCT FROM (OLD."unitNet", OLD."minQuantity", OLD."validFrom", OLD."validUntil") THEN
                    NEW.version := nextval('price_version');
                END IF;
                RETURN NEW;
            END $$`);
        for (const table of ['price_list_item', 'contract_price']) {
            await run(`CREATE TRIGGER price_version BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION set_price_version()`);
        }
        await run(`CREATE TABLE catalogue_change (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "productId" integer NOT NULL, "notedAt" timestamptz NOT NULL DEFAULT now())`);
        await run('CREATE INDEX "IDX_catalogue_change_product" ON catalogue_change ("productId")');
        await run(`
            CREATE FUNCTION note_catalogue_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                EXECUTE 'INSERT INTO catalogue_change ("productId") SELECT DISTINCT q.id FROM (' || TG_ARGV[0] || ') q(id) WHERE q.id IS NOT NULL';
                RETURN NULL;
            END $$`);
        for (const [table, products] of Object.entries(watched)) {
            for (const [event, rows] of events) {
                await run(`CREATE TRIGGER note_catalogue_${event.toLowerCase()} AFTER ${event} ON ${table}
                    REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT
                    EXECUTE FUNCTION note_catalogue_change('${products.replace(/'/g, "''")}')`);
            }
        }
        await run('INSERT INTO catalogue_change ("productId") SELECT id FROM product');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        for (const table of Object.keys(watched)) {
            for (const [event] of events) await queryRunner.query(`DROP TRIGGER note_catalogue_${event.toLowerCase()} ON ${table}`);
        }
        await queryRunner.query('DROP FUNCTION note_catalogue_change()');
        await queryRunner.query('DROP TABLE catalogue_change');
        for (const table of ['price_list_item', 'contract_price']) await queryRunner.query(`DROP TRIGGER price_version ON ${table}`);
        await queryRunner.query('DROP FUNCTION set_price_version()');
        await queryRunner.query('DROP SEQUENCE price_version');
        for (const name of ['UQ_contract_price', 'UQ_price_list_item', 'IDX_catalogue_index_code_trgm', 'IDX_catalogue_index_text_trgm', 'IDX_catalogue_index_document']) {
            await queryRunner.query(`DROP INDEX "${name}"`);
        }
        await queryRunner.query('DELETE FROM assortment_settings');
    }
}
