import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OutboxJobs1795382635246 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"outbox_job\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"queueName\" text NOT NULL, \"data\" text NOT NULL, \"state\" text NOT NULL, \"progress\" real NOT NULL DEFAULT '0', \"result\" text, \"error\" text, \"startedAt\" TIMESTAMP WITH TIME ZONE, \"settledAt\" TIMESTAMP WITH TIME ZONE, \"isSettled\" boolean NOT NULL DEFAULT false, \"retries\" integer NOT NULL, \"attempts\" integer NOT NULL DEFAULT '0', \"crashes\" integer NOT NULL DEFAULT '0', \"runAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"leaseUntil\" TIMESTAMP WITH TIME ZONE, \"lockedBy\" text, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_fca572df71a1e08db50f81f7617\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_outbox_job_created\" ON \"outbox_job\" (\"createdAt\") ");
        await queryRunner.query("CREATE INDEX \"IDX_outbox_job_settled\" ON \"outbox_job\" (\"isSettled\", \"settledAt\") ");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("DROP TABLE \"outbox_job\"");
    }
}
