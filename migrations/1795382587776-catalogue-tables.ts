import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CatalogueTables1795382587776 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"assortment_settings\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"byPrice\" boolean NOT NULL DEFAULT true, \"byCategory\" boolean NOT NULL DEFAULT false, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_assortment_settings_one_row\" CHECK (\"id\" = 1), CONSTRAINT \"PK_f436ac393da56d86e54379d25ff\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"catalogue_index\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"productId\" integer NOT NULL, \"languageCode\" text NOT NULL, \"name\" text NOT NULL, \"productName\" text NOT NULL, \"slug\" text NOT NULL, \"sku\" text NOT NULL, \"skuKey\" text NOT NULL, \"nameKey\" text NOT NULL, \"searchText\" text NOT NULL, \"document\" tsvector NOT NULL, \"categoryName\" text, \"categoryIds\" integer array NOT NULL, \"facetValueIds\" integer array NOT NULL, \"preview\" text, \"previewWidth\" integer NOT NULL DEFAULT '0', \"previewHeight\" integer NOT NULL DEFAULT '0', \"introducedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_catalogue_index\" UNIQUE (\"productVariantId\", \"languageCode\"), CONSTRAINT \"PK_d7b059c623833bb58481cfd2ff2\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_catalogue_index_product\" ON \"catalogue_index\" (\"productId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_catalogue_index_name\" ON \"catalogue_index\" (\"languageCode\", \"nameKey\") ");
        await queryRunner.query("CREATE TABLE \"common_category\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"collectionId\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_f08cd6f8866258629574d7e88e\" UNIQUE (\"collectionId\"), CONSTRAINT \"PK_453e4f831a7c633748c9912e934\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"company_category\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer, \"groupName\" text, \"collectionId\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"CHK_company_category_one\" CHECK ((\"companyId\" IS NULL) <> (\"groupName\" IS NULL)), CONSTRAINT \"PK_e30c10055c199565d44daa681fa\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_company_category_collection\" ON \"company_category\" (\"collectionId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_category_group\" ON \"company_category\" (\"groupName\", \"collectionId\") WHERE \"groupName\" IS NOT NULL");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_company_category_company\" ON \"company_category\" (\"companyId\", \"collectionId\") WHERE \"companyId\" IS NOT NULL");
        await queryRunner.query("CREATE TABLE \"variant_sales\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"baseUnit\" text NOT NULL, \"weightG\" integer NOT NULL DEFAULT '0', \"madeToOrder\" boolean NOT NULL DEFAULT false, \"minQuantity\" integer NOT NULL DEFAULT '1', \"increment\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_35d1ad1157b54f7d4a24e21b13\" UNIQUE (\"productVariantId\"), CONSTRAINT \"CHK_variant_sales_positive\" CHECK (\"weightG\" >= 0 AND \"minQuantity\" > 0 AND \"increment\" > 0), CONSTRAINT \"PK_2f78ab7d4a4f22c1adf20df8fb2\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"variant_unit\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"productVariantId\" integer NOT NULL, \"code\" text NOT NULL, \"factor\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_variant_unit\" UNIQUE (\"productVariantId\", \"code\"), CONSTRAINT \"CHK_variant_unit_factor\" CHECK (\"factor\" > 1), CONSTRAINT \"PK_07fb4ee1adea1b141550d4acd55\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"contract_price\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"minQuantity\" integer NOT NULL DEFAULT '1', \"currencyCode\" text NOT NULL, \"validFrom\" date, \"validUntil\" date, \"version\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, \"unitNet\" bigint NOT NULL, CONSTRAINT \"CHK_contract_price_positive\" CHECK (\"unitNet\" > 0 AND \"minQuantity\" > 0), CONSTRAINT \"PK_02fed3a2c5a468371e2d7926260\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_contract_price_variant\" ON \"contract_price\" (\"productVariantId\") ");
        await queryRunner.query("CREATE TABLE \"price_list\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"code\" text NOT NULL, \"name\" text NOT NULL, \"currencyCode\" text NOT NULL, \"enabled\" boolean NOT NULL DEFAULT true, \"validFrom\" date, \"validUntil\" date, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_52ea7826468b1c889cb2c28df03\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_price_list_code\" ON \"price_list\" (\"code\") ");
        await queryRunner.query("CREATE TABLE \"price_list_company\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"priceListId\" integer NOT NULL, \"companyId\" integer NOT NULL, \"priority\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_price_list_company\" UNIQUE (\"companyId\", \"priceListId\"), CONSTRAINT \"PK_588c052d3ed0ebabe44f64e5934\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_price_list_company_list\" ON \"price_list_company\" (\"priceListId\") ");
        await queryRunner.query("CREATE TABLE \"price_list_item\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"priceListId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"minQuantity\" integer NOT NULL DEFAULT '1', \"validFrom\" date, \"validUntil\" date, \"version\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, \"unitNet\" bigint NOT NULL, CONSTRAINT \"CHK_price_list_item_positive\" CHECK (\"unitNet\" > 0 AND \"minQuantity\" > 0), CONSTRAINT \"PK_7a27d83fb313aec9cd2702805d3\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_price_list_item_variant\" ON \"price_list_item\" (\"productVariantId\") ");
        await queryRunner.query("ALTER TABLE \"catalogue_index\" ADD CONSTRAINT \"FK_e688e9354df2af46ad826d858a2\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"common_category\" ADD CONSTRAINT \"FK_f08cd6f8866258629574d7e88e2\" FOREIGN KEY (\"collectionId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_category\" ADD CONSTRAINT \"FK_42a13d69ef98c1dc9a516e571d9\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_category\" ADD CONSTRAINT \"FK_09719cea5bf703cca7076f3b8ac\" FOREIGN KEY (\"collectionId\") REFERENCES \"collection\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"variant_sales\" ADD CONSTRAINT \"FK_35d1ad1157b54f7d4a24e21b133\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"variant_unit\" ADD CONSTRAINT \"FK_c573060302edff4c1ff93a67644\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"contract_price\" ADD CONSTRAINT \"FK_69dc034a397455ad8541fb25118\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"contract_price\" ADD CONSTRAINT \"FK_b58ce0083bed5a729ae0969f257\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"price_list_company\" ADD CONSTRAINT \"FK_194c96b98fb6d4c0663d8abe2a0\" FOREIGN KEY (\"priceListId\") REFERENCES \"price_list\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"price_list_company\" ADD CONSTRAINT \"FK_00a8897600aa7ac2899627c4b9c\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"price_list_item\" ADD CONSTRAINT \"FK_98676c96bd6e657c24edbfc74d0\" FOREIGN KEY (\"priceListId\") REFERENCES \"price_list\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"price_list_item\" ADD CONSTRAINT \"FK_2b76a0fd1d343532b33e28d63d9\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"price_list_item\" DROP CONSTRAINT \"FK_2b76a0fd1d343532b33e28d63d9\"");
        await queryRunner.query("ALTER TABLE \"price_list_item\" DROP CONSTRAINT \"FK_98676c96bd6e657c24edbfc74d0\"");
        await queryRunner.query("ALTER TABLE \"price_list_company\" DROP CONSTRAINT \"FK_00a8897600aa7ac2899627c4b9c\"");
        await queryRunner.query("ALTER TABLE \"price_list_company\" DROP CONSTRAINT \"FK_194c96b98fb6d4c0663d8abe2a0\"");
        await queryRunner.query("ALTER TABLE \"contract_price\" DROP CONSTRAINT \"FK_b58ce0083bed5a729ae0969f257\"");
        await queryRunner.query("ALTER TABLE \"contract_price\" DROP CONSTRAINT \"FK_69dc034a397455ad8541fb25118\"");
        await queryRunner.query("ALTER TABLE \"variant_unit\" DROP CONSTRAINT \"FK_c573060302edff4c1ff93a67644\"");
        await queryRunner.query("ALTER TABLE \"variant_sales\" DROP CONSTRAINT \"FK_35d1ad1157b54f7d4a24e21b133\"");
        await queryRunner.query("ALTER TABLE \"company_category\" DROP CONSTRAINT \"FK_09719cea5bf703cca7076f3b8ac\"");
        await queryRunner.query("ALTER TABLE \"company_category\" DROP CONSTRAINT \"FK_42a13d69ef98c1dc9a516e571d9\"");
        await queryRunner.query("ALTER TABLE \"common_category\" DROP CONSTRAINT \"FK_f08cd6f8866258629574d7e88e2\"");
        await queryRunner.query("ALTER TABLE \"catalogue_index\" DROP CONSTRAINT \"FK_e688e9354df2af46ad826d858a2\"");
        await queryRunner.query("DROP TABLE \"price_list_item\"");
        await queryRunner.query("DROP TABLE \"price_list_company\"");
        await queryRunner.query("DROP TABLE \"price_list\"");
        await queryRunner.query("DROP TABLE \"contract_price\"");
        await queryRunner.query("DROP TABLE \"variant_unit\"");
        await queryRunner.query("DROP TABLE \"variant_sales\"");
        await queryRunner.query("DROP TABLE \"company_category\"");
        await queryRunner.query("DROP TABLE \"common_category\"");
        await queryRunner.query("DROP TABLE \"catalogue_index\"");
        await queryRunner.query("DROP TABLE \"assortment_settings\"");
    }
}
