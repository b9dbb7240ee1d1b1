import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApprovalLinks1795939318832 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"approval_link\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"requestId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"level\" integer NOT NULL, \"tokenHash\" text NOT NULL, \"expiresAt\" TIMESTAMP WITH TIME ZONE NOT NULL, \"usedAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_d59fae584412d17520f7f36e28a\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_approval_link_request\" ON \"approval_link\" (\"requestId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_approval_link_member\" ON \"approval_link\" (\"memberId\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_approval_link_token_hash\" ON \"approval_link\" (\"tokenHash\") ");
        await queryRunner.query("CREATE INDEX \"IDX_approval_link_expiry\" ON \"approval_link\" (\"expiresAt\") ");
        await queryRunner.query("ALTER TABLE \"approval_link\" ADD CONSTRAINT \"FK_9ec81bede2352ec775d14a777a0\" FOREIGN KEY (\"requestId\") REFERENCES \"approval_request\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
        await queryRunner.query("ALTER TABLE \"approval_link\" ADD CONSTRAINT \"FK_9249857084a2c16c2538c2d2a8d\" FOREIGN KEY (\"memberId\") REFERENCES \"company_member\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"approval_link\" DROP CONSTRAINT \"FK_9249857084a2c16c2538c2d2a8d\"");
        await queryRunner.query("ALTER TABLE \"approval_link\" DROP CONSTRAINT \"FK_9ec81bede2352ec775d14a777a0\"");
        await queryRunner.query("DROP TABLE \"approval_link\"");
    }
}
