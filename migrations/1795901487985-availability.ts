import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Availability1795901487985 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"warehouse\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"stockLocationId\" integer NOT NULL, \"kind\" text NOT NULL DEFAULT 'local', \"leadMinDays\" integer NOT NULL DEFAULT '0', \"leadMaxDays\" integer NOT NULL DEFAULT '0', \"countedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_1e6cfe9a4419dae493ac28b1a7\" UNIQUE (\"stockLocationId\"), CONSTRAINT \"CHK_warehouse_lead\" CHECK (\"leadMinDays\" >= 0 AND \"leadMaxDays\" >= \"leadMinDays\"), CONSTRAINT \"PK_965abf9f99ae8c5983ae74ebde8\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"availability_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"showAs\" text NOT NULL DEFAULT 'bands', \"bands\" integer array NOT NULL DEFAULT '{1,10,21,51}', \"policy\" text NOT NULL DEFAULT 'to-stock', \"leadMinDays\" integer NOT NULL DEFAULT '5', \"leadMaxDays\" integer NOT NULL DEFAULT '7', \"staleAfterHours\" integer NOT NULL DEFAULT '24', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_availability_settings\" CHECK (\"id\" = 1 AND \"leadMinDays\" >= 0 AND \"leadMaxDays\" >= \"leadMinDays\" AND \"staleAfterHours\" > 0), CONSTRAINT \"PK_4b1219c9178fed10012316b04cb\" PRIMARY KEY (\"id\"))");
        await queryRunner.query('INSERT INTO availability_settings (id) VALUES (1)');
        await queryRunner.query("CREATE TABLE \"expected_delivery\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"quantity\" integer NOT NULL, \"day\" date NOT NULL, \"reference\" text NOT NULL DEFAULT '', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_expected_delivery\" UNIQUE (\"productVariantId\", \"day\", \"reference\"), CONSTRAINT \"CHK_expected_delivery\" CHECK (\"quantity\" > 0), CONSTRAINT \"PK_459f3d013c6ce78b0528512addc\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_expected_delivery_day\" ON \"expected_delivery\" (\"day\") ");
        await queryRunner.query("CREATE TABLE \"variant_availability\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"policy\" text, \"leadMinDays\" integer, \"leadMaxDays\" integer, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_9a915202fdc0615f7011630418\" UNIQUE (\"productVariantId\"), CONSTRAINT \"CHK_variant_availability_lead\" CHECK ((\"leadMinDays\" IS NULL) = (\"leadMaxDays\" IS NULL) AND (\"leadMinDays\" IS NULL OR (\"leadMinDays\" >= 0 AND \"leadMaxDays\" >= \"leadMinDays\"))), CONSTRAINT \"PK_2381bd444967530c987b8e95db4\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"company_order_line\" ADD \"promise\" jsonb");
        await queryRunner.query("ALTER TABLE \"warehouse\" ADD CONSTRAINT \"FK_1e6cfe9a4419dae493ac28b1a78\" FOREIGN KEY (\"stockLocationId\") REFERENCES \"stock_location\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"expected_delivery\" ADD CONSTRAINT \"FK_0328d912653c40b7e5e6ab6b1eb\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"variant_availability\" ADD CONSTRAINT \"FK_9a915202fdc0615f70116304183\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"variant_availability\" DROP CONSTRAINT \"FK_9a915202fdc0615f70116304183\"");
        await queryRunner.query("ALTER TABLE \"expected_delivery\" DROP CONSTRAINT \"FK_0328d912653c40b7e5e6ab6b1eb\"");
        await queryRunner.query("ALTER TABLE \"warehouse\" DROP CONSTRAINT \"FK_1e6cfe9a4419dae493ac28b1a78\"");
        await queryRunner.query("ALTER TABLE \"company_order_line\" DROP COLUMN \"promise\"");
        await queryRunner.query("DROP TABLE \"variant_availability\"");
        await queryRunner.query("DROP TABLE \"expected_delivery\"");
        await queryRunner.query("DROP TABLE \"availability_settings\"");
        await queryRunner.query("DROP TABLE \"warehouse\"");
    }
}
