import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CrmIndexes1795383606714 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('CREATE INDEX "IDX_lead_search_key_trgm" ON lead USING gin ("searchKey" gin_trgm_ops)');
        await queryRunner.query('CREATE INDEX "IDX_opportunity_search_key_trgm" ON opportunity USING gin ("searchKey" gin_trgm_ops)');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "IDX_opportunity_search_key_trgm"');
        await queryRunner.query('DROP INDEX "IDX_lead_search_key_trgm"');
    }
}
