import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrganizationsTables1795382231803 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"company\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"code\" text, \"name\" text NOT NULL, \"searchKey\" text NOT NULL, \"countryCode\" text NOT NULL DEFAULT 'IR', \"taxId\" text, \"phone\" text, \"email\" text, \"groupName\" text, \"currencyCode\" text NOT NULL, \"language\" text NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"orderingEnabled\" boolean NOT NULL DEFAULT false, \"managerAdministratorId\" integer, \"isNewCustomerUntil\" date, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_056f7854a7afdba7cbd6d45fc20\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_code\" ON \"company\" (\"code\") WHERE \"code\" IS NOT NULL");
        await queryRunner.query("CREATE INDEX \"IDX_company_name\" ON \"company\" (\"name\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_tax_id\" ON \"company\" (\"taxId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_phone\" ON \"company\" (\"phone\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_email\" ON \"company\" (\"email\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_group_name\" ON \"company\" (\"groupName\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_active\" ON \"company\" (\"active\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_manager\" ON \"company\" (\"managerAdministratorId\") ");
        await queryRunner.query("CREATE TABLE \"company_branch\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"parentId\" integer, \"name\" text NOT NULL, \"contactName\" text NOT NULL DEFAULT '', \"phone\" text, \"email\" text, \"streetLine\" text NOT NULL DEFAULT '', \"city\" text NOT NULL DEFAULT '', \"postalCode\" text NOT NULL DEFAULT '', \"countryCode\" text NOT NULL DEFAULT 'IR', \"active\" boolean NOT NULL DEFAULT true, \"isHeadOffice\" boolean NOT NULL DEFAULT false, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_0835e650f13d5595e9270de40a4\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_company_branch_company\" ON \"company_branch\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_branch_parent\" ON \"company_branch\" (\"parentId\") ");
        await queryRunner.query("CREATE TABLE \"company_member\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"branchId\" integer, \"customerId\" integer NOT NULL, \"role\" text NOT NULL, \"language\" text NOT NULL, \"active\" boolean NOT NULL DEFAULT true, \"acceptedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_50735265431b38042b357626756\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_company_member_company\" ON \"company_member\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_member_branch\" ON \"company_member\" (\"branchId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_member_customer\" ON \"company_member\" (\"customerId\") ");
        await queryRunner.query("CREATE TABLE \"access_link\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"memberId\" integer NOT NULL, \"purpose\" text NOT NULL, \"tokenHash\" text NOT NULL, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"usedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_ce370e7264b4d3b320dc10bc84c\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_access_link_member\" ON \"access_link\" (\"memberId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_access_link_token_hash\" ON \"access_link\" (\"tokenHash\") ");
        await queryRunner.query("CREATE TABLE \"firm_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" text NOT NULL, \"timeZone\" text NOT NULL, \"calendar\" text NOT NULL, \"weekendDays\" integer array NOT NULL, \"holidayCountry\" text NOT NULL, \"currencyCode\" text NOT NULL, \"language\" text NOT NULL, \"supportPhone\" text, \"supportEmail\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_firm_settings_one_row\" CHECK (\"id\" = 1), CONSTRAINT \"PK_fd29d171c6d3c826b0d1643dffb\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"company_branch\" ADD CONSTRAINT \"FK_10476c2a267d196043431806929\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_branch\" ADD CONSTRAINT \"FK_c31ece117a4f3171fd3d62c6da5\" FOREIGN KEY (\"parentId\") REFERENCES \"company_branch\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD CONSTRAINT \"FK_24e3f0ad735ec89bb235a395547\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD CONSTRAINT \"FK_c8f462a8acd42b1ddf255d3507a\" FOREIGN KEY (\"branchId\") REFERENCES \"company_branch\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_member\" ADD CONSTRAINT \"FK_67f4a31cb670c6ab7c5d43c37d7\" FOREIGN KEY (\"customerId\") REFERENCES \"customer\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"access_link\" ADD CONSTRAINT \"FK_65e9bfe57b0c4c7aa6fd77e8fa6\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"access_link\" DROP CONSTRAINT \"FK_65e9bfe57b0c4c7aa6fd77e8fa6\"");
        await queryRunner.query("ALTER TABLE \"company_member\" DROP CONSTRAINT \"FK_67f4a31cb670c6ab7c5d43c37d7\"");
        await queryRunner.query("ALTER TABLE \"company_member\" DROP CONSTRAINT \"FK_c8f462a8acd42b1ddf255d3507a\"");
        await queryRunner.query("ALTER TABLE \"company_member\" DROP CONSTRAINT \"FK_24e3f0ad735ec89bb235a395547\"");
        await queryRunner.query("ALTER TABLE \"company_branch\" DROP CONSTRAINT \"FK_c31ece117a4f3171fd3d62c6da5\"");
        await queryRunner.query("ALTER TABLE \"company_branch\" DROP CONSTRAINT \"FK_10476c2a267d196043431806929\"");
        await queryRunner.query("DROP TABLE \"firm_settings\"");
        await queryRunner.query("DROP TABLE \"access_link\"");
        await queryRunner.query("DROP TABLE \"company_member\"");
        await queryRunner.query("DROP TABLE \"company_branch\"");
        await queryRunner.query("DROP TABLE \"company\"");
    }
}
