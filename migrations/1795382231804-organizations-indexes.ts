import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrganizationsIndexes1795382231804 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
        await queryRunner.query('CREATE INDEX "IDX_company_search_key_trgm" ON company USING gin ("searchKey" gin_trgm_ops)');
        await queryRunner.query('CREATE INDEX "IDX_company_mail_domain" ON company (split_part(email, \'@\', 2))');
        await queryRunner.query('CREATE INDEX "IDX_company_branch_phone" ON company_branch (phone)');
        await queryRunner.query('CREATE UNIQUE INDEX "UQ_company_branch_head_office" ON company_branch ("companyId") WHERE "isHeadOffice"');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "UQ_company_branch_head_office"');
        await queryRunner.query('DROP INDEX "IDX_company_branch_phone"');
        await queryRunner.query('DROP INDEX "IDX_company_mail_domain"');
        await queryRunner.query('DROP INDEX "IDX_company_search_key_trgm"');
    }
}
