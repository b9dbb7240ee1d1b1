import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PortalSessions1795876029508 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "UQ_company_member_customer"');
        await queryRunner.query("CREATE TABLE \"portal_session\" (\"sessionId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"actingAdministratorId\" integer, \"actingReason\" text, \"actingUntil\" TIMESTAMP WITH TIME ZONE, CONSTRAINT \"PK_3ce00aaa42eaf15d0f40d91b32b\" PRIMARY KEY (\"sessionId\"))");
        await queryRunner.query("CREATE INDEX \"IDX_portal_session_member\" ON \"portal_session\" (\"memberId\") ");
        await queryRunner.query("ALTER TABLE \"audit_entry\" ADD \"subject\" text");
        await queryRunner.query("CREATE INDEX \"IDX_8371303222cdaeaf91358e46ba\" ON \"audit_entry\" (\"subject\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_member_customer_company\" ON \"company_member\" (\"customerId\", \"companyId\") ");
        await queryRunner.query("ALTER TABLE \"portal_session\" ADD CONSTRAINT \"FK_3ce00aaa42eaf15d0f40d91b32b\" FOREIGN KEY (\"sessionId\") REFERENCES \"session\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"portal_session\" ADD CONSTRAINT \"FK_6510a5ab7c717474c0e71bede42\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"portal_session\" DROP CONSTRAINT \"FK_6510a5ab7c717474c0e71bede42\"");
        await queryRunner.query("ALTER TABLE \"portal_session\" DROP CONSTRAINT \"FK_3ce00aaa42eaf15d0f40d91b32b\"");
        await queryRunner.query("ALTER TABLE \"audit_entry\" DROP COLUMN \"subject\"");
        await queryRunner.query("DROP TABLE \"portal_session\"");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_member_customer\" ON \"company_member\" (\"customerId\") ");
    }
}
