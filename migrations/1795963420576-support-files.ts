import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SupportFiles1795963420576 implements MigrationInterface {
    async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("CREATE TABLE \"support_file\" (\"createdAt\" TIMESTAMP NOT NULL DEFAULT now(), \"updatedAt\" TIMESTAMP NOT NULL DEFAULT now(), \"companyId\" integer, \"memberId\" integer, \"administratorId\" integer, \"name\" text NOT NULL, \"format\" text NOT NULL, \"sizeBytes\" integer NOT NULL, \"fingerprint\" text NOT NULL, \"content\" bytea NOT NULL, \"id\" SERIAL NOT NULL, \"messageId\" integer, CONSTRAINT \"PK_0ccf74b243f67dc08f02aa4c712\" PRIMARY KEY (\"id\"))");
        await queryRunner.query("CREATE INDEX \"IDX_02eb5ee24db71670ddead4a21a\" ON \"support_file\" (\"messageId\") ");
        await queryRunner.query("CREATE INDEX \"IDX_support_file_waiting\" ON \"support_file\" (\"memberId\", \"administratorId\") WHERE \"messageId\" IS NULL");
        await queryRunner.query("CREATE INDEX \"IDX_c3e90ae204a67a744b34cf9cac\" ON \"support_file\" (\"companyId\", \"createdAt\") ");
        await queryRunner.query("ALTER TABLE \"support_file\" ADD CONSTRAINT \"FK_02eb5ee24db71670ddead4a21aa\" FOREIGN KEY (\"messageId\") REFERENCES \"support_message\"(\"id\") ON DELETE CASCADE ON UPDATE NO ACTION");
    }

    async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query("ALTER TABLE \"support_file\" DROP CONSTRAINT \"FK_02eb5ee24db71670ddead4a21aa\"");
        await queryRunner.query("DROP TABLE \"support_file\"");
    }
}
