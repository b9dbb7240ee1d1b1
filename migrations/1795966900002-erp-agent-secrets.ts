import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret of an agent can be taken away without another one, and the agent says which version it is. */
export class ErpAgentSecrets1795966900002 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "erp_agent" ALTER COLUMN "secretHash" DROP NOT NULL');
        await queryRunner.query(`ALTER TABLE "erp_agent" ADD "version" text NOT NULL DEFAULT ''`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "erp_agent" DROP COLUMN "version"');
        await queryRunner.query(`UPDATE "erp_agent" SET "secretHash" = 'none:' || id WHERE "secretHash" IS NULL`);
        await queryRunner.query('ALTER TABLE "erp_agent" ALTER COLUMN "secretHash" SET NOT NULL');
    }
}
