import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SmsAndMail1795951850510 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"incoming_sms\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"provider\" text NOT NULL, \"externalId\" text NOT NULL, \"sender\" text NOT NULL, \"line\" text NOT NULL, \"text\" text NOT NULL, \"state\" text NOT NULL, \"aggregate\" text, \"settledByAdministratorId\" integer, \"settledAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_5767e0146952889362a6b3b0ad5\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_incoming_sms_sender\" ON \"incoming_sms\" (\"sender\", \"createdAt\") ");
        await queryRunner.query("CREATE INDEX \"IDX_incoming_sms_state\" ON \"incoming_sms\" (\"state\", \"createdAt\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_incoming_sms\" ON \"incoming_sms\" (\"provider\", \"externalId\") ");
        await queryRunner.query("CREATE TABLE \"notification_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"quietFrom\" integer, \"quietUntil\" integer, \"smsPerNumberPerDay\" integer NOT NULL, \"smsPerDay\" integer NOT NULL, \"switchedOff\" text array NOT NULL, \"version\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_notification_settings_one_row\" CHECK (\"id\" = 1), CONSTRAINT \"PK_d131abd7996c475ef768d4559ba\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"notification_text\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"template\" text NOT NULL, \"channel\" text NOT NULL, \"language\" text NOT NULL, \"text\" text NOT NULL, \"version\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_8eba4e97a704c573ca0e7802c45\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_notification_text\" ON \"notification_text\" (\"template\", \"channel\", \"language\") ");
        await queryRunner.query("CREATE TABLE \"notification_opt_out\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"channel\" text NOT NULL, \"recipient\" text NOT NULL, \"topic\" text NOT NULL, \"source\" text NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_f194736e815ae842d3f729680bf\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_notification_opt_out\" ON \"notification_opt_out\" (\"recipient\", \"channel\", \"topic\") ");
        await queryRunner.query("CREATE TABLE \"notification_pace\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"channel\" text NOT NULL, \"nextAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"day\" date NOT NULL, \"partsToday\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_39e24ba9d0c1c1031afcaa6802e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_notification_pace\" ON \"notification_pace\" (\"channel\") ");
        await queryRunner.query("ALTER TABLE \"notification_message\" ADD \"waitsUntil\" TIMESTAMP WITH TIME ZONE");
        await queryRunner.query("ALTER TABLE \"notification_message\" ADD \"askAt\" TIMESTAMP WITH TIME ZONE");
        await queryRunner.query("ALTER TABLE \"notification_message\" ADD \"askStep\" integer NOT NULL DEFAULT '0'");
        await queryRunner.query("CREATE INDEX \"IDX_notification_message_reference\" ON \"notification_message\" (\"provider\", \"reference\") ");
        await queryRunner.query("CREATE INDEX \"IDX_notification_message_ask\" ON \"notification_message\" (\"askAt\") ");
        // What waited to be asked for one by one is asked for in batches from now on.
        await queryRunner.query(`UPDATE notification_message SET "askAt" = now() WHERE state = 'SENT' AND id IN (
            SELECT (payload ->> 'messageId')::int FROM outbox_message WHERE kind = 'notification.follow-up' AND state = 'PENDING')`);
        await queryRunner.query(`DELETE FROM outbox_message WHERE kind = 'notification.follow-up' AND state = 'PENDING'`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"notification_message\" DROP COLUMN \"askStep\"");
        await queryRunner.query("ALTER TABLE \"notification_message\" DROP COLUMN \"askAt\"");
        await queryRunner.query("ALTER TABLE \"notification_message\" DROP COLUMN \"waitsUntil\"");
        await queryRunner.query("DROP TABLE \"notification_pace\"");
        await queryRunner.query("DROP TABLE \"notification_opt_out\"");
        await queryRunner.query("DROP TABLE \"notification_text\"");
        await queryRunner.query("DROP TABLE \"notification_settings\"");
        await queryRunner.query("DROP TABLE \"incoming_sms\"");
    }
}
