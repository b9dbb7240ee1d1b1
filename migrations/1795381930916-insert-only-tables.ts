import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hand-written: counters without gaps, and what keeps audit and ledger rows as they were written. */
const insertOnly = ['audit_entry', 'audit_seal', 'ledger_transaction', 'ledger_entry'];

export class InsertOnlyTables1795381930916 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE counter (name text PRIMARY KEY, value bigint NOT NULL CHECK (value > 0))`);
        await queryRunner.query(`
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
            END $$`);
        for (const table of insertOnly) {
            await queryRunner.query(
                `CREATE TRIGGER ${table}_insert_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
            );
            await queryRunner.query(
                `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
            );
            // The owner gives up his own rights as well. Foreign keys lock the referenced row, which needs UPDATE of a column.
            await queryRunner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC, CURRENT_USER`);
        }
        await queryRunner.query(`GRANT UPDATE (id) ON ledger_transaction TO CURRENT_USER`);
        await queryRunner.query(`
            CREATE FUNCTION ledger_check_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (
                    SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e."accountId"
                    WHERE e."transactionId" = NEW."transactionId"
                    GROUP BY a."currencyCode" HAVING sum(e."amountMinor") <> 0
                ) THEN
                    RAISE EXCEPTION 'ledger_transaction % does not balance', NEW."transactionId" USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
            END $$`);
        await queryRunner.query(`
            CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON ledger_entry
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_balanced()`);
        await queryRunner.query(`
            CREATE FUNCTION ledger_check_floor() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW."balanceMinor" < OLD."balanceMinor" AND NEW."balanceMinor" < NEW."floorMinor" THEN
                    RAISE EXCEPTION 'ledger_account % would fall below its floor', NEW.code USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$`);
        await queryRunner.query(`
            CREATE TRIGGER ledger_account_floor BEFORE UPDATE ON ledger_account
            FOR EACH ROW EXECUTE FUNCTION ledger_check_floor()`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP TRIGGER ledger_account_floor ON ledger_account`);
        await queryRunner.query(`DROP FUNCTION ledger_check_floor()`);
        await queryRunner.query(`DROP TRIGGER ledger_entry_balanced ON ledger_entry`);
        await queryRunner.query(`DROP FUNCTION ledger_check_balanced()`);
        for (const table of insertOnly) {
            await queryRunner.query(`DROP TRIGGER ${table}_no_truncate ON ${table}`);
            await queryRunner.query(`DROP TRIGGER ${table}_insert_only ON ${table}`);
            await queryRunner.query(`GRANT UPDATE, DELETE, TRUNCATE ON ${table} TO CURRENT_USER`);
        }
        await queryRunner.query(`DROP FUNCTION refuse_change()`);
        await queryRunner.query(`DROP TABLE counter`);
    }
}
