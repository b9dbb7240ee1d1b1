import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditAndLedger1795381929916 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"audit_entry\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"at\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), \"actor\" text NOT NULL, \"actorName\" text, \"companyId\" integer, \"action\" text NOT NULL, \"entity\" text NOT NULL, \"entityId\" text NOT NULL, \"before\" jsonb, \"after\" jsonb, \"reason\" text, \"requestId\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_58a130a4b9da189f46ba2a01801\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_9d18bd4a32fc0cd8ff82b12037\" ON \"audit_entry\" (\"at\") ");
        await queryRunner.query("CREATE INDEX \"IDX_fc8bce5eff4eb154e4728c6bc3\" ON \"audit_entry\" (\"actor\") ");
        await queryRunner.query("CREATE INDEX \"IDX_67df7629a6ef49a64e3d60a9c5\" ON \"audit_entry\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_b68dcc794cea3a97d59a0b8771\" ON \"audit_entry\" (\"action\") ");
        await queryRunner.query("CREATE INDEX \"IDX_audit_entry_record\" ON \"audit_entry\" (\"entity\", \"entityId\") ");
        await queryRunner.query("CREATE TABLE \"audit_seal\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"position\" integer NOT NULL, \"entryId\" integer NOT NULL, \"previousHash\" text NOT NULL, \"hash\" text NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_audit_seal_position\" UNIQUE (\"position\"), CONSTRAINT \"UQ_audit_seal_entry\" UNIQUE (\"entryId\"), CONSTRAINT \"PK_76ca1ee53d31e4b396fafc72a43\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"ledger_account\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"code\" text NOT NULL, \"kind\" text NOT NULL, \"currencyCode\" text NOT NULL, \"balanceMinor\" bigint NOT NULL DEFAULT '0', \"floorMinor\" bigint, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_ledger_account_code\" UNIQUE (\"code\"), CONSTRAINT \"PK_34640393ff83dad2b4627d7ae5f\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_be0fc8cef157d5f93f7db20059\" ON \"ledger_account\" (\"kind\") ");
        await queryRunner.query("CREATE TABLE \"ledger_transaction\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"key\" text NOT NULL, \"kind\" text NOT NULL, \"reference\" text NOT NULL, \"content\" text NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_ledger_transaction_key\" UNIQUE (\"key\"), CONSTRAINT \"PK_9d8a5faa905eacebcbfdad574f2\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_8fea4b9648a98420074cfc9610\" ON \"ledger_transaction\" (\"reference\") ");
        await queryRunner.query("CREATE TABLE \"ledger_entry\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"transactionId\" integer NOT NULL, \"accountId\" integer NOT NULL, \"amountMinor\" bigint NOT NULL, \"balanceAfterMinor\" bigint NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_ledger_entry_amount\" CHECK (\"amountMinor\" <> 0), CONSTRAINT \"PK_04e9d274911f909a5848a15cd74\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_3c5458efa412f84fd348a566fe\" ON \"ledger_entry\" (\"transactionId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_d02a6aa67832567d5866141bc0\" ON \"ledger_entry\" (\"accountId\") ");
        await queryRunner.query("ALTER TABLE \"ledger_entry\" ADD CONSTRAINT \"FK_3c5458efa412f84fd348a566fe1\" FOREIGN KEY (\"transactionId\") REFERENCES \"ledger_transaction\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"ledger_entry\" ADD CONSTRAINT \"FK_d02a6aa67832567d5866141bc0e\" FOREIGN KEY (\"accountId\") REFERENCES \"ledger_account\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"ledger_entry\" DROP CONSTRAINT \"FK_d02a6aa67832567d5866141bc0e\"");
        await queryRunner.query("ALTER TABLE \"ledger_entry\" DROP CONSTRAINT \"FK_3c5458efa412f84fd348a566fe1\"");
        await queryRunner.query("DROP TABLE \"ledger_entry\"");
        await queryRunner.query("DROP TABLE \"ledger_transaction\"");
        await queryRunner.query("DROP TABLE \"ledger_account\"");
        await queryRunner.query("DROP TABLE \"audit_seal\"");
        await queryRunner.query("DROP TABLE \"audit_entry\"");
    }
}
