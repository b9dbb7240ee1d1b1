import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProductRelations1795903109311 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"category_complement\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"collectionId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"position\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_category_complement\" UNIQUE (\"collectionId\", \"productVariantId\"), CONSTRAINT \"PK_156abe2fdac95b250472856b176\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_category_complement_variant\" ON \"category_complement\" (\"productVariantId\") ");
        await queryRunner.query("CREATE TABLE \"product_relation\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"position\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_product_relation\" UNIQUE (\"productId\", \"productVariantId\"), CONSTRAINT \"PK_fc6a702a5188dc967f6eff8085b\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_product_relation_variant\" ON \"product_relation\" (\"productVariantId\") ");
        await queryRunner.query("ALTER TABLE \"category_complement\" ADD CONSTRAINT \"FK_9aad48fa150b7ef844dc518f15d\" FOREIGN KEY (\"collectionId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"category_complement\" ADD CONSTRAINT \"FK_5e8c2e5ddc30d7387dedd484036\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"product_relation\" ADD CONSTRAINT \"FK_b63577aefcc6d30fc3a35f10205\" FOREIGN KEY (\"productId\") REFERENCES \"product\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"product_relation\" ADD CONSTRAINT \"FK_f71a7a98523653754e8e9043a02\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"product_relation\" DROP CONSTRAINT \"FK_f71a7a98523653754e8e9043a02\"");
        await queryRunner.query("ALTER TABLE \"product_relation\" DROP CONSTRAINT \"FK_b63577aefcc6d30fc3a35f10205\"");
        await queryRunner.query("ALTER TABLE \"category_complement\" DROP CONSTRAINT \"FK_5e8c2e5ddc30d7387dedd484036\"");
        await queryRunner.query("ALTER TABLE \"category_complement\" DROP CONSTRAINT \"FK_9aad48fa150b7ef844dc518f15d\"");
        await queryRunner.query("DROP TABLE \"product_relation\"");
        await queryRunner.query("DROP TABLE \"category_complement\"");
    }
}
