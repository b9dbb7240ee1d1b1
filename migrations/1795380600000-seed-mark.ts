import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers which parts of the first data are in, so that a start that was killed half-way goes on where it was. */
export class SeedMark1795380600000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "seed_mark" ("name" text PRIMARY KEY, "at" timestamptz NOT NULL DEFAULT now())`);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP TABLE "seed_mark"`);
    }
}
