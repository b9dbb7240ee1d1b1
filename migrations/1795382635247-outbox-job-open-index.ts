import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers ask for the oldest open job of each queue several times a second. */
export class OutboxJobOpenIndex1795382635247 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(
            `CREATE INDEX "IDX_outbox_job_open" ON "outbox_job" ("queueName", "id") WHERE "state" IN ('PENDING', 'RETRYING', 'RUNNING')`,
        );
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP INDEX "IDX_outbox_job_open"`);
    }
}
