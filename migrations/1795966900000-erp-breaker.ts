import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How an ERP answers is known to pulls and tests of a connection too, and no longer to what is pushed alone. */
export class ErpBreaker1795966900000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "erp_push_breaker" RENAME CONSTRAINT "PK_eae320c3d05e8ee17e4f5a1541a" TO "PK_9451cd381be705ce9c408e5bb52"');
        await queryRunner.query('ALTER TABLE "erp_push_breaker" RENAME TO "erp_breaker"');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('ALTER TABLE "erp_breaker" RENAME TO "erp_push_breaker"');
        await queryRunner.query('ALTER TABLE "erp_push_breaker" RENAME CONSTRAINT "PK_9451cd381be705ce9c408e5bb52" TO "PK_eae320c3d05e8ee17e4f5a1541a"');
    }
}
