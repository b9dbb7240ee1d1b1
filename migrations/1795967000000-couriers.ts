import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Couriers1795967000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "courier_account" ("createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now(), "name" text NOT NULL, "kind" text NOT NULL, "organization" text NOT NULL, "service" text NOT NULL, "sealedToken" text, "hookHash" text, "enabled" boolean NOT NULL DEFAULT true, "version" integer NOT NULL DEFAULT '1', "id" SERIAL NOT NULL, CONSTRAINT "PK_f065ac85ac4a9e9afaad855532c" PRIMARY KEY ("id"))`);
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_courier_account_name" ON "courier_account" ("name") ');
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_courier_account_hook" ON "courier_account" ("hookHash") ');
        await queryRunner.query(`CREATE TABLE "courier_booking" ("createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now(), "shipmentId" integer NOT NULL, "orderId" integer NOT NULL, "companyId" integer NOT NULL, "accountId" integer NOT NULL, "kind" text NOT NULL, "reference" text NOT NULL, "state" text NOT NULL DEFAULT 'waiting', "receiverName" text NOT NULL, "receiverPhone" text NOT NULL, "receiverEmail" text, "streetLine" text NOT NULL, "city" text NOT NULL, "postalCode" text NOT NULL, "countryCode" text NOT NULL, "parcels" jsonb NOT NULL, "cashMinor" integer, "insuredMinor" integer, "currencyCode" text NOT NULL, "attemptedAt" TIMESTAMP WITH TIME ZONE, "externalId" text, "trackingNumber" text, "status" text, "problem" text, "fieldProblems" jsonb NOT NULL DEFAULT '[]', "labelPdf" bytea, "labelZpl" bytea, "isCalledOff" boolean NOT NULL DEFAULT false, "id" SERIAL NOT NULL, CONSTRAINT "PK_7b3be61b4bab2c5fb2ac8f9f8f2" PRIMARY KEY ("id"))`);
        await queryRunner.query('CREATE INDEX "IDX_0d0d93ad3e20b42fc2ec0e7456" ON "courier_booking" ("shipmentId") ');
        await queryRunner.query('CREATE INDEX "IDX_d5a6574eb796361291b650394b" ON "courier_booking" ("companyId") ');
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_courier_booking_reference" ON "courier_booking" ("reference") ');
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_courier_booking_external" ON "courier_booking" ("accountId", "externalId") ');
        await queryRunner.query(`CREATE UNIQUE INDEX "UQ_courier_booking_open" ON "courier_booking" ("shipmentId") WHERE state NOT IN ('refused', 'cancelled', 'returned')`);
        await queryRunner.query('ALTER TABLE "courier_booking" ADD CONSTRAINT "FK_0d0d93ad3e20b42fc2ec0e74567" FOREIGN KEY ("shipmentId") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION');
        await queryRunner.query('ALTER TABLE "courier_booking" ADD CONSTRAINT "FK_954426521fc8db76f6fe4b281a1" FOREIGN KEY ("accountId") REFERENCES "courier_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP TABLE "courier_booking"');
        await queryRunner.query('DROP TABLE "courier_account"');
    }
}
