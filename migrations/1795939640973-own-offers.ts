import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnOffers1795939640973 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"offer_letterhead\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"name\" text NOT NULL DEFAULT '', \"details\" text NOT NULL DEFAULT '', \"introduction\" text NOT NULL DEFAULT '', \"terms\" text NOT NULL DEFAULT '', \"marginPoints\" integer NOT NULL DEFAULT '2000', \"taxPoints\" integer, \"validDays\" integer NOT NULL DEFAULT '14', \"logo\" bytea, \"version\" integer NOT NULL DEFAULT '0', \"id\" SERIAL NOT NULL, CONSTRAINT \"REL_4ffb5d533e37665efd6a53aa86\" UNIQUE (\"companyId\"), CONSTRAINT \"PK_1edd733098f46e0e29b077a8ea9\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"own_offer_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"offerId\" integer NOT NULL, \"position\" integer NOT NULL, \"productVariantId\" integer, \"name\" text NOT NULL DEFAULT '', \"text\" text NOT NULL DEFAULT '', \"unit\" text NOT NULL, \"unitQuantity\" integer NOT NULL, \"quantity\" integer NOT NULL, \"rollWidthCm\" integer, \"marginPoints\" integer, \"id\" SERIAL NOT NULL, \"unitNet\" bigint NOT NULL, \"costNet\" bigint, CONSTRAINT \"PK_6517dd2669e913fcd1b17a12054\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_own_offer_line_variant\" ON \"own_offer_line\" (\"productVariantId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_own_offer_line_of_offer\" ON \"own_offer_line\" (\"offerId\", \"position\") ");
        await queryRunner.query("CREATE TABLE \"own_offer\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"branchId\" integer, \"memberId\" integer NOT NULL, \"madeBy\" text NOT NULL, \"number\" integer NOT NULL, \"title\" text NOT NULL DEFAULT '', \"customerName\" text NOT NULL DEFAULT '', \"customerDetails\" text NOT NULL DEFAULT '', \"introduction\" text NOT NULL DEFAULT '', \"terms\" text NOT NULL DEFAULT '', \"validUntil\" date, \"language\" text NOT NULL, \"currencyCode\" text NOT NULL, \"taxPoints\" integer, \"showCodes\" boolean NOT NULL DEFAULT false, \"orderedAt\" TIMESTAMP WITH TIME ZONE, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"totalNet\" bigint NOT NULL DEFAULT '0', CONSTRAINT \"PK_60bf4b33bdbb82385018f190db0\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_own_offer_member\" ON \"own_offer\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_own_offer_of_company\" ON \"own_offer\" (\"companyId\", \"id\") ");
        await queryRunner.query("ALTER TABLE \"offer_letterhead\" ADD CONSTRAINT \"FK_4ffb5d533e37665efd6a53aa867\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"own_offer_line\" ADD CONSTRAINT \"FK_14db839a03fb4e2d5e9fc771986\" FOREIGN KEY (\"offerId\") REFERENCES \"own_offer\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"own_offer_line\" ADD CONSTRAINT \"FK_d51ecaa8fe29b50ead2d4895b27\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"own_offer\" ADD CONSTRAINT \"FK_6734b408d60c53894e259a63434\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"own_offer\" DROP CONSTRAINT \"FK_6734b408d60c53894e259a63434\"");
        await queryRunner.query("ALTER TABLE \"own_offer_line\" DROP CONSTRAINT \"FK_d51ecaa8fe29b50ead2d4895b27\"");
        await queryRunner.query("ALTER TABLE \"own_offer_line\" DROP CONSTRAINT \"FK_14db839a03fb4e2d5e9fc771986\"");
        await queryRunner.query("ALTER TABLE \"offer_letterhead\" DROP CONSTRAINT \"FK_4ffb5d533e37665efd6a53aa867\"");
        await queryRunner.query("DROP TABLE \"own_offer\"");
        await queryRunner.query("DROP TABLE \"own_offer_line\"");
        await queryRunner.query("DROP TABLE \"offer_letterhead\"");
    }
}
