import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Guests1795889047079 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"tracking_link\" ADD \"orderId\" integer");
        await queryRunner.query("ALTER TABLE \"access_application\" ADD \"guestCompanyId\" integer");
        await queryRunner.query("ALTER TABLE \"tracking_link\" DROP CONSTRAINT \"FK_acc1fa216d1b6cca1c508812c59\"");
        await queryRunner.query("ALTER TABLE \"tracking_link\" ALTER COLUMN \"shipmentId\" DROP NOT NULL");
        await queryRunner.query("ALTER TABLE \"consent\" DROP CONSTRAINT \"FK_dbfe633636a08039d8c8eb4355f\"");
        await queryRunner.query("ALTER TABLE \"consent\" ALTER COLUMN \"applicationId\" DROP NOT NULL");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_tracking_link_order\" ON \"tracking_link\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_guest_company\" ON \"access_application\" (\"guestCompanyId\") ");
        await queryRunner.query("ALTER TABLE \"tracking_link\" ADD CONSTRAINT \"CHK_tracking_link_target\" CHECK (num_nonnulls(\"shipmentId\", \"orderId\") = 1)");
        await queryRunner.query("ALTER TABLE \"tracking_link\" ADD CONSTRAINT \"FK_acc1fa216d1b6cca1c508812c59\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"tracking_link\" ADD CONSTRAINT \"FK_d0e8e7e73d60e07270f07f9aff5\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"access_application\" ADD CONSTRAINT \"FK_9b1644c536c73b0370df362dda5\" FOREIGN KEY (\"guestCompanyId\") REFERENCES \"company\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"consent\" ADD CONSTRAINT \"FK_dbfe633636a08039d8c8eb4355f\" FOREIGN KEY (\"applicationId\") REFERENCES \"access_application\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        // An installation that is set up already gets the second way to pay that a new one is made with.
        await queryRunner.query(`
            WITH known AS (SELECT id FROM payment_method WHERE code = 'on-account' AND NOT EXISTS (SELECT 1 FROM payment_method WHERE code = 'prepayment')),
                 made AS (INSERT INTO payment_method (code, enabled, handler) SELECT 'prepayment', true, '{"code":"prepayment","args":[]}' FROM known RETURNING id),
                 named AS (INSERT INTO payment_method_translation ("languageCode", name, description, "baseId")
                     SELECT t."languageCode", 'Prepayment', '', made.id FROM made, known JOIN payment_method_translation t ON t."baseId" = known.id)
            INSERT INTO payment_method_channels_channel ("paymentMethodId", "channelId")
            SELECT made.id, c."channelId" FROM made, known JOIN payment_method_channels_channel c ON c."paymentMethodId" = known.id`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DELETE FROM consent WHERE "applicationId" IS NULL');
        await queryRunner.query('DELETE FROM tracking_link WHERE "shipmentId" IS NULL');
        await queryRunner.query("ALTER TABLE \"consent\" DROP CONSTRAINT \"FK_dbfe633636a08039d8c8eb4355f\"");
        await queryRunner.query("ALTER TABLE \"access_application\" DROP CONSTRAINT \"FK_9b1644c536c73b0370df362dda5\"");
        await queryRunner.query("ALTER TABLE \"tracking_link\" DROP CONSTRAINT \"FK_d0e8e7e73d60e07270f07f9aff5\"");
        await queryRunner.query("ALTER TABLE \"tracking_link\" DROP CONSTRAINT \"FK_acc1fa216d1b6cca1c508812c59\"");
        await queryRunner.query("ALTER TABLE \"tracking_link\" DROP CONSTRAINT \"CHK_tracking_link_target\"");
        await queryRunner.query("ALTER TABLE \"consent\" ALTER COLUMN \"applicationId\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"consent\" ADD CONSTRAINT \"FK_dbfe633636a08039d8c8eb4355f\" FOREIGN KEY (\"applicationId\") REFERENCES \"access_application\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"tracking_link\" ALTER COLUMN \"shipmentId\" SET NOT NULL");
        await queryRunner.query("ALTER TABLE \"tracking_link\" ADD CONSTRAINT \"FK_acc1fa216d1b6cca1c508812c59\" FOREIGN KEY (\"shipmentId\") REFERENCES \"shipment\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"access_application\" DROP COLUMN \"guestCompanyId\"");
        await queryRunner.query("ALTER TABLE \"tracking_link\" DROP COLUMN \"orderId\"");
    }
}
