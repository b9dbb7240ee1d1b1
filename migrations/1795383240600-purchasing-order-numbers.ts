import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Order codes come from a sequence; lists and counters of the review page ask by state. */
export class PurchasingOrderNumbers1795383240600 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('CREATE SEQUENCE company_order_number START 10001');
        await queryRunner.query('CREATE INDEX order_state ON "order" (state)');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX order_state');
        await queryRunner.query('DROP SEQUENCE company_order_number');
    }
}
