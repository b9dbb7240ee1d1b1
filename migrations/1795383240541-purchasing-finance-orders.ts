import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PurchasingFinanceOrders1795383240541 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"credit_reservation\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"state\" text NOT NULL, \"overriddenBy\" text, \"overrideReason\" text, \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, \"companyId\" integer NOT NULL, \"amountMinor\" bigint NOT NULL, CONSTRAINT \"PK_0c828e25a99d2cc7b4842f53f78\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"credit_reservation_order\" ON \"credit_reservation\" (\"orderId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_ceff2a4aa4db8d59aa060918f3\" ON \"credit_reservation\" (\"companyId\") ");
        await queryRunner.query("CREATE TABLE \"credit_terms\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"termDays\" integer NOT NULL DEFAULT '0', \"currencyCode\" text NOT NULL, \"id\" SERIAL NOT NULL, \"companyId\" integer NOT NULL, \"limitMinor\" bigint, CONSTRAINT \"PK_e5b10bfad7a058ec87ecefdc18f\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"credit_terms_company\" ON \"credit_terms\" (\"companyId\") ");
        await queryRunner.query("CREATE TABLE \"company_order\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"version\" integer NOT NULL DEFAULT '1', \"placedAt\" TIMESTAMP WITH TIME ZONE, \"wishedDate\" date, \"remarks\" text NOT NULL DEFAULT '', \"specialTerms\" text NOT NULL DEFAULT '', \"specialReasons\" text array NOT NULL DEFAULT '{}', \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, \"companyId\" integer NOT NULL, \"branchId\" integer, \"placedByMemberId\" integer, \"placedByAdministratorId\" integer, \"shownTotalGross\" bigint, CONSTRAINT \"REL_25301e957d16b8e3473a4adcb8\" UNIQUE (\"orderId\"), CONSTRAINT \"company_order_same_id\" CHECK (\"id\" = \"orderId\"), CONSTRAINT \"PK_036dee1c3bda3009a2c1d25b3e7\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_0e05f6b00e93a64647eec6bf21\" ON \"company_order\" (\"branchId\") ");
        await queryRunner.query("CREATE INDEX \"company_order_of_company\" ON \"company_order\" (\"companyId\", \"placedAt\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"company_order_one_cart\" ON \"company_order\" (\"placedByMemberId\") WHERE \"placedAt\" IS NULL");
        await queryRunner.query("CREATE TABLE \"company_order_line\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"enteredUnit\" text NOT NULL, \"enteredQuantity\" integer NOT NULL, \"remark\" text NOT NULL DEFAULT '', \"taxRate\" double precision NOT NULL, \"priceVersion\" integer NOT NULL, \"priceSource\" text NOT NULL, \"pricedAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"id\" SERIAL NOT NULL, \"orderLineId\" integer NOT NULL, \"orderId\" integer NOT NULL, \"priceListId\" integer, \"lineNet\" bigint NOT NULL, \"lineGross\" bigint NOT NULL, CONSTRAINT \"REL_1273020a43bf1f8bc5b3194585\" UNIQUE (\"orderLineId\"), CONSTRAINT \"company_order_line_same_id\" CHECK (\"id\" = \"orderLineId\"), CONSTRAINT \"PK_56d94cb026288291f3b299e88b0\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_fa7d7bed2c4a47682e0dc93c91\" ON \"company_order_line\" (\"orderId\") ");
        await queryRunner.query("CREATE TABLE \"order_rules\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"leadWorkingDays\" integer NOT NULL DEFAULT '3', \"specialAmounts\" jsonb NOT NULL DEFAULT '[]', \"specialDiscountPercent\" double precision NOT NULL DEFAULT '0', \"newCustomerIsSpecial\" boolean NOT NULL DEFAULT true, \"id\" SERIAL NOT NULL, CONSTRAINT \"order_rules_one_row\" CHECK (\"id\" = 1), CONSTRAINT \"PK_572184d4fe09d519f11ffbbc195\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD CONSTRAINT \"FK_25301e957d16b8e3473a4adcb8b\" FOREIGN KEY (\"orderId\") REFERENCES \"order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD CONSTRAINT \"FK_f6cb4df68378634da11531317f0\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD CONSTRAINT \"FK_0e05f6b00e93a64647eec6bf211\" FOREIGN KEY (\"branchId\") REFERENCES \"company_branch\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_order_line\" ADD CONSTRAINT \"FK_1273020a43bf1f8bc5b3194585d\" FOREIGN KEY (\"orderLineId\") REFERENCES \"order_line\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"company_order_line\" DROP CONSTRAINT \"FK_1273020a43bf1f8bc5b3194585d\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP CONSTRAINT \"FK_0e05f6b00e93a64647eec6bf211\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP CONSTRAINT \"FK_f6cb4df68378634da11531317f0\"");
        await queryRunner.query("ALTER TABLE \"company_order\" DROP CONSTRAINT \"FK_25301e957d16b8e3473a4adcb8b\"");
        await queryRunner.query("DROP TABLE \"order_rules\"");
        await queryRunner.query("DROP TABLE \"company_order_line\"");
        await queryRunner.query("DROP TABLE \"company_order\"");
        await queryRunner.query("DROP TABLE \"credit_terms\"");
        await queryRunner.query("DROP TABLE \"credit_reservation\"");
    }
}
