import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CategoryBranches1795902346513 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"company_category\" DROP CONSTRAINT \"CHK_company_category_one\"");
        await queryRunner.query("ALTER TABLE \"company_category\" ADD \"branchId\" integer");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_category_branch\" ON \"company_category\" (\"branchId\", \"collectionId\") WHERE \"branchId\" IS NOT NULL");
        await queryRunner.query("ALTER TABLE \"company_category\" ADD CONSTRAINT \"CHK_company_category_to_one\" CHECK (num_nonnulls(\"companyId\", \"groupName\", \"branchId\") = 1)");
        await queryRunner.query("ALTER TABLE \"company_category\" ADD CONSTRAINT \"FK_c51d2b55f58ba89f0474d9869c8\" FOREIGN KEY (\"branchId\") REFERENCES \"company_branch\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"company_category\" DROP CONSTRAINT \"FK_c51d2b55f58ba89f0474d9869c8\"");
        await queryRunner.query("ALTER TABLE \"company_category\" DROP CONSTRAINT \"CHK_company_category_to_one\"");
        await queryRunner.query("DELETE FROM \"company_category\" WHERE \"branchId\" IS NOT NULL");
        await queryRunner.query("ALTER TABLE \"company_category\" DROP COLUMN \"branchId\"");
        await queryRunner.query("ALTER TABLE \"company_category\" ADD CONSTRAINT \"CHK_company_category_one\" CHECK (((\"companyId\" IS NULL) <> (\"groupName\" IS NULL)))");
    }
}
