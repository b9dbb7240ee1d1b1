import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work orders of one article may be made at once; of an operation it is known how much of its time is set-up. */
export class ProductionBatches1795967000001 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "production_batch" ("createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now(), "madeByAdministratorId" integer NOT NULL, "id" SERIAL NOT NULL, CONSTRAINT "PK_259b9cb2f2094ae62d18868624b" PRIMARY KEY ("id"))`);
        await queryRunner.query('ALTER TABLE "production_work_order" ADD "batchId" integer');
        await queryRunner.query('CREATE INDEX "IDX_production_work_order_batch" ON "production_work_order" ("batchId") WHERE "batchId" IS NOT NULL');
        await queryRunner.query('ALTER TABLE "production_work_order" ADD CONSTRAINT "FK_de28717f5ec29c692c55c87f0b2" FOREIGN KEY ("batchId") REFERENCES "production_batch"("id") ON DELETE SET NULL ON UPDATE NO ACTION');
        await queryRunner.query(`ALTER TABLE "production_operation" ADD "setupMinutes" integer NOT NULL DEFAULT '0'`);
        // Of what was planned before nobody wrote down the set-up: where an operation is still as its routing has it, the routing knows.
        await queryRunner.query(`UPDATE "production_operation" o SET "setupMinutes" = LEAST(r."setupMinutes", o."plannedMinutes") FROM "production_work_order" w JOIN "production_routing_operation" r ON r."routingId" = w."routingId" WHERE w.id = o."workOrderId" AND o.state <> 'done' AND r.sequence = o.sequence AND r.kind = o.kind AND r."stationId" = o."stationId"`);
        await queryRunner.query('ALTER TABLE "production_operation" ADD CONSTRAINT "CHK_production_operation_setup" CHECK ("setupMinutes" >= 0 AND "setupMinutes" <= "plannedMinutes")');
        await queryRunner.query('ALTER TABLE "production_plan_step" ADD "batchId" integer');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "production_plan_step" DROP COLUMN "batchId"');
        await queryRunner.query('ALTER TABLE "production_operation" DROP CONSTRAINT "CHK_production_operation_setup"');
        await queryRunner.query('ALTER TABLE "production_operation" DROP COLUMN "setupMinutes"');
        await queryRunner.query('ALTER TABLE "production_work_order" DROP CONSTRAINT "FK_de28717f5ec29c692c55c87f0b2"');
        await queryRunner.query('DROP INDEX "IDX_production_work_order_batch"');
        await queryRunner.query('ALTER TABLE "production_work_order" DROP COLUMN "batchId"');
        await queryRunner.query('DROP TABLE "production_batch"');
    }
}
