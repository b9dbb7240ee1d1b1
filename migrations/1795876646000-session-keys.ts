import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions are kept by the hash of their token (ADR 0015). Who is signed in stays so. */
export class SessionKeys1795876646000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("UPDATE \"session\" SET \"token\" = 'sha256:' || encode(sha256(convert_to(\"token\", 'UTF8')), 'hex') WHERE \"token\" NOT LIKE 'sha256:%'");
    }

    /** Tokens cannot be had back from their hashes: everybody signs in again. */
    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DELETE FROM "session"');
    }
}
