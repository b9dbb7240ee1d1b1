import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SharedCarts1795926055673 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"member_cart\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"name\" text NOT NULL DEFAULT '', \"remark\" text NOT NULL DEFAULT '', \"sharing\" text NOT NULL DEFAULT 'none', \"changes\" jsonb NOT NULL DEFAULT '[]', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, CONSTRAINT \"REL_10385676b931196fffb6b2d179\" UNIQUE (\"orderId\"), CONSTRAINT \"member_cart_sharing\" CHECK (\"sharing\" IN ('none', 'company', 'chosen')), CONSTRAINT \"member_cart_same_id\" CHECK (\"id\" = \"orderId\"), CONSTRAINT \"PK_686b4248e38645abe3b48dc5cd6\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE TABLE \"cart_share\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"cartId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_cart_share\" UNIQUE (\"cartId\", \"memberId\"), CONSTRAINT \"PK_9b30aeda0856612a54ffe66271d\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_cart_share_member\" ON \"cart_share\" (\"memberId\") ");
        await queryRunner.query("CREATE TABLE \"current_cart\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"memberId\" integer NOT NULL, \"cartId\" integer NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"UQ_current_cart\" UNIQUE (\"memberId\"), CONSTRAINT \"PK_bf33e995a5cce07501948798b0b\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_current_cart_cart\" ON \"current_cart\" (\"cartId\") ");
        await queryRunner.query("ALTER TABLE \"company_order_line\" ADD \"changedInVersion\" integer NOT NULL DEFAULT '0'");
        await queryRunner.query("ALTER TABLE \"company_order_line\" ADD \"changedByMemberId\" integer");
        await queryRunner.query("CREATE INDEX \"company_order_carts\" ON \"company_order\" (\"placedByMemberId\") WHERE \"placedAt\" IS NULL");
        await queryRunner.query("ALTER TABLE \"member_cart\" ADD CONSTRAINT \"FK_10385676b931196fffb6b2d179c\" FOREIGN KEY (\"orderId\") REFERENCES \"company_order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"cart_share\" ADD CONSTRAINT \"FK_c573fa434a48b44b48227e4ca8c\" FOREIGN KEY (\"cartId\") REFERENCES \"member_cart\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"cart_share\" ADD CONSTRAINT \"FK_78e5bfca904d73611d0419ad8eb\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"current_cart\" ADD CONSTRAINT \"FK_25c34698a152b14182c90329939\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"current_cart\" ADD CONSTRAINT \"FK_238be82438f9b2fc295028f7774\" FOREIGN KEY (\"cartId\") REFERENCES \"member_cart\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query('DROP INDEX "company_order_one_cart"');
        // Carts that are open go on as what they are: their owner's only one, and current.
        await queryRunner.query(
            `INSERT INTO member_cart (id, "orderId") SELECT id, "orderId" FROM company_order WHERE "placedAt" IS NULL AND "placedByMemberId" IS NOT NULL`,
        );
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"current_cart\" DROP CONSTRAINT \"FK_238be82438f9b2fc295028f7774\"");
        await queryRunner.query("ALTER TABLE \"current_cart\" DROP CONSTRAINT \"FK_25c34698a152b14182c90329939\"");
        await queryRunner.query("ALTER TABLE \"cart_share\" DROP CONSTRAINT \"FK_78e5bfca904d73611d0419ad8eb\"");
        await queryRunner.query("ALTER TABLE \"cart_share\" DROP CONSTRAINT \"FK_c573fa434a48b44b48227e4ca8c\"");
        await queryRunner.query("ALTER TABLE \"member_cart\" DROP CONSTRAINT \"FK_10385676b931196fffb6b2d179c\"");
        await queryRunner.query("ALTER TABLE \"company_order_line\" DROP COLUMN \"changedByMemberId\"");
        await queryRunner.query("ALTER TABLE \"company_order_line\" DROP COLUMN \"changedInVersion\"");
        await queryRunner.query("DROP TABLE \"current_cart\"");
        await queryRunner.query("DROP TABLE \"cart_share\"");
        await queryRunner.query("DROP TABLE \"member_cart\"");
        await queryRunner.query('DROP INDEX "company_order_carts"');
        await queryRunner.query("CREATE UNIQUE INDEX \"company_order_one_cart\" ON \"company_order\" (\"placedByMemberId\") WHERE (\"placedAt\" IS NULL)");
    }
}
