import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Barcodes1795929500000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"variant_barcode\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"gtin\" text NOT NULL, \"unit\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_variant_barcode\" UNIQUE (\"gtin\", \"productVariantId\"), CONSTRAINT \"PK_81b4f7bc13c77e01ef25398dba9\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_variant_barcode_variant\" ON \"variant_barcode\" (\"productVariantId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_catalogue_index_sku_key\" ON \"catalogue_index\" (\"skuKey\") WHERE \"languageCode\" = 'en'");
        await queryRunner.query("ALTER TABLE \"variant_barcode\" ADD CONSTRAINT \"FK_535dc24d53edda15ec93cfb58fd\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"variant_barcode\" DROP CONSTRAINT \"FK_535dc24d53edda15ec93cfb58fd\"");
        await queryRunner.query("DROP INDEX \"IDX_catalogue_index_sku_key\"");
        await queryRunner.query("DROP TABLE \"variant_barcode\"");
    }
}
