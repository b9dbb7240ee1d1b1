import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes that hold all that whole catalogues are priced and counted by, and a stamp that changes with the catalogue's index. */
export class CatalogueSpeed1795902000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        await run('DROP INDEX "UQ_price_list_item"');
        await run(`CREATE UNIQUE INDEX "UQ_price_list_item" ON price_list_item ("priceListId", "productVariantId", "minQuantity", "validFrom")
            INCLUDE ("validUntil", "unitNet", id) NULLS NOT DISTINCT`);
        await run('DROP INDEX "UQ_contract_price"');
        await run(`CREATE UNIQUE INDEX "UQ_contract_price" ON contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "validFrom")
            INCLUDE ("validUntil", "unitNet", id) NULLS NOT DISTINCT`);
        await run('CREATE INDEX "IDX_product_variant_off" ON product_variant (id) WHERE NOT enabled OR "deletedAt" IS NOT NULL');
        await run('CREATE INDEX "IDX_product_off" ON product (id) WHERE NOT enabled OR "deletedAt" IS NOT NULL');
        await run('CREATE INDEX "IDX_variant_sales_least" ON variant_sales ("minQuantity", "productVariantId") WHERE "minQuantity" > 1');
        await run('DROP INDEX "IDX_catalogue_index_name"');
        await run(`CREATE INDEX "IDX_catalogue_index_name" ON catalogue_index ("languageCode", "nameKey", "productVariantId")
            INCLUDE ("introducedAt", "categoryIds", "facetValueIds")`);
        await run('CREATE TABLE catalogue_index_stamp (id integer PRIMARY KEY CHECK (id = 1), stamp bigint NOT NULL)');
        await run('INSERT INTO catalogue_index_stamp VALUES (1, 1)');
        await run(`
            CREATE FUNCTION stamp_catalogue_index() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE catalogue_index_stamp SET stamp = stamp + 1;
                RETURN NULL;
            END $$`);
        await run(`CREATE TRIGGER stamp_catalogue_index AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON catalogue_index
            FOR EACH STATEMENT EXECUTE FUNCTION stamp_catalogue_index()`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        const run = (text: string) => queryRunner.query(text);
        await run('DROP TRIGGER stamp_catalogue_index ON catalogue_index');
        await run('DROP FUNCTION stamp_catalogue_index()');
        await run('DROP TABLE catalogue_index_stamp');
        await run('DROP INDEX "IDX_catalogue_index_name"');
        await run('CREATE INDEX "IDX_catalogue_index_name" ON catalogue_index ("languageCode", "nameKey")');
        for (const name of ['IDX_variant_sales_least', 'IDX_product_off', 'IDX_product_variant_off']) await run(`DROP INDEX "${name}"`);
        await run('DROP INDEX "UQ_contract_price"');
        await run(`CREATE UNIQUE INDEX "UQ_contract_price" ON contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "validFrom") NULLS NOT DISTINCT`);
        await run('DROP INDEX "UQ_price_list_item"');
        await run(`CREATE UNIQUE INDEX "UQ_price_list_item" ON price_list_item ("priceListId", "productVariantId", "minQuantity", "validFrom") NULLS NOT DISTINCT`);
    }
}
