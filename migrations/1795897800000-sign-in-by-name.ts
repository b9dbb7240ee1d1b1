import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Core asks for a login by its name in small letters, and has no index for it. */
export class SignInByName1795897800000 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('CREATE INDEX user_identifier_lower ON "user" (lower(identifier))');
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('DROP INDEX user_identifier_lower');
    }
}
