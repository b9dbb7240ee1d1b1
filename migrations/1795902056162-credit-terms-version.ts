import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreditTermsVersion1795902056162 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"credit_terms\" ADD \"version\" integer NOT NULL DEFAULT '1'");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"credit_terms\" DROP COLUMN \"version\"");
    }
}
