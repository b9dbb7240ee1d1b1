import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderChangesExpire1795941000000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"order_rules\" ADD \"changeDecisionDays\" integer NOT NULL DEFAULT '3'");
        // What was asked before has a week from now.
        await queryRunner.query("ALTER TABLE \"order_change\" ADD \"answerBy\" date NOT NULL DEFAULT CURRENT_DATE + 7");
        await queryRunner.query("ALTER TABLE \"order_change\" ALTER COLUMN \"answerBy\" DROP DEFAULT");
        await queryRunner.query("ALTER TABLE \"order_change\" DROP CONSTRAINT \"order_change_state\"");
        await queryRunner.query("ALTER TABLE \"order_change\" ADD CONSTRAINT \"order_change_state\" CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn', 'overtaken', 'expired'))");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("UPDATE \"order_change\" SET state = 'overtaken' WHERE state = 'expired'");
        await queryRunner.query("ALTER TABLE \"order_change\" DROP CONSTRAINT \"order_change_state\"");
        await queryRunner.query("ALTER TABLE \"order_change\" ADD CONSTRAINT \"order_change_state\" CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn', 'overtaken'))");
        await queryRunner.query("ALTER TABLE \"order_change\" DROP COLUMN \"answerBy\"");
        await queryRunner.query("ALTER TABLE \"order_rules\" DROP COLUMN \"changeDecisionDays\"");
    }
}
