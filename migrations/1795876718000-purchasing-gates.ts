import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PurchasingGates1795876718000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "company_order" ADD "gate" text');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "company_order" DROP COLUMN "gate"');
    }
}
