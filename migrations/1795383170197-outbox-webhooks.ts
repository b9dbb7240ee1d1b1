import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OutboxWebhooks1795383170197 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"webhook_endpoint\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"url\" text NOT NULL, \"description\" text NOT NULL DEFAULT '', \"kinds\" text array NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"secret\" text NOT NULL, \"previousSecret\" text, \"previousUntil\" TIMESTAMP WITH TIME ZONE, \"failingSince\" TIMESTAMP WITH TIME ZONE, \"failures\" integer NOT NULL DEFAULT '0', \"lastError\" text, \"lastSuccessAt\" TIMESTAMP WITH TIME ZONE, \"disabledReason\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_6c98112122b2b8a4f3984d2efa8\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"outbox_message\" ADD \"replays\" integer NOT NULL DEFAULT '0'");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"outbox_message\" DROP COLUMN \"replays\"");
        await queryRunner.query("DROP TABLE \"webhook_endpoint\"");
    }
}
