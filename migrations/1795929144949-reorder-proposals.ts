import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReorderProposals1795929144949 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"company_reorder\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"isOn\" boolean NOT NULL DEFAULT true, \"computedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_0a0f6da68d775f064d12aeb065\" UNIQUE (\"companyId\"), CONSTRAINT \"PK_4281e94a764e02d00451a240bd3\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"reorder_proposal_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"quantity\" integer NOT NULL, \"runsOutOn\" date NOT NULL, \"gapDays\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_reorder_proposal_line\" UNIQUE (\"companyId\", \"productVariantId\"), CONSTRAINT \"PK_8d775d7c5b67e821fa100cccfba\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_reorder_proposal_line_variant\" ON \"reorder_proposal_line\" (\"productVariantId\") ");
        await queryRunner.query("CREATE TABLE \"reorder_reader\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"memberId\" integer NOT NULL, \"toldAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_9e6bcf17e57eda7894608d90cf\" UNIQUE (\"memberId\"), CONSTRAINT \"PK_2a4a2225dfd4ce55766f198db40\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"reorder_rule\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"everyDays\" integer, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_reorder_rule\" UNIQUE (\"companyId\", \"productVariantId\"), CONSTRAINT \"reorder_rule_days\" CHECK (\"everyDays\" BETWEEN 1 AND 730), CONSTRAINT \"PK_8e23ed931485203c1166889e91c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_reorder_rule_variant\" ON \"reorder_rule\" (\"productVariantId\") ");
        await queryRunner.query("ALTER TABLE \"company_reorder\" ADD CONSTRAINT \"FK_0a0f6da68d775f064d12aeb0658\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"reorder_proposal_line\" ADD CONSTRAINT \"FK_83e90aaba09ee603ff6608a174e\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"reorder_proposal_line\" ADD CONSTRAINT \"FK_0122f589317283d320523950f03\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"reorder_reader\" ADD CONSTRAINT \"FK_9e6bcf17e57eda7894608d90cf7\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"reorder_rule\" ADD CONSTRAINT \"FK_0d09028c723882e180015da9fe2\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"reorder_rule\" ADD CONSTRAINT \"FK_9cd9f9e6ba3c90a0635cb054393\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"reorder_rule\" DROP CONSTRAINT \"FK_9cd9f9e6ba3c90a0635cb054393\"");
        await queryRunner.query("ALTER TABLE \"reorder_rule\" DROP CONSTRAINT \"FK_0d09028c723882e180015da9fe2\"");
        await queryRunner.query("ALTER TABLE \"reorder_reader\" DROP CONSTRAINT \"FK_9e6bcf17e57eda7894608d90cf7\"");
        await queryRunner.query("ALTER TABLE \"reorder_proposal_line\" DROP CONSTRAINT \"FK_0122f589317283d320523950f03\"");
        await queryRunner.query("ALTER TABLE \"reorder_proposal_line\" DROP CONSTRAINT \"FK_83e90aaba09ee603ff6608a174e\"");
        await queryRunner.query("ALTER TABLE \"company_reorder\" DROP CONSTRAINT \"FK_0a0f6da68d775f064d12aeb0658\"");
        await queryRunner.query("DROP TABLE \"reorder_rule\"");
        await queryRunner.query("DROP TABLE \"reorder_reader\"");
        await queryRunner.query("DROP TABLE \"reorder_proposal_line\"");
        await queryRunner.query("DROP TABLE \"company_reorder\"");
    }
}
