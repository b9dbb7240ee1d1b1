import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompanyMerges1795880300000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "company_merge" ("createdAt" TIMESTAMP NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP NOT NULL DEFAULT now(), "keptCompanyId" integer NOT NULL, "droppedCompanyId" integer NOT NULL, "mergedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "undoneAt" TIMESTAMP WITH TIME ZONE, "wasActive" boolean NOT NULL, "headOfficeId" integer, "rows" jsonb NOT NULL, "id" SERIAL NOT NULL, CONSTRAINT "PK_company_merge" PRIMARY KEY ("id"))`);
        await queryRunner.query('CREATE INDEX "IDX_company_merge_kept" ON "company_merge" ("keptCompanyId")');
        await queryRunner.query('CREATE INDEX "IDX_company_merge_dropped" ON "company_merge" ("droppedCompanyId")');
        await queryRunner.query('ALTER TABLE "company" ADD "mergedIntoId" integer');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "company" DROP COLUMN "mergedIntoId"');
        await queryRunner.query('DROP TABLE "company_merge"');
    }
}
