import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreditFourEyes1795891874610 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"credit_proposal\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"orderId\" integer, \"termDays\" integer NOT NULL DEFAULT '0', \"currencyCode\" text NOT NULL, \"state\" text NOT NULL, \"reason\" text NOT NULL DEFAULT '', \"proposedByAdministratorId\" integer NOT NULL, \"proposedAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"decidedByAdministratorId\" integer, \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"decisionReason\" text, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"amountMinor\" bigint, \"fromLimitMinor\" bigint, \"limitMinor\" bigint, CONSTRAINT \"PK_94290089ed2351ceb788a7b07f6\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_credit_proposal_company\" ON \"credit_proposal\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_credit_proposal_state\" ON \"credit_proposal\" (\"state\", \"id\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_credit_proposal_order\" ON \"credit_proposal\" (\"orderId\") WHERE state = 'waiting'");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_credit_proposal_limit\" ON \"credit_proposal\" (\"companyId\") WHERE state = 'waiting' AND \"orderId\" IS NULL");
        await queryRunner.query("CREATE TABLE \"large_credit\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"currencyCode\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"fromMinor\" bigint NOT NULL, CONSTRAINT \"PK_883cfc45803758f754fb8ff93a7\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_large_credit_currency\" ON \"large_credit\" (\"currencyCode\") ");
        await queryRunner.query("ALTER TABLE \"credit_proposal\" ADD CONSTRAINT \"FK_5508205e7b34ccd5644dfb5f12b\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"credit_proposal\" ADD CONSTRAINT \"FK_831d7de60030da433f72741f12e\" FOREIGN KEY (\"proposedByAdministratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"credit_proposal\" ADD CONSTRAINT \"FK_6db4e193209a265325ad85da675\" FOREIGN KEY (\"decidedByAdministratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"credit_proposal\" DROP CONSTRAINT \"FK_6db4e193209a265325ad85da675\"");
        await queryRunner.query("ALTER TABLE \"credit_proposal\" DROP CONSTRAINT \"FK_831d7de60030da433f72741f12e\"");
        await queryRunner.query("ALTER TABLE \"credit_proposal\" DROP CONSTRAINT \"FK_5508205e7b34ccd5644dfb5f12b\"");
        await queryRunner.query("DROP TABLE \"large_credit\"");
        await queryRunner.query("DROP TABLE \"credit_proposal\"");
    }
}
