import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompanyRoles1795877161397 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"company_role\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"name\" text NOT NULL, \"nameKey\" text NOT NULL, \"permissions\" text array NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_49231276e6dad6ceb8103a461f0\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_role_name\" ON \"company_role\" (\"companyId\", \"nameKey\") ");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD \"ownRoleId\" integer");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD \"invitedAs\" jsonb");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD \"lastUsedAt\" TIMESTAMP WITH TIME ZONE");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD \"version\" integer NOT NULL DEFAULT '1'");
        await queryRunner.query("CREATE INDEX \"IDX_company_member_own_role\" ON \"company_member\" (\"ownRoleId\") ");
        await queryRunner.query("ALTER TABLE \"company_role\" ADD CONSTRAINT \"FK_5a5fd8e8a498f24834563d344bb\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD CONSTRAINT \"FK_7c1e20e2a3609d8038573cad5bf\" FOREIGN KEY (\"ownRoleId\") REFERENCES \"company_role\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"company_member\" DROP CONSTRAINT \"FK_7c1e20e2a3609d8038573cad5bf\"");
        await queryRunner.query("ALTER TABLE \"company_role\" DROP CONSTRAINT \"FK_5a5fd8e8a498f24834563d344bb\"");
        await queryRunner.query("ALTER TABLE \"company_member\" DROP COLUMN \"version\"");
        await queryRunner.query("ALTER TABLE \"company_member\" DROP COLUMN \"lastUsedAt\"");
        await queryRunner.query("ALTER TABLE \"company_member\" DROP COLUMN \"invitedAs\"");
        await queryRunner.query("ALTER TABLE \"company_member\" DROP COLUMN \"ownRoleId\"");
        await queryRunner.query("DROP TABLE \"company_role\"");
    }
}
