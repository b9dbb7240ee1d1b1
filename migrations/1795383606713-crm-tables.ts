import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CrmTables1795383606713 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"lead\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"state\" text NOT NULL, \"source\" text NOT NULL, \"companyName\" text NOT NULL, \"searchKey\" text NOT NULL, \"personName\" text NOT NULL, \"phone\" text, \"emailAddress\" text, \"countryCode\" text NOT NULL DEFAULT 'IR', \"language\" text NOT NULL, \"message\" text NOT NULL DEFAULT '', \"ownerId\" integer, \"disqualifiedReason\" text, \"followUpOn\" date, \"consentVersion\" text, \"consentAt\" TIMESTAMP WITH TIME ZONE, \"qualifiedAt\" TIMESTAMP WITH TIME ZONE, \"closedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_ca96c1888f7dcfccab72b72fffa\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_lead_state\" ON \"lead\" (\"state\") ");
        await queryRunner.query("CREATE INDEX \"IDX_lead_source\" ON \"lead\" (\"source\") ");
        await queryRunner.query("CREATE INDEX \"IDX_lead_owner\" ON \"lead\" (\"ownerId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_lead_follow_up\" ON \"lead\" (\"followUpOn\") ");
        await queryRunner.query("CREATE TABLE \"crm_activity\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"leadId\" integer NOT NULL, \"kind\" text NOT NULL, \"text\" text NOT NULL, \"followUpOn\" date, \"authorId\" integer, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_crm_activity_kind\" CHECK (\"kind\" IN ('note', 'call', 'meeting')), CONSTRAINT \"PK_7474a16af410dd0560653122dcb\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_crm_activity_lead\" ON \"crm_activity\" (\"leadId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_crm_activity_author\" ON \"crm_activity\" (\"authorId\") ");
        await queryRunner.query("CREATE TABLE \"opportunity\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"leadId\" integer NOT NULL, \"title\" text NOT NULL, \"searchKey\" text NOT NULL, \"stage\" text NOT NULL, \"currencyCode\" text NOT NULL, \"expectedCloseOn\" date, \"ownerId\" integer, \"companyId\" integer, \"lostReason\" text, \"followUpOn\" date, \"closedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"amount\" bigint NOT NULL, CONSTRAINT \"PK_085fd6d6f4765325e6c16163568\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_opportunity_lead\" ON \"opportunity\" (\"leadId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_opportunity_stage\" ON \"opportunity\" (\"stage\") ");
        await queryRunner.query("CREATE INDEX \"IDX_opportunity_owner\" ON \"opportunity\" (\"ownerId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_opportunity_company\" ON \"opportunity\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_opportunity_follow_up\" ON \"opportunity\" (\"followUpOn\") ");
        await queryRunner.query("CREATE INDEX \"IDX_opportunity_closed_at\" ON \"opportunity\" (\"closedAt\") ");
        await queryRunner.query("ALTER TABLE \"lead\" ADD CONSTRAINT \"FK_2452039ee88bc3a15c19ce7b6d0\" FOREIGN KEY (\"ownerId\") REFERENCES \"administrator\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"crm_activity\" ADD CONSTRAINT \"FK_09e834ee5aea34478081977158d\" FOREIGN KEY (\"leadId\") REFERENCES \"lead\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"crm_activity\" ADD CONSTRAINT \"FK_96855121302cc1958974af4e4d7\" FOREIGN KEY (\"authorId\") REFERENCES \"administrator\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"opportunity\" ADD CONSTRAINT \"FK_c5a25a745e25f5cc18a5ab8c41f\" FOREIGN KEY (\"leadId\") REFERENCES \"lead\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"opportunity\" ADD CONSTRAINT \"FK_67371a1e3fd5bac524f7e914bad\" FOREIGN KEY (\"ownerId\") REFERENCES \"administrator\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"opportunity\" ADD CONSTRAINT \"FK_5a104112b21bbebb37fca93a548\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"opportunity\" DROP CONSTRAINT \"FK_5a104112b21bbebb37fca93a548\"");
        await queryRunner.query("ALTER TABLE \"opportunity\" DROP CONSTRAINT \"FK_67371a1e3fd5bac524f7e914bad\"");
        await queryRunner.query("ALTER TABLE \"opportunity\" DROP CONSTRAINT \"FK_c5a25a745e25f5cc18a5ab8c41f\"");
        await queryRunner.query("ALTER TABLE \"crm_activity\" DROP CONSTRAINT \"FK_96855121302cc1958974af4e4d7\"");
        await queryRunner.query("ALTER TABLE \"crm_activity\" DROP CONSTRAINT \"FK_09e834ee5aea34478081977158d\"");
        await queryRunner.query("ALTER TABLE \"lead\" DROP CONSTRAINT \"FK_2452039ee88bc3a15c19ce7b6d0\"");
        await queryRunner.query("DROP TABLE \"opportunity\"");
        await queryRunner.query("DROP TABLE \"crm_activity\"");
        await queryRunner.query("DROP TABLE \"lead\"");
    }
}
