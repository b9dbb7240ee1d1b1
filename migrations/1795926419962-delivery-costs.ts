import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeliveryCosts1795926419962 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"company_delivery_terms\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"ways\" text array, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"companyId\" integer NOT NULL, \"minimumNet\" bigint, CONSTRAINT \"PK_d785d563c57c61826ff553fa0b8\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_delivery_terms\" ON \"company_delivery_terms\" (\"companyId\") ");
        await queryRunner.query("CREATE TABLE \"delivery_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"volumetricDivisor\" integer NOT NULL DEFAULT '5000', \"currencies\" jsonb NOT NULL DEFAULT '[]', \"parcels\" jsonb NOT NULL DEFAULT '[]', \"pallets\" jsonb NOT NULL DEFAULT '[]', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"delivery_settings_divisor\" CHECK (\"volumetricDivisor\" > 0), CONSTRAINT \"delivery_settings_one_row\" CHECK (\"id\" = 1), CONSTRAINT \"PK_4e465b6ab6d5d228142f32ec5d5\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"variant_delivery\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"volumeMm3\" bigint NOT NULL DEFAULT '0', \"unitsPerPallet\" integer, \"oversize\" jsonb NOT NULL DEFAULT '[]', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_aa34135e6fed273ef027e06be5\" UNIQUE (\"productVariantId\"), CONSTRAINT \"variant_delivery_positive\" CHECK (\"volumeMm3\" >= 0 AND \"unitsPerPallet\" > 0), CONSTRAINT \"PK_314178f18e70c56a6877f199727\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"deliveryWay\" text NOT NULL DEFAULT 'firm'");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"delivery\" jsonb");
        await queryRunner.query("ALTER TABLE \"company_delivery_terms\" ADD CONSTRAINT \"FK_5e9a787f6268749dc2d39c51b5f\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"variant_delivery\" ADD CONSTRAINT \"FK_aa34135e6fed273ef027e06be55\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"variant_delivery\" DROP CONSTRAINT \"FK_aa34135e6fed273ef027e06be55\"");
        await queryRunner.query("ALTER TABLE \"company_delivery_terms\" DROP CONSTRAINT \"FK_5e9a787f6268749dc2d39c51b5f\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"delivery\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"deliveryWay\"");
        await queryRunner.query("DROP TABLE \"variant_delivery\"");
        await queryRunner.query("DROP TABLE \"delivery_settings\"");
        await queryRunner.query("DROP TABLE \"company_delivery_terms\"");
    }
}
