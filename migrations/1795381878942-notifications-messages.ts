import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NotificationsMessages1795381878942 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"notification_message\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"channel\" text NOT NULL, \"template\" text NOT NULL, \"language\" text NOT NULL, \"recipient\" text NOT NULL, \"recipientName\" text NOT NULL DEFAULT '', \"subject\" text, \"body\" text NOT NULL, \"htmlBody\" text, \"confidential\" boolean NOT NULL DEFAULT false, \"parts\" integer NOT NULL DEFAULT '1', \"state\" text NOT NULL DEFAULT 'QUEUED', \"provider\" text, \"reference\" text, \"lastError\" text, \"aggregate\" text NOT NULL, \"dedupeKey\" text NOT NULL, \"attemptedAt\" TIMESTAMP WITH TIME ZONE, \"settledAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_bcacc62c929cc4881ec971b6791\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_notification_message_state\" ON \"notification_message\" (\"state\") ");
        await queryRunner.query("CREATE INDEX \"IDX_notification_message_recipient\" ON \"notification_message\" (\"recipient\", \"createdAt\") ");
        await queryRunner.query("CREATE INDEX \"IDX_notification_message_aggregate\" ON \"notification_message\" (\"aggregate\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_notification_message_event\" ON \"notification_message\" (\"dedupeKey\", \"channel\", \"recipient\") ");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("DROP TABLE \"notification_message\"");
    }
}
