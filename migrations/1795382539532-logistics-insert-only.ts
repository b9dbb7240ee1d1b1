import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hand-written: weights stay as they were recorded. `refuse_change` came with the audit's tables. */
const insertOnly = ['weighbridge_ticket', 'weighing'];

export class LogisticsInsertOnly1795382539532 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        for (const table of insertOnly) {
            await queryRunner.query(
                `CREATE TRIGGER ${table}_insert_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
            );
            await queryRunner.query(
                `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
            );
            await queryRunner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC, CURRENT_USER`);
        }
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        for (const table of insertOnly) {
            await queryRunner.query(`GRANT UPDATE, DELETE, TRUNCATE ON ${table} TO CURRENT_USER`);
            await queryRunner.query(`DROP TRIGGER ${table}_no_truncate ON ${table}`);
            await queryRunner.query(`DROP TRIGGER ${table}_insert_only ON ${table}`);
        }
    }
}
