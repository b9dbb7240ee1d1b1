import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ErpReconciliation1795965100000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"erp_reconciliation\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"connectionId\" integer NOT NULL, \"object\" text NOT NULL, \"state\" text NOT NULL DEFAULT 'waiting', \"askedBy\" text NOT NULL, \"read\" integer NOT NULL DEFAULT '0', \"expected\" integer NOT NULL DEFAULT '0', \"missingHere\" integer NOT NULL DEFAULT '0', \"missingThere\" integer NOT NULL DEFAULT '0', \"different\" integer NOT NULL DEFAULT '0', \"unreadable\" integer NOT NULL DEFAULT '0', \"failure\" text NOT NULL DEFAULT '', \"endedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"erp_reconciliation_state\" CHECK (state IN ('waiting', 'running', 'done', 'failed')), CONSTRAINT \"PK_e0efe0c478d0ae8389f4fa9f5bd\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_erp_reconciliation_open\" ON \"erp_reconciliation\" (\"connectionId\", \"object\") WHERE state IN ('waiting', 'running')");
        await queryRunner.query("CREATE TABLE \"erp_difference\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"reconciliationId\" integer NOT NULL, \"kind\" text NOT NULL, \"key\" text NOT NULL, \"fields\" jsonb NOT NULL DEFAULT '[]', \"id\" SERIAL NOT NULL, CONSTRAINT \"erp_difference_kind\" CHECK (kind IN ('missing-here', 'missing-there', 'different', 'unreadable')), CONSTRAINT \"PK_981dcb277cfc8891567d4f19183\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_erp_difference_report\" ON \"erp_difference\" (\"reconciliationId\", \"kind\", \"id\") ");
        await queryRunner.query("CREATE TABLE \"erp_reconciled_key\" (\"reconciliationId\" integer NOT NULL, \"key\" text COLLATE \"C\" NOT NULL, CONSTRAINT \"PK_83b83f87a6d085da67470f468a4\" PRIMARY KEY (\"reconciliationId\", \"key\"))");
        await queryRunner.query("ALTER TABLE \"erp_reconciliation\" ADD CONSTRAINT \"FK_345d07758e2729cb37c9b009707\" FOREIGN KEY (\"connectionId\") REFERENCES \"erp_connection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"erp_difference\" ADD CONSTRAINT \"FK_64b94232c3a72e40f47babfc135\" FOREIGN KEY (\"reconciliationId\") REFERENCES \"erp_reconciliation\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"erp_difference\" DROP CONSTRAINT \"FK_64b94232c3a72e40f47babfc135\"");
        await queryRunner.query("ALTER TABLE \"erp_reconciliation\" DROP CONSTRAINT \"FK_345d07758e2729cb37c9b009707\"");
        await queryRunner.query("DROP TABLE \"erp_reconciled_key\"");
        await queryRunner.query("DROP TABLE \"erp_difference\"");
        await queryRunner.query("DROP TABLE \"erp_reconciliation\"");
    }
}
