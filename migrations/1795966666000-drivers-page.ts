import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DriversPage1795966666000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"driver_step\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"loadId\" integer NOT NULL, \"shipmentId\" integer, \"key\" text NOT NULL, \"kind\" text NOT NULL, \"at\" TIMESTAMP WITH TIME ZONE NOT NULL, \"latitudeE6\" integer, \"longitudeE6\" integer, \"note\" text, \"content\" bytea, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_fbd4757e6e8d51bd02ed4eca2ad\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_3e6b72a975d6242b39c97d4d3d\" ON \"driver_step\" (\"shipmentId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_driver_step_key\" ON \"driver_step\" (\"loadId\", \"key\") ");
        await queryRunner.query("CREATE TABLE \"driver_link\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"loadId\" integer NOT NULL, \"nonce\" text NOT NULL, \"tokenHash\" text NOT NULL, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_6671730bb996b5c3e05afbc8384\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_driver_link_load\" ON \"driver_link\" (\"loadId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_driver_link_token_hash\" ON \"driver_link\" (\"tokenHash\") ");
        await queryRunner.query("ALTER TABLE \"shipment\" ADD \"deliveredInPart\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("ALTER TABLE \"driver_step\" ADD CONSTRAINT \"FK_b6db7cc656e444a5b27c505039e\" FOREIGN KEY (\"loadId\") REFERENCES \"transport_load\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"driver_step\" ADD CONSTRAINT \"FK_3e6b72a975d6242b39c97d4d3da\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"driver_link\" ADD CONSTRAINT \"FK_d293b4063009a45800eb200befa\" FOREIGN KEY (\"loadId\") REFERENCES \"transport_load\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"driver_link\" DROP CONSTRAINT \"FK_d293b4063009a45800eb200befa\"");
        await queryRunner.query("ALTER TABLE \"driver_step\" DROP CONSTRAINT \"FK_3e6b72a975d6242b39c97d4d3da\"");
        await queryRunner.query("ALTER TABLE \"driver_step\" DROP CONSTRAINT \"FK_b6db7cc656e444a5b27c505039e\"");
        await queryRunner.query("ALTER TABLE \"shipment\" DROP COLUMN \"deliveredInPart\"");
        await queryRunner.query("DROP TABLE \"driver_link\"");
        await queryRunner.query("DROP TABLE \"driver_step\"");
    }
}
