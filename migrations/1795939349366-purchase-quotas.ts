import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PurchaseQuotas1795939349366 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"purchase_quota\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer, \"groupId\" integer, \"productVariantId\" integer, \"productId\" integer, \"collectionId\" integer, \"goodsKey\" text NOT NULL, \"period\" text NOT NULL, \"maxQuantity\" integer NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"purchase_quota_quantity\" CHECK (\"maxQuantity\" > 0), CONSTRAINT \"purchase_quota_one_goods\" CHECK (num_nonnulls(\"productVariantId\", \"productId\", \"collectionId\") = 1), CONSTRAINT \"purchase_quota_one_owner\" CHECK (num_nonnulls(\"companyId\", \"groupId\") = 1), CONSTRAINT \"PK_abb872a1a6c7a28802eac77704f\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_purchase_quota_variant\" ON \"purchase_quota\" (\"productVariantId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_purchase_quota_product\" ON \"purchase_quota\" (\"productId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_purchase_quota_category\" ON \"purchase_quota\" (\"collectionId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_purchase_quota_group\" ON \"purchase_quota\" (\"groupId\", \"goodsKey\", \"period\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_purchase_quota_company\" ON \"purchase_quota\" (\"companyId\", \"goodsKey\", \"period\") ");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" ADD CONSTRAINT \"FK_8e15215fdb3c127e5f333556c7c\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" ADD CONSTRAINT \"FK_f7866feb91f10f954672dd4a05c\" FOREIGN KEY (\"groupId\") REFERENCES \"company_group\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" ADD CONSTRAINT \"FK_c7e858b93c403636e39f76e2c42\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" ADD CONSTRAINT \"FK_59fbc497aaa4884701bb8081936\" FOREIGN KEY (\"productId\") REFERENCES \"product\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" ADD CONSTRAINT \"FK_c776e66bd9378591c0b84f8e3f5\" FOREIGN KEY (\"collectionId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"purchase_quota\" DROP CONSTRAINT \"FK_c776e66bd9378591c0b84f8e3f5\"");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" DROP CONSTRAINT \"FK_59fbc497aaa4884701bb8081936\"");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" DROP CONSTRAINT \"FK_c7e858b93c403636e39f76e2c42\"");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" DROP CONSTRAINT \"FK_f7866feb91f10f954672dd4a05c\"");
        await queryRunner.query("ALTER TABLE \"purchase_quota\" DROP CONSTRAINT \"FK_8e15215fdb3c127e5f333556c7c\"");
        await queryRunner.query("DROP TABLE \"purchase_quota\"");
    }
}
