import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApprovalsTables1795877796525 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"approval_rule\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"name\" text NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"currencyCode\" text NOT NULL, \"collectionId\" integer, \"branchId\" integer, \"levels\" jsonb NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"amountFromMinor\" bigint, CONSTRAINT \"PK_701d587e020637511e1d04312c9\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_approval_rule_company\" ON \"approval_rule\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_approval_rule_branch\" ON \"approval_rule\" (\"branchId\") ");
        await queryRunner.query("CREATE TABLE \"spending_limit\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"memberId\" integer, \"period\" text NOT NULL, \"currencyCode\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"amountMinor\" bigint NOT NULL, CONSTRAINT \"PK_e249aaaab207271b32132bb0a33\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_spending_limit_member\" ON \"spending_limit\" (\"memberId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_spending_limit_general\" ON \"spending_limit\" (\"companyId\", \"period\") WHERE \"memberId\" IS NULL");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_spending_limit_member\" ON \"spending_limit\" (\"companyId\", \"memberId\", \"period\") WHERE \"memberId\" IS NOT NULL");
        await queryRunner.query("CREATE TABLE \"approval_deputy\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"deputyMemberId\" integer NOT NULL, \"from\" date NOT NULL, \"until\" date NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_approval_deputy_days\" CHECK (\"from\" <= \"until\"), CONSTRAINT \"CHK_approval_deputy_other\" CHECK (\"memberId\" <> \"deputyMemberId\"), CONSTRAINT \"PK_c4858ff905808fa68329952d74a\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_approval_deputy_company\" ON \"approval_deputy\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_approval_deputy_member\" ON \"approval_deputy\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_approval_deputy_deputy\" ON \"approval_deputy\" (\"deputyMemberId\") ");
        await queryRunner.query("CREATE TABLE \"approval_request\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"orderId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"chain\" jsonb NOT NULL, \"level\" integer NOT NULL DEFAULT '0', \"state\" text NOT NULL, \"passedLimits\" text array NOT NULL DEFAULT '{}', \"id\" SERIAL NOT NULL, \"totalGross\" bigint NOT NULL, CONSTRAINT \"REL_7e380ae42837b65624b6dd9afb\" UNIQUE (\"orderId\"), CONSTRAINT \"PK_7ec7f6581285148e265d3415327\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_approval_request_member\" ON \"approval_request\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_approval_request_company\" ON \"approval_request\" (\"companyId\", \"state\") ");
        await queryRunner.query("CREATE TABLE \"approval_step\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"requestId\" integer NOT NULL, \"level\" integer NOT NULL, \"memberId\" integer NOT NULL, \"forMemberId\" integer, \"decision\" text NOT NULL, \"comment\" text NOT NULL DEFAULT '', \"decidedAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"id\" SERIAL NOT NULL, \"totalGross\" bigint NOT NULL, CONSTRAINT \"PK_ce4e7284448d965d64c1b89ee39\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_approval_step_member\" ON \"approval_step\" (\"memberId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_approval_step_voice\" ON \"approval_step\" (\"requestId\", \"level\", \"memberId\") ");
        await queryRunner.query("CREATE INDEX \"company_order_of_member\" ON \"company_order\" (\"placedByMemberId\", \"placedAt\") ");
        await queryRunner.query("ALTER TABLE \"approval_rule\" ADD CONSTRAINT \"FK_1e68ebfc48dcc393062b4fe18a3\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_rule\" ADD CONSTRAINT \"FK_ae3cb83e34af59978e2b81ad4e6\" FOREIGN KEY (\"branchId\") REFERENCES \"company_branch\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"spending_limit\" ADD CONSTRAINT \"FK_231a0d2fe8f07f758e4c9fd8b96\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"spending_limit\" ADD CONSTRAINT \"FK_59993d10c1277db67594993e815\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_deputy\" ADD CONSTRAINT \"FK_e4c9571454764a4ca23d4069a52\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_deputy\" ADD CONSTRAINT \"FK_9198cb595bf03c8453a0caf5a82\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_deputy\" ADD CONSTRAINT \"FK_4ce3b3e511c2515939b23b9352d\" FOREIGN KEY (\"deputyMemberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_request\" ADD CONSTRAINT \"FK_2d05192112feeaebd9cfe271440\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_request\" ADD CONSTRAINT \"FK_7e380ae42837b65624b6dd9afbe\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_request\" ADD CONSTRAINT \"FK_a27e88f5c226a48f79554e19f86\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_step\" ADD CONSTRAINT \"FK_49a349b773a207a1a798772bbbc\" FOREIGN KEY (\"requestId\") REFERENCES \"approval_request\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_step\" ADD CONSTRAINT \"FK_ec1202cbad4f6c7d20e0157e601\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_step\" ADD CONSTRAINT \"FK_7fb714df10a7efac95d12a59fed\" FOREIGN KEY (\"forMemberId\") REFERENCES \"company_member\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"approval_step\" DROP CONSTRAINT \"FK_7fb714df10a7efac95d12a59fed\"");
        await queryRunner.query("ALTER TABLE \"approval_step\" DROP CONSTRAINT \"FK_ec1202cbad4f6c7d20e0157e601\"");
        await queryRunner.query("ALTER TABLE \"approval_step\" DROP CONSTRAINT \"FK_49a349b773a207a1a798772bbbc\"");
        await queryRunner.query("ALTER TABLE \"approval_request\" DROP CONSTRAINT \"FK_a27e88f5c226a48f79554e19f86\"");
        await queryRunner.query("ALTER TABLE \"approval_request\" DROP CONSTRAINT \"FK_7e380ae42837b65624b6dd9afbe\"");
        await queryRunner.query("ALTER TABLE \"approval_request\" DROP CONSTRAINT \"FK_2d05192112feeaebd9cfe271440\"");
        await queryRunner.query("ALTER TABLE \"approval_deputy\" DROP CONSTRAINT \"FK_4ce3b3e511c2515939b23b9352d\"");
        await queryRunner.query("ALTER TABLE \"approval_deputy\" DROP CONSTRAINT \"FK_9198cb595bf03c8453a0caf5a82\"");
        await queryRunner.query("ALTER TABLE \"approval_deputy\" DROP CONSTRAINT \"FK_e4c9571454764a4ca23d4069a52\"");
        await queryRunner.query("ALTER TABLE \"spending_limit\" DROP CONSTRAINT \"FK_59993d10c1277db67594993e815\"");
        await queryRunner.query("ALTER TABLE \"spending_limit\" DROP CONSTRAINT \"FK_231a0d2fe8f07f758e4c9fd8b96\"");
        await queryRunner.query("ALTER TABLE \"approval_rule\" DROP CONSTRAINT \"FK_ae3cb83e34af59978e2b81ad4e6\"");
        await queryRunner.query("ALTER TABLE \"approval_rule\" DROP CONSTRAINT \"FK_1e68ebfc48dcc393062b4fe18a3\"");
        await queryRunner.query('DROP INDEX "company_order_of_member"');
        await queryRunner.query("DROP TABLE \"approval_step\"");
        await queryRunner.query("DROP TABLE \"approval_request\"");
        await queryRunner.query("DROP TABLE \"approval_deputy\"");
        await queryRunner.query("DROP TABLE \"spending_limit\"");
        await queryRunner.query("DROP TABLE \"approval_rule\"");
    }
}
