import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OutboxMessages1795381874710 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"outbox_message\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"kind\" text NOT NULL, \"aggregate\" text NOT NULL, \"sequence\" integer NOT NULL, \"payload\" jsonb NOT NULL, \"key\" text, \"notBefore\" TIMESTAMP WITH TIME ZONE NOT NULL, \"attempts\" integer NOT NULL DEFAULT '0', \"crashes\" integer NOT NULL DEFAULT '0', \"leaseUntil\" TIMESTAMP WITH TIME ZONE, \"lockedBy\" text, \"state\" text NOT NULL DEFAULT 'PENDING', \"lastError\" text, \"reference\" text, \"settledAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_2f36ee5236f2793f3e7bd554589\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_outbox_message_state_kind\" ON \"outbox_message\" (\"state\", \"kind\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_outbox_message_aggregate_sequence\" ON \"outbox_message\" (\"aggregate\", \"sequence\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_outbox_message_key\" ON \"outbox_message\" (\"key\") ");
        await queryRunner.query("CREATE TABLE \"idempotency_key\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"principal\" text NOT NULL, \"operation\" text NOT NULL, \"key\" text NOT NULL, \"requestHash\" text NOT NULL, \"state\" text NOT NULL, \"answer\" text, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_213f125e14469be304f9ff1d452\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_idempotency_key_expires\" ON \"idempotency_key\" (\"expiresAt\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_idempotency_key_use\" ON \"idempotency_key\" (\"principal\", \"operation\", \"key\") ");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("DROP TABLE \"idempotency_key\"");
        await queryRunner.query("DROP TABLE \"outbox_message\"");
    }
}
