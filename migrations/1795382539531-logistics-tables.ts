import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LogisticsTables1795382539531 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"scale\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"code\" text NOT NULL, \"name\" text NOT NULL, \"host\" text NOT NULL, \"port\" integer NOT NULL, \"hasChecksum\" boolean NOT NULL DEFAULT true, \"toleranceBasisPoints\" integer NOT NULL DEFAULT '200', \"toleranceG\" integer NOT NULL DEFAULT '40000', \"active\" boolean NOT NULL DEFAULT true, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_e93222b654623ca54e6c4a4445d\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_scale_code\" ON \"scale\" (\"code\") ");
        await queryRunner.query("CREATE TABLE \"transport_driver\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" text NOT NULL, \"phone\" text NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_06fd7722e6db788669a912e7e19\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_000a82801236ac7fdc96267ad5\" ON \"transport_driver\" (\"name\") ");
        await queryRunner.query("CREATE TABLE \"transport_vehicle\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" text NOT NULL, \"plate\" text NOT NULL, \"capacityG\" integer NOT NULL, \"storedTareG\" integer, \"active\" boolean NOT NULL DEFAULT true, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_5de17f018ec57d3c03c9276a250\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_transport_vehicle_plate\" ON \"transport_vehicle\" (\"plate\") ");
        await queryRunner.query("CREATE TABLE \"shipment\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"number\" text NOT NULL, \"orderId\" integer NOT NULL, \"orderCode\" text NOT NULL, \"companyId\" integer NOT NULL, \"branchId\" integer, \"state\" text NOT NULL, \"driverId\" integer, \"driverName\" text, \"driverPhone\" text, \"vehicleId\" integer, \"vehicleName\" text, \"plate\" text, \"destination\" text NOT NULL, \"plannedAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"loadingAt\" TIMESTAMP WITH TIME ZONE, \"loadingStartedAt\" TIMESTAMP WITH TIME ZONE, \"dispatchedAt\" TIMESTAMP WITH TIME ZONE, \"deliveredAt\" TIMESTAMP WITH TIME ZONE, \"plannedWeightG\" integer NOT NULL, \"receivedBy\" text, \"deliveryNote\" text, \"confirmedVia\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_f51f635db95c534ca206bf7a0a4\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_shipment_number\" ON \"shipment\" (\"number\") ");
        await queryRunner.query("CREATE INDEX \"IDX_93ba0beada3eb709bc83dc0b9a\" ON \"shipment\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_232bff15123c86c9e8545904c8\" ON \"shipment\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_982063012593a705605d18cf68\" ON \"shipment\" (\"state\") ");
        await queryRunner.query("CREATE INDEX \"IDX_53bbae5c81a289929701777217\" ON \"shipment\" (\"driverId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_e0a8583167d11cdfd5352b7a4c\" ON \"shipment\" (\"vehicleId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_d50608ebfae318fac5c8637ac6\" ON \"shipment\" (\"loadingAt\") ");
        await queryRunner.query("CREATE INDEX \"IDX_f7c7dd9bde72cbf95de3fc708a\" ON \"shipment\" (\"dispatchedAt\") ");
        await queryRunner.query("CREATE TABLE \"shipment_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"shipmentId\" integer NOT NULL, \"orderLineId\" integer NOT NULL, \"quantity\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_shipment_line_quantity\" CHECK (\"quantity\" > 0), CONSTRAINT \"PK_b6e73cd57b50d5f62172d6fb83e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_4c590052862569f5dfd65ecfd0\" ON \"shipment_line\" (\"orderLineId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_shipment_line_order_line\" ON \"shipment_line\" (\"shipmentId\", \"orderLineId\") ");
        await queryRunner.query("CREATE TABLE \"tracking_link\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"shipmentId\" integer NOT NULL, \"nonce\" text NOT NULL, \"tokenHash\" text NOT NULL, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_fcfd77feb9012ec2126d7c0bfb6\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_tracking_link_shipment\" ON \"tracking_link\" (\"shipmentId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_tracking_link_token_hash\" ON \"tracking_link\" (\"tokenHash\") ");
        await queryRunner.query("CREATE TABLE \"tracking_visit\" (\"address\" text NOT NULL, \"windowStart\" TIMESTAMP WITH TIME ZONE NOT NULL, \"visits\" integer NOT NULL, CONSTRAINT \"PK_6c8d8b4b647f47a7305a64d6ebe\" PRIMARY KEY (\"address\"))");
        await queryRunner.query("CREATE INDEX \"IDX_f390d104f4408cebbc99e97aa3\" ON \"tracking_visit\" (\"windowStart\") ");
        await queryRunner.query("CREATE TABLE \"weighbridge_ticket\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"number\" text NOT NULL, \"series\" text NOT NULL, \"sequence\" integer NOT NULL, \"scaleId\" integer NOT NULL, \"shipmentId\" integer NOT NULL, \"grossG\" integer NOT NULL, \"tareG\" integer NOT NULL, \"netG\" integer NOT NULL, \"plannedWeightG\" integer NOT NULL, \"differenceG\" integer NOT NULL, \"isWithinTolerance\" boolean NOT NULL, \"firstWeighedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"secondWeighedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"operatorId\" integer NOT NULL, \"rawFrames\" text NOT NULL, \"isManual\" boolean NOT NULL, \"reason\" text, \"correctsTicketId\" integer, \"previousHash\" text NOT NULL, \"hash\" text NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_weighbridge_ticket_net\" CHECK (\"tareG\" > 0 AND \"grossG\" > \"tareG\" AND \"netG\" = \"grossG\" - \"tareG\"), CONSTRAINT \"PK_8b62a6cfa29bff3e740df31c35b\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_weighbridge_ticket_number\" ON \"weighbridge_ticket\" (\"number\") ");
        await queryRunner.query("CREATE INDEX \"IDX_70bc54803d4f0bed056ac51282\" ON \"weighbridge_ticket\" (\"scaleId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_1e2dae3c6be75b60ba0b3ff96c\" ON \"weighbridge_ticket\" (\"shipmentId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_weighbridge_ticket_hash\" ON \"weighbridge_ticket\" (\"hash\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_weighbridge_ticket_sequence\" ON \"weighbridge_ticket\" (\"series\", \"sequence\") ");
        await queryRunner.query("CREATE TABLE \"weighing\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"shipmentId\" integer NOT NULL, \"scaleId\" integer NOT NULL, \"weightG\" integer NOT NULL, \"weighedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"operatorId\" integer NOT NULL, \"rawFrame\" text, \"manualReason\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_weighing_weight\" CHECK (\"weightG\" > 0), CONSTRAINT \"PK_600690680efe2fc76418a7b9b6a\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_946039b5d0edcc59aa8fb05e07\" ON \"weighing\" (\"shipmentId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_2f32bb9368b5c4b50ae6f0814f\" ON \"weighing\" (\"scaleId\") ");
        await queryRunner.query("CREATE TABLE \"rating\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"shipmentId\" integer NOT NULL, \"orderId\" integer NOT NULL, \"orderCode\" text NOT NULL, \"shipmentNumber\" text NOT NULL, \"companyId\" integer NOT NULL, \"memberId\" integer, \"product\" smallint NOT NULL, \"transport\" smallint NOT NULL, \"comment\" text, \"source\" text NOT NULL, \"ratedAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_rating_marks\" CHECK (\"product\" BETWEEN 1 AND 5 AND \"transport\" BETWEEN 1 AND 5), CONSTRAINT \"PK_ecda8ad32645327e4765b43649e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_rating_shipment\" ON \"rating\" (\"shipmentId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_rating_order\" ON \"rating\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_rating_company_rated\" ON \"rating\" (\"companyId\", \"ratedAt\") ");
        await queryRunner.query("ALTER TABLE \"shipment\" ADD CONSTRAINT \"FK_93ba0beada3eb709bc83dc0b9af\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shipment\" ADD CONSTRAINT \"FK_53bbae5c81a289929701777217e\" FOREIGN KEY (\"driverId\") REFERENCES \"transport_driver\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shipment\" ADD CONSTRAINT \"FK_e0a8583167d11cdfd5352b7a4c0\" FOREIGN KEY (\"vehicleId\") REFERENCES \"transport_vehicle\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shipment_line\" ADD CONSTRAINT \"FK_fa171022120563bd93b44b422a1\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shipment_line\" ADD CONSTRAINT \"FK_4c590052862569f5dfd65ecfd00\" FOREIGN KEY (\"orderLineId\") REFERENCES \"order_line\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"tracking_link\" ADD CONSTRAINT \"FK_acc1fa216d1b6cca1c508812c59\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD CONSTRAINT \"FK_70bc54803d4f0bed056ac51282c\" FOREIGN KEY (\"scaleId\") REFERENCES \"scale\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" ADD CONSTRAINT \"FK_1e2dae3c6be75b60ba0b3ff96c9\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weighing\" ADD CONSTRAINT \"FK_946039b5d0edcc59aa8fb05e077\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"weighing\" ADD CONSTRAINT \"FK_2f32bb9368b5c4b50ae6f0814f9\" FOREIGN KEY (\"scaleId\") REFERENCES \"scale\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"weighing\" DROP CONSTRAINT \"FK_2f32bb9368b5c4b50ae6f0814f9\"");
        await queryRunner.query("ALTER TABLE \"weighing\" DROP CONSTRAINT \"FK_946039b5d0edcc59aa8fb05e077\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP CONSTRAINT \"FK_1e2dae3c6be75b60ba0b3ff96c9\"");
        await queryRunner.query("ALTER TABLE \"weighbridge_ticket\" DROP CONSTRAINT \"FK_70bc54803d4f0bed056ac51282c\"");
        await queryRunner.query("ALTER TABLE \"tracking_link\" DROP CONSTRAINT \"FK_acc1fa216d1b6cca1c508812c59\"");
        await queryRunner.query("ALTER TABLE \"shipment_line\" DROP CONSTRAINT \"FK_4c590052862569f5dfd65ecfd00\"");
        await queryRunner.query("ALTER TABLE \"shipment_line\" DROP CONSTRAINT \"FK_fa171022120563bd93b44b422a1\"");
        await queryRunner.query("ALTER TABLE \"shipment\" DROP CONSTRAINT \"FK_e0a8583167d11cdfd5352b7a4c0\"");
        await queryRunner.query("ALTER TABLE \"shipment\" DROP CONSTRAINT \"FK_53bbae5c81a289929701777217e\"");
        await queryRunner.query("ALTER TABLE \"shipment\" DROP CONSTRAINT \"FK_93ba0beada3eb709bc83dc0b9af\"");
        await queryRunner.query("DROP TABLE \"rating\"");
        await queryRunner.query("DROP TABLE \"weighing\"");
        await queryRunner.query("DROP TABLE \"weighbridge_ticket\"");
        await queryRunner.query("DROP TABLE \"tracking_visit\"");
        await queryRunner.query("DROP TABLE \"tracking_link\"");
        await queryRunner.query("DROP TABLE \"shipment_line\"");
        await queryRunner.query("DROP TABLE \"shipment\"");
        await queryRunner.query("DROP TABLE \"transport_vehicle\"");
        await queryRunner.query("DROP TABLE \"transport_driver\"");
        await queryRunner.query("DROP TABLE \"scale\"");
    }
}
