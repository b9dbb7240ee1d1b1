import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Broadcasts1795966819982 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"broadcast\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"state\" text NOT NULL DEFAULT 'draft', \"texts\" jsonb NOT NULL, \"audience\" jsonb NOT NULL, \"reach\" integer array, \"writtenByAdministratorId\" integer NOT NULL, \"banner\" boolean NOT NULL DEFAULT false, \"byMail\" boolean NOT NULL DEFAULT false, \"bySms\" boolean NOT NULL DEFAULT false, \"sendAt\" TIMESTAMP WITH TIME ZONE, \"sentAt\" TIMESTAMP WITH TIME ZONE, \"lastMemberId\" integer NOT NULL DEFAULT '0', \"version\" integer NOT NULL DEFAULT '1', \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_0ded4e27b42c4b2589e70095aa9\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_ee77bb23e8a133c73942ed3f16\" ON \"broadcast\" (\"state\", \"createdAt\") ");
        await queryRunner.query("CREATE TABLE \"broadcast_recipient\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"broadcastId\" integer NOT NULL, \"companyId\" integer NOT NULL, \"memberId\" integer NOT NULL, \"readAt\" TIMESTAMP WITH TIME ZONE, \"id\" SERIAL NOT NULL, CONSTRAINT \"PK_27bbde8f1f1d58e44b1c47323a8\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_8e97e925bd0819a8183e444df7\" ON \"broadcast_recipient\" (\"companyId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_5e0d031a9a765ee96fdff26acf\" ON \"broadcast_recipient\" (\"memberId\", \"id\") ");
        await queryRunner.query("CREATE UNIQUE INDEX \"UQ_broadcast_recipient\" ON \"broadcast_recipient\" (\"broadcastId\", \"memberId\") ");
        await queryRunner.query("ALTER TABLE \"broadcast_recipient\" ADD CONSTRAINT \"FK_a002c57022e6f117eb50b721f15\" FOREIGN KEY (\"broadcastId\") REFERENCES \"broadcast\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"broadcast_recipient\" DROP CONSTRAINT \"FK_a002c57022e6f117eb50b721f15\"");
        await queryRunner.query("DROP TABLE \"broadcast_recipient\"");
        await queryRunner.query("DROP TABLE \"broadcast\"");
    }
}
