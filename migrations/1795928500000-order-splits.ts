import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderSplits1795928500000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "company_order" ADD "splitOfOrderId" integer');
        await queryRunner.query('CREATE INDEX "company_order_split_of" ON "company_order" ("splitOfOrderId") WHERE "splitOfOrderId" IS NOT NULL');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "company_order_split_of"');
        await queryRunner.query('ALTER TABLE "company_order" DROP COLUMN "splitOfOrderId"');
    }
}
