import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Quotes1795926915437 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"quote_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"versionId\" integer NOT NULL, \"productVariantId\" integer NOT NULL, \"position\" integer NOT NULL, \"unit\" text NOT NULL, \"unitQuantity\" integer NOT NULL, \"unitQuantityMax\" integer, \"quantity\" integer NOT NULL, \"deliveryDate\" date, \"remark\" text NOT NULL DEFAULT '', \"usualSource\" text, \"taxRate\" double precision, \"rollWidthCm\" integer, \"answer\" text, \"counterUnitQuantity\" integer, \"answerRemark\" text NOT NULL DEFAULT '', \"id\" SERIAL NOT NULL, \"unitNet\" bigint, \"usualNet\" bigint, \"counterNet\" bigint, CONSTRAINT \"UQ_quote_line\" UNIQUE (\"versionId\", \"productVariantId\"), CONSTRAINT \"PK_a26b43aca98839fad6b4c70ec8b\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_quote_line_variant\" ON \"quote_line\" (\"productVariantId\") ");
        await queryRunner.query("CREATE TABLE \"quote_version\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"quoteId\" integer NOT NULL, \"number\" integer NOT NULL, \"state\" text NOT NULL, \"terms\" text NOT NULL DEFAULT '', \"validUntil\" date, \"partialAllowed\" boolean NOT NULL DEFAULT false, \"editedByAdministratorId\" integer, \"requestedByAdministratorId\" integer, \"approvedByAdministratorId\" integer, \"refusalReason\" text NOT NULL DEFAULT '', \"sentAt\" TIMESTAMP WITH TIME ZONE, \"answeredAt\" TIMESTAMP WITH TIME ZONE, \"answeredByMemberId\" integer, \"answerRemark\" text NOT NULL DEFAULT '', \"linkNonce\" text, \"linkHash\" text, \"linkExpiresAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, \"totalNet\" bigint, \"totalGross\" bigint, CONSTRAINT \"UQ_quote_version\" UNIQUE (\"quoteId\", \"number\"), CONSTRAINT \"PK_c43c48c852ccd172a80b352764b\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_quote_version_link\" ON \"quote_version\" (\"linkHash\") ");
        await queryRunner.query("CREATE TABLE \"quote\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"code\" text NOT NULL, \"companyId\" integer NOT NULL, \"branchId\" integer, \"memberId\" integer, \"askedBy\" text NOT NULL DEFAULT '', \"ownerAdministratorId\" integer, \"currencyCode\" text NOT NULL, \"state\" text NOT NULL, \"remark\" text NOT NULL DEFAULT '', \"wishedDate\" date, \"sentNumber\" integer NOT NULL DEFAULT '0', \"validUntil\" date, \"waitingSince\" TIMESTAMP WITH TIME ZONE, \"remindedAt\" TIMESTAMP WITH TIME ZONE, \"closeReason\" text NOT NULL DEFAULT '', \"orderId\" integer, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_b772d4cb09e587c8c72a78d2439\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_quote_code\" ON \"quote\" (\"code\") ");
        await queryRunner.query("CREATE INDEX \"IDX_quote_member\" ON \"quote\" (\"memberId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_quote_owner\" ON \"quote\" (\"ownerAdministratorId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_quote_order\" ON \"quote\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_quote_valid\" ON \"quote\" (\"validUntil\") WHERE state IN ('offered', 'accepted')");
        await queryRunner.query("CREATE INDEX \"IDX_quote_waiting\" ON \"quote\" (\"state\", \"waitingSince\") ");
        await queryRunner.query("CREATE INDEX \"IDX_quote_of_company\" ON \"quote\" (\"companyId\", \"id\") ");
        await queryRunner.query("CREATE TABLE \"quote_comment\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"quoteId\" integer NOT NULL, \"productVariantId\" integer, \"author\" text NOT NULL, \"memberId\" integer, \"administratorId\" integer, \"authorName\" text NOT NULL, \"internal\" boolean NOT NULL DEFAULT false, \"text\" text NOT NULL, \"writtenAt\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_789131bcd5f81a71450a83ee73a\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_quote_comment_of_quote\" ON \"quote_comment\" (\"quoteId\", \"id\") ");
        await queryRunner.query("CREATE TABLE \"quote_rules\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"floorPoints\" integer, \"validDays\" integer NOT NULL DEFAULT '14', \"remindDays\" integer NOT NULL DEFAULT '3', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_bc7e0d4ffd6d215801c6d85c0ad\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"quote_line\" ADD CONSTRAINT \"FK_4307810a1d18458e9a93dfde6b0\" FOREIGN KEY (\"versionId\") REFERENCES \"quote_version\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"quote_line\" ADD CONSTRAINT \"FK_b3f2b24dd55c9e4a2b083bbcdd1\" FOREIGN KEY (\"productVariantId\") REFERENCES \"product_variant\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"quote_version\" ADD CONSTRAINT \"FK_54daa42a70109f004d45e92fdf5\" FOREIGN KEY (\"quoteId\") REFERENCES \"quote\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"quote\" ADD CONSTRAINT \"FK_394806cb273451d1737df76e8a7\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"quote\" ADD CONSTRAINT \"FK_6213f8d8cdc443292bf80d94f16\" FOREIGN KEY (\"ownerAdministratorId\") REFERENCES \"administrator\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"quote\" ADD CONSTRAINT \"FK_56b01f3864cf3b12fda247ea8d9\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE SET NULL ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"quote_comment\" ADD CONSTRAINT \"FK_234ec812f706441bd28b0b492d7\" FOREIGN KEY (\"quoteId\") REFERENCES \"quote\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query('INSERT INTO "quote_rules" ("id") VALUES (1)');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"quote_comment\" DROP CONSTRAINT \"FK_234ec812f706441bd28b0b492d7\"");
        await queryRunner.query("ALTER TABLE \"quote\" DROP CONSTRAINT \"FK_56b01f3864cf3b12fda247ea8d9\"");
        await queryRunner.query("ALTER TABLE \"quote\" DROP CONSTRAINT \"FK_6213f8d8cdc443292bf80d94f16\"");
        await queryRunner.query("ALTER TABLE \"quote\" DROP CONSTRAINT \"FK_394806cb273451d1737df76e8a7\"");
        await queryRunner.query("ALTER TABLE \"quote_version\" DROP CONSTRAINT \"FK_54daa42a70109f004d45e92fdf5\"");
        await queryRunner.query("ALTER TABLE \"quote_line\" DROP CONSTRAINT \"FK_b3f2b24dd55c9e4a2b083bbcdd1\"");
        await queryRunner.query("ALTER TABLE \"quote_line\" DROP CONSTRAINT \"FK_4307810a1d18458e9a93dfde6b0\"");
        await queryRunner.query("DROP TABLE \"quote_rules\"");
        await queryRunner.query("DROP TABLE \"quote_comment\"");
        await queryRunner.query("DROP TABLE \"quote\"");
        await queryRunner.query("DROP TABLE \"quote_version\"");
        await queryRunner.query("DROP TABLE \"quote_line\"");
    }
}
