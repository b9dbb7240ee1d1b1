import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EmailChangeLinks1795890120000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "access_link" ADD "newAddress" text');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "access_link" DROP COLUMN "newAddress"');
    }
}
