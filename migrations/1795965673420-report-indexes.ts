import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportIndexes1795965673420 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE INDEX \"IDX_production_operation_finished\" ON \"production_operation\" (\"finishedAt\") WHERE \"finishedAt\" IS NOT NULL");
        await queryRunner.query("CREATE INDEX \"IDX_production_time_entry_started\" ON \"production_time_entry\" (\"startedAt\") ");
        await queryRunner.query("CREATE INDEX \"IDX_rating_rated\" ON \"rating\" (\"ratedAt\") ");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("DROP INDEX \"IDX_rating_rated\"");
        await queryRunner.query("DROP INDEX \"IDX_production_time_entry_started\"");
        await queryRunner.query("DROP INDEX \"IDX_production_operation_finished\"");
    }
}
