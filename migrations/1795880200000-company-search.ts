import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompanySearch1795880200000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE INDEX "IDX_company_search_trgm" ON company USING gin
            (("searchKey" || ' ' || lower(COALESCE(code, '')) || ' ' || COALESCE("taxId", '') || ' ' || COALESCE(phone, '') || ' ' || COALESCE(email, '')) gin_trgm_ops)`);
        await queryRunner.query('CREATE INDEX "IDX_company_branch_city" ON company_branch (lower(city)) WHERE "isHeadOffice"');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "IDX_company_branch_city"');
        await queryRunner.query('DROP INDEX "IDX_company_search_trgm"');
    }
}
