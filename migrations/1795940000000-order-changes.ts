import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderChanges1795940000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"order_change\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"kind\" text NOT NULL, \"state\" text NOT NULL DEFAULT 'open', \"version\" integer NOT NULL DEFAULT '1', \"askedByMemberId\" integer NOT NULL, \"askedByAdministratorId\" integer, \"reason\" text NOT NULL, \"oldWishedDate\" date, \"newWishedDate\" date, \"oldRemarks\" text NOT NULL DEFAULT '', \"newRemarks\" text NOT NULL DEFAULT '', \"lines\" jsonb NOT NULL DEFAULT '[]', \"decidedAt\" TIMESTAMP WITH TIME ZONE, \"decidedByAdministratorId\" integer, \"answer\" text NOT NULL DEFAULT '', \"id\" SERIAL NOT NULL, \"orderId\" integer NOT NULL, \"oldTotalGross\" bigint NOT NULL, \"newTotalGross\" bigint NOT NULL, CONSTRAINT \"order_change_state\" CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn', 'overtaken')), CONSTRAINT \"order_change_kind\" CHECK (kind IN ('change', 'cancel')), CONSTRAINT \"PK_228daac4dc69364c91f0ccd15f1\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_order_change_order\" ON \"order_change\" (\"orderId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_order_change_open\" ON \"order_change\" (\"orderId\") WHERE state = 'open'");
        await queryRunner.query("ALTER TABLE \"order_change\" ADD CONSTRAINT \"FK_13492e4e65dccf48a7171b14de3\" FOREIGN KEY (\"orderId\") REFERENCES \"company_order\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"order_change\" DROP CONSTRAINT \"FK_13492e4e65dccf48a7171b14de3\"");
        await queryRunner.query("DROP TABLE \"order_change\"");
    }
}
