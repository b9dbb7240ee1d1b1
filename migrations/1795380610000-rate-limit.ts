import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table of rate-limiter-flexible. Unlogged: a crash may forget counters, and each guess costs one write less. */
export class RateLimit1795380610000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(
            `CREATE UNLOGGED TABLE "rate_limit" ("key" varchar(255) PRIMARY KEY, "points" integer NOT NULL DEFAULT 0, "expire" bigint)`,
        );
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP TABLE "rate_limit"`);
    }
}
