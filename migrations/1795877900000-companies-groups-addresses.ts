import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompaniesGroupsAddresses1795877900000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"company_group\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" text NOT NULL, \"orderingEnabled\" boolean NOT NULL DEFAULT true, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_7f3b1eed6f73264d97e1d30f40f\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_group_name\" ON \"company_group\" (\"name\") ");
        await queryRunner.query("CREATE TABLE \"company_address\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"branchId\" integer, \"label\" text NOT NULL, \"contactName\" text NOT NULL DEFAULT '', \"phone\" text, \"streetLine\" text NOT NULL, \"city\" text NOT NULL, \"postalCode\" text NOT NULL DEFAULT '', \"countryCode\" text NOT NULL, \"state\" text NOT NULL, \"oneTime\" boolean NOT NULL DEFAULT false, \"refusalReason\" text, \"addedByMemberId\" integer, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_company_address_state\" CHECK (state IN ('waiting', 'usable', 'refused', 'retired')), CONSTRAINT \"PK_1333bb935c62afe403dd22e5372\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_company_address_branch\" ON \"company_address\" (\"branchId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_address_waiting\" ON \"company_address\" (\"createdAt\") WHERE state = 'waiting'");
        await queryRunner.query("CREATE INDEX \"IDX_company_address_company\" ON \"company_address\" (\"companyId\", \"state\") ");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"legalName\" text");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"legalForm\" text");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"registrationNumber\" text");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"economicCode\" text");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"legalAddress\" text");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"addressMode\" text NOT NULL DEFAULT 'approval'");
        await queryRunner.query("ALTER TABLE \"company_branch\" ADD \"orderingEnabled\" boolean NOT NULL DEFAULT true");
        await queryRunner.query("ALTER TABLE \"company_branch\" ADD \"version\" integer NOT NULL DEFAULT '1'");
        await queryRunner.query("ALTER TABLE \"firm_settings\" ADD \"version\" integer NOT NULL DEFAULT '1'");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"isOneTimeAddress\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"addressId\" integer");
        await queryRunner.query("CREATE INDEX \"IDX_4c886599be085bff49e008f402\" ON \"company_order\" (\"addressId\") ");
        // What was free text becomes the groups that it named.
        await queryRunner.query(`INSERT INTO company_group (name)
            SELECT "groupName" FROM company WHERE "groupName" IS NOT NULL UNION SELECT "groupName" FROM company_category WHERE "groupName" IS NOT NULL`);
        await queryRunner.query("ALTER TABLE \"company\" ADD CONSTRAINT \"FK_f6194317eff340ae7d4e1454e05\" FOREIGN KEY (\"groupName\") REFERENCES \"company_group\"(\"name\") ON DELETE RESTRICT ON UPDATE CASCADE");
        await queryRunner.query("ALTER TABLE \"company_address\" ADD CONSTRAINT \"FK_2509f69fcfd83d6928072f8bac9\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_address\" ADD CONSTRAINT \"FK_78a73a682c3591e463efda6e578\" FOREIGN KEY (\"branchId\") REFERENCES \"company_branch\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_category\" ADD CONSTRAINT \"FK_08bab00f9412376fd602a8dde44\" FOREIGN KEY (\"groupName\") REFERENCES \"company_group\"(\"name\") ON DELETE CASCADE ON UPDATE CASCADE");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD CONSTRAINT \"FK_4c886599be085bff49e008f4025\" FOREIGN KEY (\"addressId\") REFERENCES \"company_address\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"company_order\" DROP CONSTRAINT \"FK_4c886599be085bff49e008f4025\"");
        await queryRunner.query("ALTER TABLE \"company_category\" DROP CONSTRAINT \"FK_08bab00f9412376fd602a8dde44\"");
        await queryRunner.query("ALTER TABLE \"company_address\" DROP CONSTRAINT \"FK_78a73a682c3591e463efda6e578\"");
        await queryRunner.query("ALTER TABLE \"company_address\" DROP CONSTRAINT \"FK_2509f69fcfd83d6928072f8bac9\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP CONSTRAINT \"FK_f6194317eff340ae7d4e1454e05\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"addressId\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP COLUMN \"isOneTimeAddress\"");
        await queryRunner.query("ALTER TABLE \"firm_settings\" DROP COLUMN \"version\"");
        await queryRunner.query("ALTER TABLE \"company_branch\" DROP COLUMN \"version\"");
        await queryRunner.query("ALTER TABLE \"company_branch\" DROP COLUMN \"orderingEnabled\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"addressMode\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"legalAddress\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"economicCode\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"registrationNumber\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"legalForm\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"legalName\"");
        await queryRunner.query("DROP TABLE \"company_address\"");
        await queryRunner.query("DROP TABLE \"company_group\"");
    }
}
