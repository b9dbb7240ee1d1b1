import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductSets1795901700585 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"product_set_part\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productSetId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"quantity\" integer NOT NULL, \"position\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_product_set_part\" UNIQUE (\"productSetId\", \"productVariantId\"), CONSTRAINT \"CHK_product_set_part_quantity\" CHECK (\"quantity\" > 0), CONSTRAINT \"PK_c6149e22ed4a9152a2541f0466e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_product_set_part_variant\" ON \"product_set_part\" (\"productVariantId\") ");
        await queryRunner.query("CREATE TABLE \"product_set_price\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productSetId\" integer NOT NULL, \"currencyCode\" text NOT NULL, \"id\" SERIAL NOT NULL, \"unitNet\" bigint NOT NULL, CONSTRAINT \"UQ_product_set_price\" UNIQUE (\"productSetId\", \"currencyCode\"), CONSTRAINT \"CHK_product_set_price_positive\" CHECK (\"unitNet\" > 0), CONSTRAINT \"PK_54b8a06ee48e0dc79f5316e16f4\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"product_set\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"code\" text NOT NULL, \"names\" jsonb NOT NULL, \"assetId\" integer, \"enabled\" boolean NOT NULL DEFAULT true, \"validFrom\" date, \"validUntil\" date, \"version\" integer NOT NULL DEFAULT nextval('price_version'), \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_product_set_days\" CHECK (\"validFrom\" IS NULL OR \"validUntil\" IS NULL OR \"validFrom\" <= \"validUntil\"), CONSTRAINT \"PK_88557a9e7f2f0f1a6a11857f694\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"IDX_c24665e6892199a5250153c92c\" ON \"product_set\" (\"code\") ");
        await queryRunner.query("CREATE TABLE \"company_order_set\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productSetId\" integer, \"code\" text NOT NULL, \"names\" jsonb NOT NULL, \"quantity\" integer NOT NULL, \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, \"unitNet\" bigint NOT NULL, \"firmNet\" bigint NOT NULL, CONSTRAINT \"UQ_company_order_set\" UNIQUE (\"orderId\", \"productSetId\"), CONSTRAINT \"PK_3dd77dd1ae1da816219a5037b26\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_company_order_set_product_set\" ON \"company_order_set\" (\"productSetId\") ");
        await queryRunner.query("ALTER TABLE \"company_order_line\" ADD \"orderSetId\" integer");
        await queryRunner.query("CREATE INDEX \"IDX_company_order_line_order_set\" ON \"company_order_line\" (\"orderSetId\") ");
        await queryRunner.query("ALTER TABLE \"product_set_part\" ADD CONSTRAINT \"FK_31f154b7b67d6e4a09cd59e9885\" FOREIGN KEY (\"productSetId\") REFERENCES \"product_set\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"product_set_part\" ADD CONSTRAINT \"FK_0b2c2f8e8ffc0bf56da0a34d38d\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"product_set_price\" ADD CONSTRAINT \"FK_2f388219c138ebee3865b988d4b\" FOREIGN KEY (\"productSetId\") REFERENCES \"product_set\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"product_set\" ADD CONSTRAINT \"FK_f3b85976d906a8e770459722a75\" FOREIGN KEY (\"assetId\") REFERENCES \"asset\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_order_set\" ADD CONSTRAINT \"FK_433f25d35d27f069d949bee08d5\" FOREIGN KEY (\"orderId\") REFERENCES \"company_order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_order_set\" ADD CONSTRAINT \"FK_cf6b8010eb18643477af5f7907b\" FOREIGN KEY (\"productSetId\") REFERENCES \"product_set\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_order_line\" ADD CONSTRAINT \"FK_918e06cef5146d3c7399d5c2c72\" FOREIGN KEY (\"orderSetId\") REFERENCES \"company_order_set\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"company_order_line\" DROP CONSTRAINT \"FK_918e06cef5146d3c7399d5c2c72\"");
        await queryRunner.query("ALTER TABLE \"company_order_set\" DROP CONSTRAINT \"FK_cf6b8010eb18643477af5f7907b\"");
        await queryRunner.query("ALTER TABLE \"company_order_set\" DROP CONSTRAINT \"FK_433f25d35d27f069d949bee08d5\"");
        await queryRunner.query("ALTER TABLE \"product_set\" DROP CONSTRAINT \"FK_f3b85976d906a8e770459722a75\"");
        await queryRunner.query("ALTER TABLE \"product_set_price\" DROP CONSTRAINT \"FK_2f388219c138ebee3865b988d4b\"");
        await queryRunner.query("ALTER TABLE \"product_set_part\" DROP CONSTRAINT \"FK_0b2c2f8e8ffc0bf56da0a34d38d\"");
        await queryRunner.query("ALTER TABLE \"product_set_part\" DROP CONSTRAINT \"FK_31f154b7b67d6e4a09cd59e9885\"");
        await queryRunner.query("ALTER TABLE \"company_order_line\" DROP COLUMN \"orderSetId\"");
        await queryRunner.query("DROP TABLE \"company_order_set\"");
        await queryRunner.query("DROP TABLE \"product_set\"");
        await queryRunner.query("DROP TABLE \"product_set_price\"");
        await queryRunner.query("DROP TABLE \"product_set_part\"");
    }
}
