import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ShoppingLists1795925993965 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"shopping_list\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"ownerMemberId\" integer, \"name\" text NOT NULL, \"remark\" text NOT NULL DEFAULT '', \"isShared\" boolean NOT NULL DEFAULT false, \"deletedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_87d9431f2ea573a79370742b474\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_shopping_list_company\" ON \"shopping_list\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_shopping_list_owner\" ON \"shopping_list\" (\"ownerMemberId\") ");
        await queryRunner.query("CREATE TABLE \"shopping_list_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"listId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"unit\" text NOT NULL, \"quantity\" integer NOT NULL, \"remark\" text NOT NULL DEFAULT '', \"place\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_shopping_list_line\" UNIQUE (\"listId\", \"productVariantId\", \"unit\"), CONSTRAINT \"PK_ff411ee5688add48c26101920d3\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_shopping_list_line_variant\" ON \"shopping_list_line\" (\"productVariantId\") ");
        await queryRunner.query("ALTER TABLE \"shopping_list\" ADD CONSTRAINT \"FK_bcdbaa45006b76852e8efffffa3\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shopping_list\" ADD CONSTRAINT \"FK_71f0b1ee2e1e81a7b6609380285\" FOREIGN KEY (\"ownerMemberId\") REFERENCES \"company_member\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shopping_list_line\" ADD CONSTRAINT \"FK_278c6ccc2a191bbc4b5b019cdcb\" FOREIGN KEY (\"listId\") REFERENCES \"shopping_list\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"shopping_list_line\" ADD CONSTRAINT \"FK_68d7c97c1fa4d110c790fa4a406\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"shopping_list_line\" DROP CONSTRAINT \"FK_68d7c97c1fa4d110c790fa4a406\"");
        await queryRunner.query("ALTER TABLE \"shopping_list_line\" DROP CONSTRAINT \"FK_278c6ccc2a191bbc4b5b019cdcb\"");
        await queryRunner.query("ALTER TABLE \"shopping_list\" DROP CONSTRAINT \"FK_71f0b1ee2e1e81a7b6609380285\"");
        await queryRunner.query("ALTER TABLE \"shopping_list\" DROP CONSTRAINT \"FK_bcdbaa45006b76852e8efffffa3\"");
        await queryRunner.query("DROP TABLE \"shopping_list_line\"");
        await queryRunner.query("DROP TABLE \"shopping_list\"");
    }
}
