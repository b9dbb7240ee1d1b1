import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Replenishment1795964964576 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"production_purchase_proposal\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"quantity\" integer NOT NULL, \"state\" text NOT NULL, \"madeByAdministratorId\" integer NOT NULL, \"expectedOn\" date, \"reference\" text NOT NULL DEFAULT '', \"id\" SERIAL NOT NULL, \"variantId\" integer NOT NULL, CONSTRAINT \"CHK_production_purchase_proposal_quantity\" CHECK (\"quantity\" > 0), CONSTRAINT \"PK_8cc85d10364701cec5242ca11e3\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_production_purchase_proposal_open\" ON \"production_purchase_proposal\" (\"variantId\") WHERE state = 'open'");
        await queryRunner.query("CREATE TABLE \"production_replenishment_rule\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"way\" text NOT NULL, \"minimum\" integer NOT NULL, \"lot\" integer NOT NULL, \"id\" SERIAL NOT NULL, \"variantId\" integer NOT NULL, CONSTRAINT \"CHK_production_replenishment_rule\" CHECK (\"minimum\" >= 0 AND \"lot\" > 0), CONSTRAINT \"PK_cc7d4f322664338e317f34c1c19\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_production_replenishment_rule_variant\" ON \"production_replenishment_rule\" (\"variantId\") ");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ADD \"variantId\" integer");
        await queryRunner.query("UPDATE \"production_work_order\" w SET \"variantId\" = l.\"productVariantId\" FROM \"order_line\" l WHERE l.id = w.\"orderLineId\"");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ALTER COLUMN \"variantId\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ALTER COLUMN \"companyId\" DROP NOT NULL");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ALTER COLUMN \"orderLineId\" DROP NOT NULL");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ALTER COLUMN \"orderId\" DROP NOT NULL");
        await queryRunner.query("CREATE INDEX \"IDX_production_work_order_variant\" ON \"production_work_order\" (\"variantId\") ");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ADD CONSTRAINT \"FK_3ea73582894646b5271057f054a\" FOREIGN KEY (\"variantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_purchase_proposal\" ADD CONSTRAINT \"FK_935b5eba82aa50d4f15b4a5ca9b\" FOREIGN KEY (\"variantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"production_replenishment_rule\" ADD CONSTRAINT \"FK_b02c10a42a82d1635e87bdf6088\" FOREIGN KEY (\"variantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"production_replenishment_rule\" DROP CONSTRAINT \"FK_b02c10a42a82d1635e87bdf6088\"");
        await queryRunner.query("ALTER TABLE \"production_purchase_proposal\" DROP CONSTRAINT \"FK_935b5eba82aa50d4f15b4a5ca9b\"");
        await queryRunner.query("ALTER TABLE \"production_work_order\" DROP CONSTRAINT \"FK_3ea73582894646b5271057f054a\"");
        await queryRunner.query("DELETE FROM \"production_work_order\" WHERE \"orderId\" IS NULL");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ALTER COLUMN \"orderId\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ALTER COLUMN \"orderLineId\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"production_work_order\" ALTER COLUMN \"companyId\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"production_work_order\" DROP COLUMN \"variantId\"");
        await queryRunner.query("DROP TABLE \"production_replenishment_rule\"");
        await queryRunner.query("DROP TABLE \"production_purchase_proposal\"");
    }
}
