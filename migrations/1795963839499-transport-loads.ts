import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TransportLoads1795963839499 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"transport_load\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"number\" text NOT NULL, \"state\" text NOT NULL, \"driverId\" integer, \"driverName\" text, \"driverPhone\" text, \"vehicleId\" integer, \"vehicleName\" text, \"plate\" text, \"carrier\" text, \"countryCode\" text, \"gateAt\" TIMESTAMP WITH TIME ZONE, \"arrivedAt\" TIMESTAMP WITH TIME ZONE, \"insideAt\" TIMESTAMP WITH TIME ZONE, \"goneAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_22b51298aa5a711f1a21a4c273f\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_transport_load_number\" ON \"transport_load\" (\"number\") ");
        await queryRunner.query("CREATE INDEX \"IDX_682735b0b31a3a5943935d872e\" ON \"transport_load\" (\"state\") ");
        await queryRunner.query("CREATE INDEX \"IDX_726a297e404798e9b38996c5e9\" ON \"transport_load\" (\"driverId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_4624521abb8818d5abac748165\" ON \"transport_load\" (\"vehicleId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_224424111925a190426d026404\" ON \"transport_load\" (\"gateAt\") ");
        await queryRunner.query("CREATE INDEX \"IDX_a91a90a9493b525f794d0cbf67\" ON \"transport_load\" (\"goneAt\") ");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" ADD \"countryCode\" text");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" ADD \"grossLimitG\" integer");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" ADD \"bedLengthMm\" integer");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" ADD \"bedVolumeDm3\" integer");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" ADD \"axleLayout\" text");
        await queryRunner.query("ALTER TABLE \"shipment\" ADD \"loadId\" integer");
        await queryRunner.query("ALTER TABLE \"shipment\" ADD \"stop\" integer");
        await queryRunner.query("CREATE INDEX \"IDX_dafe6a64b517a92945e8feda2d\" ON \"shipment\" (\"loadId\") ");
        await queryRunner.query("ALTER TABLE \"transport_load\" ADD CONSTRAINT \"FK_726a297e404798e9b38996c5e99\" FOREIGN KEY (\"driverId\") REFERENCES \"transport_driver\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"transport_load\" ADD CONSTRAINT \"FK_4624521abb8818d5abac7481656\" FOREIGN KEY (\"vehicleId\") REFERENCES \"transport_vehicle\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shipment\" ADD CONSTRAINT \"FK_dafe6a64b517a92945e8feda2d9\" FOREIGN KEY (\"loadId\") REFERENCES \"transport_load\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"shipment\" DROP CONSTRAINT \"FK_dafe6a64b517a92945e8feda2d9\"");
        await queryRunner.query("ALTER TABLE \"transport_load\" DROP CONSTRAINT \"FK_4624521abb8818d5abac7481656\"");
        await queryRunner.query("ALTER TABLE \"transport_load\" DROP CONSTRAINT \"FK_726a297e404798e9b38996c5e99\"");
        await queryRunner.query("ALTER TABLE \"shipment\" DROP COLUMN \"stop\"");
        await queryRunner.query("ALTER TABLE \"shipment\" DROP COLUMN \"loadId\"");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" DROP COLUMN \"axleLayout\"");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" DROP COLUMN \"bedVolumeDm3\"");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" DROP COLUMN \"bedLengthMm\"");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" DROP COLUMN \"grossLimitG\"");
        await queryRunner.query("ALTER TABLE \"transport_vehicle\" DROP COLUMN \"countryCode\"");
        await queryRunner.query("DROP TABLE \"transport_load\"");
    }
}
