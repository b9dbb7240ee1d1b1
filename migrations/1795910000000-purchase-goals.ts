import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PurchaseGoals1795910000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"purchase_goal\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer, \"groupId\" integer, \"periodKind\" text NOT NULL, \"currencyCode\" text NOT NULL, \"startsOn\" date NOT NULL, \"endsOn\" date, \"steps\" jsonb NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"purchase_goal_ends_after\" CHECK (\"endsOn\" >= \"startsOn\"), CONSTRAINT \"purchase_goal_one_owner\" CHECK (num_nonnulls(\"companyId\", \"groupId\") = 1), CONSTRAINT \"PK_5ce0ded3765967f8c20dec43ebb\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_purchase_goal_company\" ON \"purchase_goal\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_purchase_goal_group\" ON \"purchase_goal\" (\"groupId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_purchase_goal_period\" ON \"purchase_goal\" (\"periodKind\", \"startsOn\") ");
        await queryRunner.query("CREATE TABLE \"credit_note\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer NOT NULL, \"number\" text NOT NULL, \"issuedOn\" date NOT NULL, \"currencyCode\" text NOT NULL, \"id\" SERIAL NOT NULL, \"amountNet\" bigint NOT NULL, CONSTRAINT \"credit_note_amount\" CHECK (\"amountNet\" > 0), CONSTRAINT \"PK_1f08d9f374b8db39fd4c8e789df\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_credit_note_number\" ON \"credit_note\" (\"companyId\", \"number\") ");
        await queryRunner.query("CREATE INDEX \"IDX_credit_note_day\" ON \"credit_note\" (\"issuedOn\", \"companyId\") ");
        await queryRunner.query("ALTER TABLE \"purchase_goal\" ADD CONSTRAINT \"FK_605183e791e50739c7e858a86b9\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"purchase_goal\" ADD CONSTRAINT \"FK_543d3d464d3faa93d5e8a6b2697\" FOREIGN KEY (\"groupId\") REFERENCES \"company_group\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"credit_note\" ADD CONSTRAINT \"FK_22f638df4c789358dfe5db5869e\" FOREIGN KEY (\"companyId\") REFERENCES \"company\"(\"id\") ON DELETE RESTRICT ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"company_order\" ADD \"fulfilledAt\" TIMESTAMP WITH TIME ZONE");
        // Orders that were shipped before: their step to it is in core's history, in UTC.
        await queryRunner.query(`
            UPDATE company_order co SET "fulfilledAt" = h.at
            FROM (SELECT "orderId", min("createdAt") AT TIME ZONE 'UTC' AS at FROM history_entry
                   WHERE type = 'ORDER_STATE_TRANSITION' AND "orderId" IS NOT NULL AND data::jsonb ->> 'to' = 'Shipped' GROUP BY "orderId") h
            WHERE h."orderId" = co."orderId"`);
        await queryRunner.query("CREATE INDEX \"company_order_fulfilled_of_company\" ON \"company_order\" (\"companyId\", \"fulfilledAt\") WHERE \"fulfilledAt\" IS NOT NULL");
        await queryRunner.query("CREATE INDEX \"company_order_fulfilled\" ON \"company_order\" (\"fulfilledAt\", \"companyId\") WHERE \"fulfilledAt\" IS NOT NULL");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX "company_order_fulfilled"');
        await queryRunner.query('DROP INDEX "company_order_fulfilled_of_company"');
        await queryRunner.query('ALTER TABLE "company_order" DROP COLUMN "fulfilledAt"');
        await queryRunner.query('DROP TABLE "credit_note"');
        await queryRunner.query('DROP TABLE "purchase_goal"');
    }
}
