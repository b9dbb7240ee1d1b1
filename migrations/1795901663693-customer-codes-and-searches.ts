import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomerCodesAndSearches1795901663693 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"term_replacement\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"phrase\" text NOT NULL, \"phraseKey\" text NOT NULL, \"replacement\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_term_replacement\" UNIQUE (\"phraseKey\"), CONSTRAINT \"PK_b90794f4ec2ab00cc9b474de13e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"customer_code\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"ownCode\" text NOT NULL, \"ownCodeKey\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_customer_code\" UNIQUE (\"companyId\", \"productVariantId\"), CONSTRAINT \"PK_7dacf43377d5dce1134a3cf488e\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_customer_code_variant\" ON \"customer_code\" (\"productVariantId\") ");
        await queryRunner.query("CREATE TABLE \"search_miss\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"day\" date NOT NULL, \"phrase\" text NOT NULL, \"phraseKey\" text NOT NULL, \"companyId\" integer NOT NULL, \"times\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_search_miss\" UNIQUE (\"day\", \"phraseKey\", \"companyId\"), CONSTRAINT \"CHK_search_miss_times\" CHECK (\"times\" > 0), CONSTRAINT \"PK_ee2d73336815a1a500331a26e30\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_search_miss_company\" ON \"search_miss\" (\"companyId\") ");
        await queryRunner.query("ALTER TABLE \"customer_code\" ADD CONSTRAINT \"FK_fe3b43364ac07cffb143f8aeb46\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"customer_code\" ADD CONSTRAINT \"FK_4d2b6a2f26b7b8e50e011a0e500\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"search_miss\" ADD CONSTRAINT \"FK_d126533a580ba3e34506d680140\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        // A code is found whole or by its beginning, whatever the database's collation is.
        await queryRunner.query('CREATE INDEX "IDX_customer_code_key" ON customer_code ("companyId", "ownCodeKey" text_pattern_ops)');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"search_miss\" DROP CONSTRAINT \"FK_d126533a580ba3e34506d680140\"");
        await queryRunner.query("ALTER TABLE \"customer_code\" DROP CONSTRAINT \"FK_4d2b6a2f26b7b8e50e011a0e500\"");
        await queryRunner.query("ALTER TABLE \"customer_code\" DROP CONSTRAINT \"FK_fe3b43364ac07cffb143f8aeb46\"");
        await queryRunner.query("DROP TABLE \"search_miss\"");
        await queryRunner.query("DROP TABLE \"customer_code\"");
        await queryRunner.query("DROP TABLE \"term_replacement\"");
    }
}
