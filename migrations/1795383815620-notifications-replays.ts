import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NotificationsReplays1795383815620 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"notification_message\" ADD \"replays\" integer NOT NULL DEFAULT '0'");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"notification_message\" DROP COLUMN \"replays\"");
    }
}
