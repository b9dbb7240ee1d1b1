import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dispatcher looks at open messages only; they are few among many that are done. */
export class OutboxOpenIndex1795381874711 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE INDEX "IDX_outbox_message_open" ON "outbox_message" ("id") WHERE "state" IN ('PENDING', 'SENDING')`);
        await queryRunner.query(
            `CREATE INDEX "IDX_outbox_message_open_aggregate" ON "outbox_message" ("aggregate", "sequence") WHERE "state" IN ('PENDING', 'SENDING')`,
        );
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP INDEX "IDX_outbox_message_open_aggregate"`);
        await queryRunner.query(`DROP INDEX "IDX_outbox_message_open"`);
    }
}
