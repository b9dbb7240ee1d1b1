import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PinSecrets1795877167659 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"pin_secret\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"purpose\" text NOT NULL, \"subject\" text NOT NULL, \"hash\" text NOT NULL, \"failures\" integer NOT NULL DEFAULT '0', \"lockedUntil\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_98b8339655d605a80953c8b7ee6\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_pin_secret_subject\" ON \"pin_secret\" (\"purpose\", \"subject\") ");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("DROP TABLE \"pin_secret\"");
    }
}
