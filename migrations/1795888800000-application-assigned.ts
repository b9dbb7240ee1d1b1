import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApplicationAssigned1795888800000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "access_application" ADD "assignedAdministratorId" integer');
        await queryRunner.query('CREATE INDEX "IDX_access_application_assigned" ON "access_application" ("assignedAdministratorId")');
        await queryRunner.query('ALTER TABLE "access_application" ADD CONSTRAINT "FK_9b75b695e12631130c9c8bbb20d" FOREIGN KEY ("assignedAdministratorId") REFERENCES "administrator"("id") ON DELETE SET NULL ON UPDATE NO ACTION');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "access_application" DROP CONSTRAINT "FK_9b75b695e12631130c9c8bbb20d"');
        await queryRunner.query('DROP INDEX "IDX_access_application_assigned"');
        await queryRunner.query('ALTER TABLE "access_application" DROP COLUMN "assignedAdministratorId"');
    }
}
