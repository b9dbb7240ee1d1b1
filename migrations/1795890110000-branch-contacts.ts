import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BranchContacts1795890110000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "company_branch" ADD "contacts" jsonb NOT NULL DEFAULT '[]'`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "company_branch" DROP COLUMN "contacts"');
    }
}
