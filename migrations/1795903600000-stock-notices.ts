import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StockNotices1795903600000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"stock_notice\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"memberId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"state\" text NOT NULL DEFAULT 'waiting', \"askedAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"settledAt\" TIMESTAMP WITH TIME ZONE, \"tokenHash\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_64c807aa56ceda8b22d2f197db8\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_stock_notice_token\" ON \"stock_notice\" (\"tokenHash\") WHERE \"tokenHash\" IS NOT NULL");
        await queryRunner.query("CREATE INDEX \"IDX_stock_notice_variant\" ON \"stock_notice\" (\"productVariantId\") WHERE state = 'waiting'");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_stock_notice_waiting\" ON \"stock_notice\" (\"memberId\", \"productVariantId\") WHERE state = 'waiting'");
        await queryRunner.query("CREATE TABLE \"supplier_feed\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"stockLocationId\" integer NOT NULL, \"url\" text NOT NULL, \"everyMinutes\" integer NOT NULL DEFAULT '60', \"skuColumn\" text NOT NULL DEFAULT 'sku', \"quantityColumn\" text NOT NULL DEFAULT 'quantity', \"active\" boolean NOT NULL DEFAULT true, \"lastAskedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_3c3106064b6c5070ab98293464\" UNIQUE (\"stockLocationId\"), CONSTRAINT \"CHK_supplier_feed\" CHECK (\"everyMinutes\" >= 5), CONSTRAINT \"PK_b813c6b2f7e336cf1c677ce7828\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"supplier_feed_run\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"stockLocationId\" integer NOT NULL, \"via\" text NOT NULL, \"outcome\" text NOT NULL, \"reason\" text NOT NULL DEFAULT '', \"rows\" integer NOT NULL DEFAULT '0', \"changed\" integer NOT NULL DEFAULT '0', \"rejected\" integer NOT NULL DEFAULT '0', \"rejects\" jsonb NOT NULL DEFAULT '[]', \"at\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_bdd84448d733b3a837f770a6fd7\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_supplier_feed_run_location\" ON \"supplier_feed_run\" (\"stockLocationId\", \"id\")");
        await queryRunner.query("ALTER TABLE \"stock_notice\" ADD CONSTRAINT \"FK_346304bac40fbb5678d3d423071\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"stock_notice\" ADD CONSTRAINT \"FK_9e704d9626ec2af070301eabf3c\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"supplier_feed\" ADD CONSTRAINT \"FK_3c3106064b6c5070ab98293464c\" FOREIGN KEY (\"stockLocationId\") REFERENCES \"stock_location\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"supplier_feed_run\" ADD CONSTRAINT \"FK_70d064a8323db8ee4ea190ff149\" FOREIGN KEY (\"stockLocationId\") REFERENCES \"stock_location\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"supplier_feed_run\" DROP CONSTRAINT \"FK_70d064a8323db8ee4ea190ff149\"");
        await queryRunner.query("ALTER TABLE \"supplier_feed\" DROP CONSTRAINT \"FK_3c3106064b6c5070ab98293464c\"");
        await queryRunner.query("ALTER TABLE \"stock_notice\" DROP CONSTRAINT \"FK_9e704d9626ec2af070301eabf3c\"");
        await queryRunner.query("ALTER TABLE \"stock_notice\" DROP CONSTRAINT \"FK_346304bac40fbb5678d3d423071\"");
        await queryRunner.query("DROP TABLE \"supplier_feed_run\"");
        await queryRunner.query("DROP TABLE \"supplier_feed\"");
        await queryRunner.query("DROP TABLE \"stock_notice\"");
    }
}
