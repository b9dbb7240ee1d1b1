import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ErpPush1795963659598 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"erp_document\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"connectionId\" integer NOT NULL, \"noun\" text NOT NULL, \"key\" text NOT NULL, \"place\" integer NOT NULL DEFAULT '0', \"subjectId\" integer, \"state\" text NOT NULL, \"number\" text, \"erpState\" text, \"toldHash\" text, \"pending\" jsonb, \"changes\" integer NOT NULL DEFAULT '0', \"reason\" text, \"field\" text, \"failures\" integer NOT NULL DEFAULT '0', \"failingSince\" TIMESTAMP WITH TIME ZONE, \"acceptedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, \"orderId\" integer, CONSTRAINT \"erp_document_state\" CHECK (state IN ('waiting', 'sending', 'accepted', 'refused', 'doubtful', 'cancelled', 'discarded')), CONSTRAINT \"PK_587bc5faca20202fcb369e646b4\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_erp_document_dead\" ON \"erp_document\" (\"connectionId\", \"updatedAt\") WHERE state IN ('refused', 'doubtful')");
        await queryRunner.query("CREATE INDEX \"IDX_erp_document_open\" ON \"erp_document\" (\"connectionId\", \"createdAt\") WHERE state IN ('waiting', 'sending')");
        await queryRunner.query("CREATE INDEX \"IDX_erp_document_order\" ON \"erp_document\" (\"orderId\", \"place\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_document_number\" ON \"erp_document\" (\"connectionId\", \"noun\", \"number\") WHERE \"number\" IS NOT NULL");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_document_key\" ON \"erp_document\" (\"connectionId\", \"noun\", \"key\") ");
        await queryRunner.query("CREATE TABLE \"erp_push_breaker\" (\"connectionId\" integer NOT NULL, \"failures\" integer NOT NULL DEFAULT '0', \"openUntil\" TIMESTAMP WITH TIME ZONE, \"probeUntil\" TIMESTAMP WITH TIME ZONE, \"lastError\" text, \"failingSince\" TIMESTAMP WITH TIME ZONE, \"lastSuccessAt\" TIMESTAMP WITH TIME ZONE, CONSTRAINT \"PK_eae320c3d05e8ee17e4f5a1541a\" PRIMARY KEY (\"connectionId\"))");
        await queryRunner.query("CREATE TABLE \"erp_push_setting\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"connectionId\" integer NOT NULL, \"pushesOrders\" boolean NOT NULL DEFAULT false, \"sendFrom\" text NOT NULL DEFAULT 'Approved', \"pushesPayments\" boolean NOT NULL DEFAULT false, \"pushesWeighings\" boolean NOT NULL DEFAULT false, \"limitMinutes\" integer NOT NULL DEFAULT '1440', \"limitPolicy\" text NOT NULL DEFAULT 'accept', \"stockMinutes\" integer NOT NULL DEFAULT '240', \"since\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"erp_push_setting_age\" CHECK (\"limitMinutes\" BETWEEN 1 AND 100000 AND \"stockMinutes\" BETWEEN 1 AND 100000), CONSTRAINT \"PK_49fe64b97e031b46605828fcf88\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_push_setting_connection\" ON \"erp_push_setting\" (\"connectionId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_push_setting_orders\" ON \"erp_push_setting\" (\"pushesOrders\") WHERE \"pushesOrders\"");
        await queryRunner.query("ALTER TABLE \"erp_document\" ADD CONSTRAINT \"FK_cc419509b5b2a7144df0fedab04\" FOREIGN KEY (\"connectionId\") REFERENCES \"erp_connection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"erp_document\" ADD CONSTRAINT \"FK_34a614d526acae953783ffd2b7b\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"erp_push_setting\" ADD CONSTRAINT \"FK_affbaf52d3415030474e69da928\" FOREIGN KEY (\"connectionId\") REFERENCES \"erp_connection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"erp_push_setting\" DROP CONSTRAINT \"FK_affbaf52d3415030474e69da928\"");
        await queryRunner.query("ALTER TABLE \"erp_document\" DROP CONSTRAINT \"FK_34a614d526acae953783ffd2b7b\"");
        await queryRunner.query("ALTER TABLE \"erp_document\" DROP CONSTRAINT \"FK_cc419509b5b2a7144df0fedab04\"");
        await queryRunner.query("DROP TABLE \"erp_push_setting\"");
        await queryRunner.query("DROP TABLE \"erp_push_breaker\"");
        await queryRunner.query("DROP TABLE \"erp_document\"");
    }
}
