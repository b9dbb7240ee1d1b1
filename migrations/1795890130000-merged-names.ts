import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MergedNames1795890130000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "company_merge" ADD "renamed" jsonb NOT NULL DEFAULT '{"roles": [], "branches": []}'`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "company_merge" DROP COLUMN "renamed"');
    }
}
