import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RegistrationTables1795877153727 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"access_application\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"state\" text NOT NULL, \"companyName\" text NOT NULL, \"searchKey\" text NOT NULL, \"countryCode\" text NOT NULL, \"taxId\" text NOT NULL, \"economicCode\" text, \"streetLine\" text NOT NULL DEFAULT '', \"city\" text NOT NULL DEFAULT '', \"postalCode\" text NOT NULL DEFAULT '', \"firstName\" text NOT NULL, \"lastName\" text NOT NULL, \"phone\" text NOT NULL, \"emailAddress\" text NOT NULL, \"mailDomain\" text, \"message\" text NOT NULL DEFAULT '', \"language\" text NOT NULL, \"confirmedAt\" TIMESTAMP WITH TIME ZONE, \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"decidedBy\" text, \"reason\" text, \"companyId\" integer, \"memberId\" integer, \"welcomedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_921391da65bf1229f71c0038158\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_search_key\" ON \"access_application\" (\"searchKey\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_country\" ON \"access_application\" (\"countryCode\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_tax_id\" ON \"access_application\" (\"taxId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_phone\" ON \"access_application\" (\"phone\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_email\" ON \"access_application\" (\"emailAddress\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_mail_domain\" ON \"access_application\" (\"mailDomain\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_company\" ON \"access_application\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_access_application_state_created\" ON \"access_application\" (\"state\", \"createdAt\") ");
        await queryRunner.query("CREATE TABLE \"consent\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"applicationId\" integer NOT NULL, \"memberId\" integer, \"kind\" text NOT NULL, \"textVersion\" integer NOT NULL, \"language\" text NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_9115e8d6b082d4fc46d56134d29\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_consent_application\" ON \"consent\" (\"applicationId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_consent_member\" ON \"consent\" (\"memberId\") ");
        await queryRunner.query("CREATE TABLE \"application_question\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"applicationId\" integer NOT NULL, \"askedBy\" text NOT NULL, \"question\" text NOT NULL, \"answer\" text, \"answeredAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_8427ec9b186cc5b4bb54b6b7ae3\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_application_question_application\" ON \"application_question\" (\"applicationId\") ");
        await queryRunner.query("CREATE TABLE \"consent_text\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"kind\" text NOT NULL, \"textVersion\" integer NOT NULL, \"language\" text NOT NULL, \"text\" text NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_consent_text\" UNIQUE (\"kind\", \"textVersion\", \"language\"), CONSTRAINT \"PK_623fc45881cbc67cd52dba5ecb6\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"application_link\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"applicationId\" integer NOT NULL, \"purpose\" text NOT NULL, \"tokenHash\" text NOT NULL, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"usedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_3c2f8f8f30ad712cb9fb405d284\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_application_link_application\" ON \"application_link\" (\"applicationId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_application_link_token_hash\" ON \"application_link\" (\"tokenHash\") ");
        await queryRunner.query("CREATE TABLE \"data_change_request\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"state\" text NOT NULL, \"note\" text NOT NULL DEFAULT '', \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"decidedBy\" text, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_cf3ebf38ce5385dd7c25b441038\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_data_change_request_company\" ON \"data_change_request\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_data_change_request_member\" ON \"data_change_request\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_data_change_request_state_created\" ON \"data_change_request\" (\"state\", \"createdAt\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_data_change_request_open\" ON \"data_change_request\" (\"companyId\") WHERE \"state\" = 'open'");
        await queryRunner.query("CREATE TABLE \"data_change_field\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"requestId\" integer NOT NULL, \"field\" text NOT NULL, \"oldValue\" text, \"newValue\" text, \"accepted\" boolean, \"reason\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_data_change_field\" UNIQUE (\"requestId\", \"field\"), CONSTRAINT \"PK_9551ce3906a7ac2c1c1920d0abe\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"kind\" text NOT NULL DEFAULT 'customer'");
        await queryRunner.query("ALTER TABLE \"company\" ADD \"offerOfCompanyId\" integer");
        await queryRunner.query("ALTER TABLE \"firm_settings\" ADD \"accessMode\" text NOT NULL DEFAULT 'closed'");
        await queryRunner.query("ALTER TABLE \"firm_settings\" ADD \"publicCompanyId\" integer");
        await queryRunner.query("ALTER TABLE \"firm_settings\" ADD \"acceptsApplications\" boolean NOT NULL DEFAULT false");
        await queryRunner.query("ALTER TABLE \"firm_settings\" ADD \"welcomeMail\" text NOT NULL DEFAULT 'at-once'");
        await queryRunner.query("CREATE INDEX \"IDX_company_kind\" ON \"company\" (\"kind\") ");
        await queryRunner.query("CREATE INDEX \"IDX_company_offer_of\" ON \"company\" (\"offerOfCompanyId\") ");
        await queryRunner.query("ALTER TABLE \"company\" ADD CONSTRAINT \"FK_62fce04eca11dba3256432e8c20\" FOREIGN KEY (\"offerOfCompanyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"firm_settings\" ADD CONSTRAINT \"FK_04716983ecdf82682da0ffec559\" FOREIGN KEY (\"publicCompanyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"access_application\" ADD CONSTRAINT \"FK_ffac95318035940fc579a8bfb3e\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"access_application\" ADD CONSTRAINT \"FK_23b85dc081ec94b08c9f6cf7f9a\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"consent\" ADD CONSTRAINT \"FK_dbfe633636a08039d8c8eb4355f\" FOREIGN KEY (\"applicationId\") REFERENCES \"access_application\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"consent\" ADD CONSTRAINT \"FK_8fcce2b13146ef1811fc6d83b6b\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"application_question\" ADD CONSTRAINT \"FK_cb4f46a0ae4734fee751a90dbf5\" FOREIGN KEY (\"applicationId\") REFERENCES \"access_application\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"application_link\" ADD CONSTRAINT \"FK_a31111c04c342f51209d0bd084e\" FOREIGN KEY (\"applicationId\") REFERENCES \"access_application\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"data_change_request\" ADD CONSTRAINT \"FK_6ad6eadb586efceb064ee1892d8\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"data_change_request\" ADD CONSTRAINT \"FK_65bfdd3dfb9960f432813f5ea04\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"data_change_field\" ADD CONSTRAINT \"FK_f179278d107b9c6611347ae98fa\" FOREIGN KEY (\"requestId\") REFERENCES \"data_change_request\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"data_change_field\" DROP CONSTRAINT \"FK_f179278d107b9c6611347ae98fa\"");
        await queryRunner.query("ALTER TABLE \"data_change_request\" DROP CONSTRAINT \"FK_65bfdd3dfb9960f432813f5ea04\"");
        await queryRunner.query("ALTER TABLE \"data_change_request\" DROP CONSTRAINT \"FK_6ad6eadb586efceb064ee1892d8\"");
        await queryRunner.query("ALTER TABLE \"application_link\" DROP CONSTRAINT \"FK_a31111c04c342f51209d0bd084e\"");
        await queryRunner.query("ALTER TABLE \"application_question\" DROP CONSTRAINT \"FK_cb4f46a0ae4734fee751a90dbf5\"");
        await queryRunner.query("ALTER TABLE \"consent\" DROP CONSTRAINT \"FK_8fcce2b13146ef1811fc6d83b6b\"");
        await queryRunner.query("ALTER TABLE \"consent\" DROP CONSTRAINT \"FK_dbfe633636a08039d8c8eb4355f\"");
        await queryRunner.query("ALTER TABLE \"access_application\" DROP CONSTRAINT \"FK_23b85dc081ec94b08c9f6cf7f9a\"");
        await queryRunner.query("ALTER TABLE \"access_application\" DROP CONSTRAINT \"FK_ffac95318035940fc579a8bfb3e\"");
        await queryRunner.query("ALTER TABLE \"firm_settings\" DROP CONSTRAINT \"FK_04716983ecdf82682da0ffec559\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP CONSTRAINT \"FK_62fce04eca11dba3256432e8c20\"");
        await queryRunner.query("ALTER TABLE \"firm_settings\" DROP COLUMN \"welcomeMail\"");
        await queryRunner.query("ALTER TABLE \"firm_settings\" DROP COLUMN \"acceptsApplications\"");
        await queryRunner.query("ALTER TABLE \"firm_settings\" DROP COLUMN \"publicCompanyId\"");
        await queryRunner.query("ALTER TABLE \"firm_settings\" DROP COLUMN \"accessMode\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"offerOfCompanyId\"");
        await queryRunner.query("ALTER TABLE \"company\" DROP COLUMN \"kind\"");
        await queryRunner.query("DROP TABLE \"data_change_field\"");
        await queryRunner.query("DROP TABLE \"data_change_request\"");
        await queryRunner.query("DROP TABLE \"application_link\"");
        await queryRunner.query("DROP TABLE \"consent_text\"");
        await queryRunner.query("DROP TABLE \"application_question\"");
        await queryRunner.query("DROP TABLE \"consent\"");
        await queryRunner.query("DROP TABLE \"access_application\"");
    }
}
