import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PreSales1795938945462 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"pre_sale\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"quantity\" integer NOT NULL, \"sold\" integer NOT NULL DEFAULT '0', \"day\" date NOT NULL, \"fromDay\" date, \"untilDay\" date, \"handOut\" text NOT NULL DEFAULT 'in-turn', \"endedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_pre_sale\" CHECK (\"quantity\" > 0 AND \"sold\" >= 0 AND \"sold\" <= \"quantity\" AND (\"fromDay\" IS NULL OR \"untilDay\" IS NULL OR \"fromDay\" <= \"untilDay\")), CONSTRAINT \"PK_a6084c7fc1833b2feba8dfc72aa\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_pre_sale_variant\" ON \"pre_sale\" (\"productVariantId\") WHERE \"endedAt\" IS NULL");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"preSaleId\" integer");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"awaitsGoods\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("CREATE INDEX \"company_order_pre_sale\" ON \"company_order\" (\"preSaleId\") WHERE \"preSaleId\" IS NOT NULL");
        await queryRunner.query("CREATE INDEX \"company_order_awaits_goods\" ON \"company_order\" (\"awaitsGoods\") WHERE \"awaitsGoods\"");
        await queryRunner.query("ALTER TABLE \"pre_sale\" ADD CONSTRAINT \"FK_8ee1f05e817980541e48729d485\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"pre_sale\" DROP CONSTRAINT \"FK_8ee1f05e817980541e48729d485\"");
        await queryRunner.query("DROP INDEX \"company_order_awaits_goods\"");
        await queryRunner.query("DROP INDEX \"company_order_pre_sale\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"awaitsGoods\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"preSaleId\"");
        await queryRunner.query("DROP TABLE \"pre_sale\"");
    }
}
