import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PersonalData1795890236750 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"audit_erasure\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"entryId\" integer NOT NULL, \"hash\" text NOT NULL, \"toldById\" integer NOT NULL, \"at\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT transaction_timestamp(), \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_0e60833dd3395f8a7e6c82cb8c4\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_audit_erasure_entry\" ON \"audit_erasure\" (\"entryId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_audit_erasure_told_by\" ON \"audit_erasure\" (\"toldById\") ");
        await queryRunner.query("CREATE TABLE \"personal_data_request\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"kind\" text NOT NULL, \"state\" text NOT NULL, \"customerId\" integer, \"memberId\" integer, \"message\" text NOT NULL DEFAULT '', \"answer\" text NOT NULL DEFAULT '', \"decidedBy\" text, \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"result\" jsonb, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_9cc91f743cdd6bc6b81b325184a\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_personal_data_request_customer\" ON \"personal_data_request\" (\"customerId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_personal_data_request_open\" ON \"personal_data_request\" (\"customerId\") WHERE \"state\" = 'open'");
        await queryRunner.query("CREATE INDEX \"IDX_personal_data_request_state\" ON \"personal_data_request\" (\"state\", \"createdAt\") ");
        await queryRunner.query(`
            CREATE TRIGGER audit_erasure_insert_only BEFORE UPDATE OR DELETE ON audit_erasure FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
        await queryRunner.query(`
            CREATE TRIGGER audit_erasure_no_truncate BEFORE TRUNCATE ON audit_erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
        await queryRunner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON audit_erasure FROM PUBLIC, CURRENT_USER`);
        // An entry changes only together with a row that tells of it, and only in what it says of people.
        await queryRunner.query(`
            CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE'
                   AND (to_jsonb(OLD) - '{actorName,before,after,reason}'::text[]) = (to_jsonb(NEW) - '{actorName,before,after,reason}'::text[])
                   AND EXISTS (SELECT 1 FROM audit_erasure x WHERE x."entryId" = OLD.id AND x.at = transaction_timestamp()) THEN
                    RETURN NEW;
                END IF;
                RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
            END $$`);
        await queryRunner.query(`DROP TRIGGER audit_entry_insert_only ON audit_entry`);
        await queryRunner.query(`
            CREATE TRIGGER audit_entry_insert_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`);
        await queryRunner.query(`GRANT UPDATE ("actorName", before, after, reason) ON audit_entry TO CURRENT_USER`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`REVOKE UPDATE ("actorName", before, after, reason) ON audit_entry FROM CURRENT_USER`);
        await queryRunner.query(`DROP TRIGGER audit_entry_insert_only ON audit_entry`);
        await queryRunner.query(`
            CREATE TRIGGER audit_entry_insert_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
        await queryRunner.query(`DROP FUNCTION refuse_audit_change()`);
        await queryRunner.query("DROP TABLE \"personal_data_request\"");
        await queryRunner.query("DROP TABLE \"audit_erasure\"");
    }
}
